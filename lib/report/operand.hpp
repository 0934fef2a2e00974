#pragma once

#include <string>
#include <string_view>

#include "report/query.hpp"

namespace matchdesk {

// Whether values of a name can be compared so.
bool allows(const Name& name, Operator how);
// The comparisons that are allowed, as a hint.
std::string comparisons_of(const Name& name);

// What somebody typed after a comparison, as the name's type reads it. An error says what is expected instead.
Result<Operand> read_operand(const Policy& policy, const Name& name, Operator how, std::string_view typed, Instant now);

}  // namespace matchdesk

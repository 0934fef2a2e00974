#pragma once

#include <string>
#include <string_view>

#include "report/query.hpp"

namespace matchdesk {

// Whether values of a fact can be compared so.
bool allows(const Fact& fact, Operator how);
// The comparisons that are allowed, as a hint.
std::string comparisons_of(const Fact& fact);

// What somebody typed after a comparison, as the fact's type reads it. An error says what is expected instead.
Result<Operand> read_operand(const Policy& policy, const Fact& fact, Operator how, std::string_view typed, Instant now);

}  // namespace matchdesk

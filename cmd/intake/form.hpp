#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/policy.hpp"

namespace matchdesk {

// A form for one participant of a role, to be filled in in an editor: YAML, one line a field that the role or its side
// may have, what is needed marked, the known terms beside their fields where they are few. `filled` holds what is said
// already, by dotted name. What stays empty reads as not said.
std::string participant_form(const Policy& policy, const Role& role,
                             const std::vector<std::pair<std::string, std::vector<std::string>>>& filled);

}  // namespace matchdesk

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/policy.hpp"

namespace matchdesk {

// Returns a form in YAML for one participant of a role, which a person fills in with an editor: a line for each field,
// with a comment where it is needed or has known terms. `filled` holds the values that are known already, by dotted
// name. A field that stays empty is not set.
std::string participant_form(const Policy& policy, const Role& role,
                             const std::vector<std::pair<std::string, std::vector<std::string>>>& filled);

}  // namespace matchdesk

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"

namespace matchdesk {

// Returns who coordinates at a place: those who hold the first staff role of the policy's coverage that somebody holds
// there; without coverage, of the only staff role. Empty where the policy does not say.
std::vector<std::string> coordinators_at(const Policy& policy, std::string_view location);

// Returns who is told when a clock is overdue at a place: those who hold its `escalate_to` there, else who coordinates.
std::vector<std::string> escalation_contacts(const Clock& clock, const Policy& policy, std::string_view location);

}  // namespace matchdesk

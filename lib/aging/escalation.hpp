#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"

namespace matchdesk {

// Returns who coordinates at a place: those who hold the first staff role of the policy's coverage that somebody holds
// there; without coverage, of the only staff role. Empty where the policy does not say.
std::vector<std::string> coordinators_at(const Policy& policy, std::string_view location);

// Says that a staff role has nobody at a place: "nobody is chapter_chair for wichita".
std::string nobody_is(std::string_view role, std::string_view location);

// Whether somebody is told when the clock is overdue.
bool tells_somebody(const Clock& clock);

// The staff role that is told when the clock is overdue; "coordinator" where it names none.
std::string escalation_role(const Clock& clock);

// Says that nobody holds that role at a place; empty where somebody does.
std::string nobody_to_tell(const Clock& clock, const Policy& policy, std::string_view location);

// Returns who is told when a clock is overdue at a place: those who hold its `escalate_to` there, else who coordinates.
std::vector<std::string> escalation_contacts(const Clock& clock, const Policy& policy, std::string_view location);

}  // namespace matchdesk

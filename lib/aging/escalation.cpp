#include "aging/escalation.hpp"

#include <fmt/format.h>

namespace matchdesk {

std::vector<std::string> coordinators_at(const Policy& policy, std::string_view location) {
  for (const Coverage& coverage : policy.coverage) {
    auto staff = staff_at(policy, coverage.role, location);
    if (!staff.empty()) return staff;
  }
  if (policy.coverage.empty() && policy.staff.size() == 1)
    return staff_at(policy, policy.staff.begin()->first, location);
  return {};
}

std::string nobody_is(std::string_view role, std::string_view location) {
  return fmt::format("nobody is {}{}", role, location.empty() ? "" : fmt::format(" for {}", location));
}

bool tells_somebody(const Clock& clock) {
  return !clock.escalate_to.empty() || (clock.then && clock.then->action == Clock::Action::flag);
}

std::string escalation_role(const Clock& clock) {
  return clock.escalate_to.empty() ? "coordinator" : clock.escalate_to;
}

std::string nobody_to_tell(const Clock& clock, const Policy& policy, std::string_view location) {
  const auto holders =
      clock.escalate_to.empty() ? coordinators_at(policy, location) : staff_at(policy, clock.escalate_to, location);
  return holders.empty() ? nobody_is(escalation_role(clock), location) : std::string();
}

std::vector<std::string> escalation_contacts(const Clock& clock, const Policy& policy, std::string_view location) {
  if (!clock.escalate_to.empty()) {
    auto staff = staff_at(policy, clock.escalate_to, location);
    if (!staff.empty()) return staff;
  }
  return coordinators_at(policy, location);
}

}  // namespace matchdesk

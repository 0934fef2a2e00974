#include "aging/escalation.hpp"

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

std::vector<std::string> escalation_contacts(const Clock& clock, const Policy& policy, std::string_view location) {
  if (!clock.escalate_to.empty()) {
    auto staff = staff_at(policy, clock.escalate_to, location);
    if (!staff.empty()) return staff;
  }
  return coordinators_at(policy, location);
}

}  // namespace matchdesk

#include "report/stays.hpp"

namespace matchdesk {

std::vector<Stay> stays_of(const Program& program, const Request& request) {
  const LifeRules& rules = policy_at(program.policy, location_of(program, request)).life;
  std::vector<Stay> stays;
  for (const std::size_t index : standing(request.history)) {
    const Instant at = request.history[index].at.instant;
    // Several events of one second fold together.
    if (!stays.empty() && stays.back().begin == at) stays.pop_back();
    const RequestStatus status = fold(request, rules, at).state.status;
    if (!stays.empty() && stays.back().status == status && !stays.back().end) continue;
    if (!stays.empty() && !stays.back().end) stays.back().end = at;
    if (status != RequestStatus::closed) stays.push_back({status, at, std::nullopt});
  }
  return stays;
}

}  // namespace matchdesk

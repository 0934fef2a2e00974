#include "matching/asked.hpp"

#include "policy/apply.hpp"

namespace matchdesk {
namespace {

// A seeker who takes the request back gives the provider's place in the week and the turn back, and so does whatever
// else ended an asking before its answer.
bool is_excused(const Program& program, const Request& request, const Asking& asking) {
  if (asking.answer == Answer::ended || asking.ended_by == EventKind::withdrawn) return true;
  if (asking.answer != Answer::declined) return false;
  if (asking.route == "offered") return true;
  const DeclineReason* reason =
      find_decline_reason(policy_at(program.policy, location_of(program, request)), asking.reason);
  return reason != nullptr && !reason->counts;
}

}  // namespace

std::vector<Asked> asks_put_to(const Program& program, std::string_view provider, Instant until) {
  std::vector<Asked> asks;
  for (const Request* request : program.records.requests_of_provider(provider)) {
    const StoryAt story(*request, program.policy, until);
    for (const Asking& asking : story->askings) {
      if (asking.provider != provider) continue;
      asks.push_back(
          {request, asking.asked.instant, asking.route, asking.answer, is_excused(program, *request, asking)});
    }
  }
  return asks;
}

}  // namespace matchdesk

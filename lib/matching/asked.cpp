#include "matching/asked.hpp"

#include <string>

#include "record/standing.hpp"

namespace matchdesk {

namespace {

bool is_excused(const Program& program, const Request& request, std::string_view route, const Event& declined) {
  if (route == "offered") return true;
  const auto& policy = policy_at(program.policy, location_of(program, request));
  const auto* reason = find_decline_reason(policy, declined.text("reason"));
  return reason && !reason->counts;
}

// The route of an `assigned` event: what a seeker or a provider began goes on as assigned.
std::string_view route_when_assigned(const Request& request) {
  return request.route.empty() || request.route == "direct" || request.route == "offered"
             ? "assigned"
             : std::string_view(request.route);
}

// Whom a submission names: of a direct request who is asked, of an offer who offers.
const std::string& named_at_submission(const Request& request, const Event& submitted) {
  return submitted.text(request.route == "offered" ? "from" : "to");
}

// Adds the asks of one request. Whoever was asked last is the one who declines or lets it time out.
void add_asks(const Program& program, const Request& request, std::string_view provider, Instant until,
              std::vector<Asked>& asks) {
  std::string holder;
  for (const auto index : stand(request.history, until).order) {
    const auto& event = request.history[index];
    if (event.event == "submitted" || event.event == "assigned") {
      const bool assigned = event.event == "assigned";
      holder = assigned ? event.text("provider") : named_at_submission(request, event);
      if (holder != provider) continue;
      const auto route = assigned ? route_when_assigned(request) : std::string_view(request.route);
      asks.push_back({&request, event.at.instant, route, Asked::Answer::none});
    } else if (holder == provider && event.event == "declined") {
      const bool excused = is_excused(program, request, asks.back().route, event);
      asks.back().answer = excused ? Asked::Answer::excused : Asked::Answer::declined;
      holder.clear();
    } else if (holder == provider && event.event == "timed-out") {
      asks.back().answer = Asked::Answer::timed_out;
      holder.clear();
    }
  }
}

}  // namespace

std::vector<Asked> asks_put_to(const Program& program, std::string_view provider, Instant until) {
  std::vector<Asked> asks;
  for (const auto* request : program.records.requests_of_provider(provider)) {
    add_asks(program, *request, provider, until, asks);
  }
  return asks;
}

}  // namespace matchdesk

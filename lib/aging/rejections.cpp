#include "aging/rejections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "aging/timeline.hpp"

namespace matchdesk {
namespace {

bool is_among(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

std::string why_not(const Policy& policy, const Event& event, Instant at, Instant now) {
  const auto& within = policy.compliance.within;
  if (event.event == "timed-out") {
    if (!policy.compliance.time_outs) return "time-outs do not count";
  } else if (const auto* reason = find_decline_reason(policy, event.text("reason")); reason && !reason->counts) {
    return fmt::format("a decline for {} does not count", reason->name);
  }
  if (within && now > due(policy.calendar, at, *within)) return fmt::format("more than {} ago", to_text(*within));
  return {};
}

Rejection rejection(const Policy& policy, const Request& request, const Moment& moment, Instant now) {
  const auto& zone = policy.calendar.zone;
  const auto at = moment.counts_from == moment.at ? moment.event->at : zone.stamp(moment.counts_from);
  return {request.id, at, std::string(moment.name), moment.event->text("reason"),
          why_not(policy, *moment.event, moment.counts_from, now)};
}

// Adds what the provider rejected of one request. Who declines an offer is the seeker.
void add(const Program& program, const Policy& policy, const Participant& provider, const Request& request, Instant now,
         std::vector<Rejection>& all) {
  std::string_view with;
  for (const Moment& moment : timeline_of(request, program.policy.life, now)) {
    if (moment.name == "submitted" && request.route == "direct") with = moment.event->text("to");
    if (moment.name == "assigned") with = moment.event->text("provider");
    const bool rejects = moment.name == "declined" || moment.name == "timed-out";
    if (rejects && with == provider.id) all.push_back(rejection(policy, request, moment, now));
    if (moment.derived == "returned") with = {};
  }
}

}  // namespace

std::vector<Rejection> rejections_of(const Program& program, const Participant& provider, Instant now) {
  const Policy& policy = policy_at(program.policy, provider.location);
  std::vector<Rejection> all;
  for (const Request* request : program.records.requests_of_provider(provider.id)) {
    const auto& state = request->state;
    if (!is_among(state.declined_by, provider.id) && !is_among(state.timed_out_by, provider.id)) continue;
    add(program, policy, provider, *request, now, all);
  }
  std::ranges::stable_sort(all, [](const Rejection& left, const Rejection& right) {
    return std::tie(left.at.instant, left.request) < std::tie(right.at.instant, right.request);
  });
  return all;
}

}  // namespace matchdesk

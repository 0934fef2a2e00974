#include "aging/record_waits.hpp"

namespace matchdesk {

RecordWaits waits_of(const Program& program, const ClockRules& rules, const Request& request, Instant now) {
  RecordWaits all;
  const auto& location = location_of(program, request);
  if (!may_wait(rules, request, location)) return all;
  all.timeline = timeline_of(request, program.policy, now);
  all.waits = waits_of(rules, request, location, all.timeline);
  return all;
}

RecordWaits waits_of(const Program& program, const ClockRules& rules, const Participant& participant, Instant now,
                     std::optional<Instant> until) {
  RecordWaits all;
  if (!may_wait(rules, participant)) return all;
  all.timeline = timeline_of(participant, program.policy, now);
  if (rules.needs_requests) {
    const auto add = [&](const Request* request) {
      add_request(all.timeline, participant, *request, program.policy, now);
    };
    for (const auto* request : program.records.requests_of_seeker(participant.id)) add(request);
    for (const auto* request : program.records.requests_of_provider(participant.id)) add(request);
  }
  if (until) std::erase_if(all.timeline, [&](const Moment& moment) { return moment.counts_from >= *until; });
  all.waits = waits_of(rules, participant, all.timeline);
  return all;
}

}  // namespace matchdesk

#include "aging/sweep.hpp"

#include <algorithm>
#include <tuple>

#include "aging/answerer.hpp"
#include "aging/call.hpp"
#include "aging/step.hpp"

namespace matchdesk {
namespace {

struct Due {
  Instant due{};
  SweepStep step;
};

std::optional<Call> next_call(const RecordWaits& waits, const Calendar& calendar, const Request& request, Instant now) {
  return next_call(waits, calendar, request.history, request.state.status, now);
}

std::optional<Call> next_call(const RecordWaits& waits, const Calendar& calendar, const Participant& participant,
                              Instant now) {
  return next_call(waits, calendar, participant.history, std::nullopt, now);
}

// Whether the record takes the event; it is then part of it.
bool take(Request& request, const Event& event, const LifeRules& rules) {
  auto state = after(request, event, rules);
  if (!state) return false;
  request.state = std::move(*state);
  request.history.push_back(event);
  return true;
}

bool take(Participant& participant, const Event& event, const LifeRules&) {
  participant.history.push_back(event);
  return true;
}

// Does what a record calls for, one thing after another, on a copy that is made when there is something to do.
// `waits_now` gives the waits of a record as it stands.
template <class Record, class WaitsNow>
std::optional<Record> sweep_record(const Program& program, const Policy& policy, const Record& record,
                                   const std::string& location, Instant now, WaitsNow waits_now,
                                   std::vector<Due>& all) {
  auto waits = waits_now(record);
  auto call = waits.waits.empty() ? std::nullopt : next_call(waits, policy.calendar, record, now);
  if (!call) return std::nullopt;
  Record copy = record;
  while (call) {
    auto step = step_of(*call, copy, policy, location, now);
    if (!take(copy, step.change.event, program.policy.life)) break;
    all.push_back({call->due, std::move(step)});
    waits = waits_now(copy);
    call = next_call(waits, policy.calendar, copy, now);
  }
  return copy;
}

ChangedRequests sweep_requests(const Program& program, Instant now, std::vector<Due>& all) {
  ChangedRequests changed;
  RulesByPlace rules(program, Subject::request, now);
  for (const Request& request : program.records.requests()) {
    if (request.state.status == RequestStatus::closed) continue;
    const auto& location = location_of(program, request);
    const ClockRules& here = rules.at(location);
    const auto waits_now = [&](const Request& as_it_is) { return waits_of(program, here, as_it_is, now); };
    auto copy = sweep_record(program, *here.policy, request, location, now, waits_now, all);
    if (copy) changed.emplace(request.id, std::move(*copy));
  }
  return changed;
}

void sweep_participants(const Program& program, const ChangedRequests& changed, Instant now, std::vector<Due>& all) {
  RulesByPlace rules(program, Subject::participant, now);
  for (const Participant& participant : program.records.participants()) {
    const ClockRules& here = rules.at(participant.location);
    const auto waits_now = [&](const Participant& as_it_is) { return waits_of(program, here, as_it_is, now, changed); };
    sweep_record(program, *here.policy, participant, participant.location, now, waits_now, all);
  }
}

}  // namespace

std::vector<SweepStep> sweep(const Program& program, Instant now) {
  std::vector<Due> all;
  sweep_participants(program, sweep_requests(program, now, all), now, all);
  std::ranges::stable_sort(all, [](const Due& left, const Due& right) {
    return std::tie(left.due, left.step.change.id) < std::tie(right.due, right.step.change.id);
  });
  std::vector<SweepStep> steps;
  steps.reserve(all.size());
  for (Due& due : all) steps.push_back(std::move(due.step));
  return steps;
}

}  // namespace matchdesk

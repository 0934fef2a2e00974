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

// Where a record's steps are made from.
struct Place {
  const Program& program;
  const Policy& policy;  // in force there
  const std::string& location;
  Instant now;
};

// Does what a record called for up to `until`, one thing after another, on `copy`, which is made when there is
// something to do. `waits_now` gives the waits of a record as it stands.
template <class Record, class WaitsNow>
void sweep_record(const Place& place, const Record& record, Instant until, WaitsNow waits_now,
                  std::optional<Record>& copy, std::vector<Due>& all) {
  while (true) {
    const Record& as_it_is = copy ? *copy : record;
    const auto waits = waits_now(as_it_is);
    if (waits.waits.empty()) return;
    const auto call = next_call(waits, place.policy.calendar, as_it_is, until);
    if (!call) return;
    auto step = step_of(*call, as_it_is, place.policy, place.location, place.now);
    if (!copy) copy = record;
    if (!take(*copy, step.change.event, place.program.policy.life)) return;
    all.push_back({call->due, std::move(step)});
  }
}

ChangedRequests sweep_requests(const Program& program, Instant now, std::vector<Due>& all) {
  ChangedRequests changed;
  RulesByPlace rules(program, Subject::request, now);
  for (const Request& request : program.records.requests()) {
    if (request.state.status == RequestStatus::closed) continue;
    const auto& location = location_of(program, request);
    const ClockRules& here = rules.at(location);
    std::optional<Request> copy;
    sweep_record(
        Place{program, *here.policy, location, now}, request, now,
        [&](const Request& as_it_is) { return waits_of(program, here, as_it_is, now); }, copy, all);
    if (copy) changed.emplace(request.id, std::move(*copy));
  }
  return changed;
}

// When what this sweep did in the participant's requests counts from, in order.
std::vector<Instant> changes_around(const Program& program, const ChangedRequests& changed,
                                    const Participant& participant) {
  std::vector<Instant> times;
  const auto add = [&](const Request* request) {
    const auto found = changed.find(request->id);
    if (found == changed.end()) return;
    const auto& history = found->second.history;
    for (std::size_t index = request->history.size(); index < history.size(); ++index) {
      times.push_back(counts_from(history[index]));
    }
  };
  for (const auto* request : program.records.requests_of_seeker(participant.id)) add(request);
  for (const auto* request : program.records.requests_of_provider(participant.id)) add(request);
  std::ranges::sort(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

// A participant's clocks may start with what this sweep did in its requests; what they called for before that is done
// first, as it would have been by a sweep in time.
void sweep_participant(const Place& place, const ClockRules& rules, const Participant& participant,
                       const ChangedRequests& changed, std::vector<Due>& all) {
  if (!may_wait(rules, participant)) return;
  std::optional<Participant> copy;
  if (rules.needs_requests && !changed.empty()) {
    for (const Instant before : changes_around(place.program, changed, participant)) {
      const auto rules_then = rules_of(place.policy, Subject::participant, before);
      const auto waits_then = [&](const Participant& as_it_is) {
        return waits_of(place.program, rules_then, as_it_is, place.now, changed, before);
      };
      sweep_record(place, participant, before, waits_then, copy, all);
    }
  }
  const auto waits_now = [&](const Participant& as_it_is) {
    return waits_of(place.program, rules, as_it_is, place.now, changed);
  };
  sweep_record(place, participant, place.now, waits_now, copy, all);
}

void sweep_participants(const Program& program, const ChangedRequests& changed, Instant now, std::vector<Due>& all) {
  RulesByPlace rules(program, Subject::participant, now);
  for (const Participant& participant : program.records.participants()) {
    const ClockRules& here = rules.at(participant.location);
    sweep_participant({program, *here.policy, participant.location, now}, here, participant, changed, all);
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

#include "aging/sweep.hpp"

#include <algorithm>
#include <tuple>

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

// One sweep: what it does is part of its own view of the records at once.
class Sweep {
 public:
  Sweep(const Program& program, Instant now) : before_(program), records_(program.records), now_(now) {}

  std::vector<Due> operator()() && {
    RulesByPlace of_requests(before_, Subject::request, now_);
    for (const Request& request : before_.records.requests()) {
      const std::string& location = location_of(before_, request);
      sweep_request(of_requests.at(location), request, location);
    }
    requests_changed_ = !all_.empty();
    RulesByPlace of_participants(before_, Subject::participant, now_);
    for (const Participant& participant : before_.records.participants())
      sweep_participant(of_participants.at(participant.location), participant);
    return std::move(all_);
  }

 private:
  // Does what a record calls for up to `until`, one thing after another. `waits_now` gives the waits of a record as it
  // stands.
  template <class Record, class WaitsNow>
  void sweep_record(const Policy& here, const std::string& id, const std::string& location, Instant until,
                    WaitsNow waits_now) {
    while (true) {
      const Record& record = *records_.find<Record>(id);
      const RecordWaits waits = waits_now(record);
      const auto call = next_call(waits, here.calendar, record, until);
      if (!call) return;
      SweepStep step = step_of(*call, record, here, location, now_);
      auto folded = after(record, step.change.event, before_.policy);
      if (!folded) return;
      records_.append<Record>(id, step.change.event, std::move(*folded));
      all_.push_back({call->due, std::move(step)});
    }
  }

  void sweep_request(const ClockRules& rules, const Request& request, const std::string& location) {
    sweep_record<Request>(*rules.policy, request.id, location, now_,
                          [&](const Request& as_it_is) { return waits_of(program_, rules, as_it_is, now_); });
  }

  // A participant's clocks may start with what this sweep did in its requests; what they called for before that is done
  // first, as it would have been by a sweep in time.
  void sweep_participant(const ClockRules& rules, const Participant& participant) {
    if (!may_wait(rules, participant)) return;
    if (rules.needs_requests && requests_changed_) {
      for (const Instant before : changes_around(participant)) {
        const auto rules_then = rules_of(*rules.policy, Subject::participant, before);
        sweep_record<Participant>(
            *rules.policy, participant.id, participant.location, before,
            [&](const Participant& as_it_is) { return waits_of(program_, rules_then, as_it_is, now_, before); });
      }
    }
    sweep_record<Participant>(*rules.policy, participant.id, participant.location, now_,
                              [&](const Participant& as_it_is) { return waits_of(program_, rules, as_it_is, now_); });
  }

  // When what this sweep did in the participant's requests counts from, in order.
  std::vector<Instant> changes_around(const Participant& participant) const {
    std::vector<Instant> times;
    const auto add = [&](const Request& request) {
      for (std::size_t place = before_.records.request(request.id)->history.size(); place < request.history.size();
           ++place)
        times.push_back(counts_from(request.history[place]));
    };
    for (const auto* request : records_.requests_of_seeker(participant.id)) add(*request);
    for (const auto* request : records_.requests_of_provider(participant.id)) add(*request);
    std::ranges::sort(times);
    times.erase(std::ranges::unique(times).begin(), times.end());
    return times;
  }

  const Program& before_;
  Records records_;
  Program program_{before_.policy, records_};
  Instant now_;
  bool requests_changed_ = false;
  std::vector<Due> all_;
};

}  // namespace

std::vector<SweepStep> sweep(const Program& program, Instant now) {
  std::vector<Due> all = Sweep(program, now)();
  std::ranges::stable_sort(all, [](const Due& left, const Due& right) {
    return std::tie(left.due, left.step.change.id) < std::tie(right.due, right.step.change.id);
  });
  std::vector<SweepStep> steps;
  steps.reserve(all.size());
  for (Due& due : all) steps.push_back(std::move(due.step));
  return steps;
}

}  // namespace matchdesk

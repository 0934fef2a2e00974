#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "aging/timeline.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// The clocks of one policy for one kind of record, prepared for many records: which of them care for an event.
// Points into the policy, which must outlive it.
struct ClockRules {
  struct Use {  // of an event by a clock
    std::size_t clock = 0;
    std::vector<const EventPattern*> from, until;
  };
  const Policy* policy = nullptr;
  std::vector<const Clock*> clocks;            // in the policy's order
  std::map<EventKind, std::vector<Use>> uses;  // by event
  bool needs_requests = false;                 // of participants: a clock names an event that only requests have
  bool needs_periods = false;
  Period period, period_before;          // the reporting period that holds `now`
  Instant period_begin{}, period_end{};  // its first and its last second
};

ClockRules rules_of(const Policy& policy, Subject subject, Instant now);

// The rules of each policy in force somewhere, made when first asked for.
class RulesByPlace {
 public:
  RulesByPlace(const Program& program, Subject subject, Instant now);
  const ClockRules& at(std::string_view location);

 private:
  const Program& program_;
  Subject subject_;
  Instant now_;
  std::map<const Policy*, ClockRules> made_;
};

// A clock that was started and not stopped.
struct Wait {
  const Clock* clock = nullptr;
  std::size_t order = 0;  // the clock's place among the rules'
  Instant started{};
  Instant due{};
  EventKind began_with = EventKind::noted;  // the event of the clock's `from`, or period_start
  std::size_t since = 0;                    // place in the timeline from which on a snooze is about this wait
  bool missed_period = false;  // of a clock that comes back with every period: nobody answered in the last one
  std::vector<Rest> rests{};   // in which it stands still

  // When so much of it has passed.
  Instant after(const Calendar& calendar, const Duration& time) const {
    return matchdesk::due(calendar, started, time, rests);
  }
  bool rests_at(Instant moment) const;
};

// The waits of a record, in the policy's order. How a clock runs:
// - an event of `from` starts it, also one that had stopped; of the same moment, stopping comes before starting;
// - an event of `until` stops it; so does the end of the request, or the participant's leaving;
// - of a request, a wait for one provider (see begins_with_provider) ends when the request comes back to the queue;
// - of a kind with a number of sessions, a clock that only waits for another meeting ends with the last of them;
// - of a kind with a number of referrals, `referred` stops a clock only when the provider has given so many, and a
// clock
//   that only waits for referrals ends with the last of them;
// - while a request is on hold, its waits stand still;
// - with `every: reporting-period`, each period that begins while it is on starts it anew, due with the period's last
//   second, so that it is never overdue. An answer, which is an event of `until` with other values, rests it until the
//   next period, also when an earlier answer had stopped it: the last answer stands.
// `timeline` is the record's, without period-start, which is added here. `location` is where the request counts for.
std::vector<Wait> waits_of(const ClockRules& rules, const Request& request, std::string_view location,
                           std::vector<Moment>& timeline);
std::vector<Wait> waits_of(const ClockRules& rules, const Participant& participant, std::vector<Moment>& timeline);

// Whether some clock may run for the record, told without its timeline.
bool may_wait(const ClockRules& rules, const Request& request, std::string_view location);
bool may_wait(const ClockRules& rules, const Participant& participant);

}  // namespace matchdesk

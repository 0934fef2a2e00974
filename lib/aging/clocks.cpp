#include "aging/clocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "aging/escalation.hpp"
#include "aging/ladder_waits.hpp"
#include "aging/next_to_act.hpp"
#include "aging/record_waits.hpp"
#include "aging/snooze.hpp"
#include "aging/words.hpp"

namespace matchdesk {
namespace {

void set_state(Running& running, const Calendar& calendar, const Wait& wait, Instant now) {
  const Unit unit = wait.clock->within ? wait.clock->within->unit : Unit::days;
  if (now > wait.due) {
    running.state = ClockState::overdue;
    running.overdue_by = overdue_by(calendar, wait.due, now, unit);
  } else if (is_nearly_due(calendar, wait.started, wait.due, now)) {
    running.state = ClockState::due;
  }
}

void set_snooze(Running& running, const Policy& policy, const Wait& wait, const std::vector<Moment>& timeline,
                Instant now) {
  const auto snoozes = snoozes_of(wait, timeline, policy.calendar);
  const Snooze* snooze = resting(snoozes, now);
  if (!snooze) return;
  running.snoozed_until = snooze->until;
  running.note = fmt::format("snoozed until {}: {}", to_text(policy.calendar.zone.date(snooze->until)), snooze->reason);
}

// Of a request on hold: it rests until that is over, like a flag that is snoozed.
void set_hold(Running& running, const Program& program, const Request& request, Instant now) {
  const auto until = on_hold_until(program, request, now);
  if (!until) return;
  running.snoozed_until = calendar_at(program.policy, running.location).zone.day_begin(*until);
  running.note = fmt::format("on hold until {}: {}", to_text(*until), request.state.hold->reason);
}

void set_hold(Running&, const Program&, const Participant&, Instant) {}

template <class Record>
Running running_of(const Program& program, const Policy& policy, const Record& record, const std::string& location,
                   const Wait& wait, const std::vector<Moment>& timeline, Instant now) {
  Running running;
  running.subject = subject_of(record);
  running.id = record.id;
  running.clock = wait.clock;
  running.started = wait.started;
  running.due = wait.due;
  running.location = location;
  set_state(running, policy.calendar, wait, now);
  const NextToAct next = next_to_act(wait, record);
  running.waiting_on = next.waiting_on;
  running.who = next.who;
  running.staff = escalation_contacts(*wait.clock, policy, location);
  running.action = action_of(wait, record, next);
  running.note = note_of(program, policy, wait, next, now);
  if (running.note.empty()) running.note = referrals_note(policy, wait, record);
  running.rests = wait.rests;
  if (running.note.empty()) running.note = call_note(program, policy, next.who);
  if (running.note.empty()) running.note = call_note(program, policy, reminded_of(wait, record).who);
  set_snooze(running, policy, wait, timeline, now);
  set_hold(running, program, record, now);
  return running;
}

template <class Record>
void add_running(const Program& program, const ClockRules& rules, const Record& record, const std::string& location,
                 Instant now, std::vector<Running>& all) {
  const auto waits = waits_of(program, rules, record, now);
  for (const Wait& wait : waits.waits) {
    all.push_back(running_of(program, *rules.policy, record, location, wait, waits.timeline, now));
  }
}

// By due time, then id; as they stand where those are the same. Sorts places, for a clock is much to move.
std::vector<Running> sorted_by_due(std::vector<Running> all) {
  std::vector<std::size_t> places(all.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::sort(places, [&](std::size_t left, std::size_t right) {
    return std::tie(all[left].due, all[left].id, left) < std::tie(all[right].due, all[right].id, right);
  });
  std::vector<Running> sorted;
  sorted.reserve(all.size());
  for (const auto place : places) sorted.push_back(std::move(all[place]));
  return sorted;
}

}  // namespace

std::string_view to_text(ClockState state) {
  constexpr std::array names{"ok", "due", "overdue"};
  return names.at(static_cast<std::size_t>(state));
}

std::string overdue_in_words(const Running& running) {
  if (running.state != ClockState::overdue) return {};
  return running.overdue_by.amount == 0 ? "less than 1 hour" : to_text(running.overdue_by);
}

std::vector<Running> running_clocks(const Program& program, const Request& request, Instant now) {
  std::vector<Running> all;
  const auto& location = location_of(program, request);
  const auto rules = rules_of(policy_at(program.policy, location), Subject::request, now);
  add_running(program, rules, request, location, now, all);
  return all;
}

std::vector<Running> running_clocks(const Program& program, const Participant& participant, Instant now) {
  std::vector<Running> all;
  const auto rules = rules_of(policy_at(program.policy, participant.location), Subject::participant, now);
  add_running(program, rules, participant, participant.location, now, all);
  std::ranges::move(ladder_waits(program, participant, now), std::back_inserter(all));
  return all;
}

std::vector<Running> all_running_clocks(const Program& program, Instant now) {
  std::vector<Running> all;
  RulesByPlace of_requests(program, Subject::request, now);
  for (const Request& request : program.records.requests()) {
    const auto& location = location_of(program, request);
    add_running(program, of_requests.at(location), request, location, now, all);
  }
  RulesByPlace of_participants(program, Subject::participant, now);
  for (const Participant& participant : program.records.participants()) {
    add_running(program, of_participants.at(participant.location), participant, participant.location, now, all);
    std::ranges::move(ladder_waits(program, participant, now), std::back_inserter(all));
  }
  return sorted_by_due(std::move(all));
}

std::optional<ClockState> worst_state(std::span<const Running> running) {
  std::optional<ClockState> worst;
  for (const Running& one : running) {
    if (one.snoozed_until) continue;
    if (!worst || one.state > *worst) worst = one.state;
  }
  return worst;
}

}  // namespace matchdesk

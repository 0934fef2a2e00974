#include "aging/ladder_waits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "aging/compliance.hpp"
#include "aging/escalation.hpp"
#include "aging/snooze.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

const Clock& clock_of_the_ladder() {
  static const Clock clock = [] {
    Clock made;
    made.name = ladder_clock;
    made.on = Subject::participant;
    return made;
  }();
  return clock;
}

void set_snooze(Running& running, const Policy& policy, const std::vector<Moment>& timeline, Instant now) {
  const auto since = std::ranges::find_if(timeline, [&](const Moment& moment) { return moment.at >= running.started; });
  const Wait wait{.clock = running.clock,
                  .started = running.started,
                  .due = running.due,
                  .since = static_cast<std::size_t>(since - timeline.begin())};
  const auto snoozes = snoozes_of(wait, timeline, policy.calendar);
  const Snooze* snooze = resting(snoozes, now);
  if (!snooze) return;
  running.snoozed_until = snooze->until;
  running.note +=
      fmt::format("; snoozed until {}: {}", to_text(policy.calendar.zone.date(snooze->until)), snooze->reason);
}

}  // namespace

std::vector<std::string> clock_names(const Policy& policy) {
  std::vector<std::string> names;
  for (const Clock& clock : policy.clocks) names.push_back(clock.name);
  if (!policy.compliance.steps.empty()) names.emplace_back(ladder_clock);
  return names;
}

std::vector<Running> ladder_waits(const Program& program, const Participant& provider, Instant now) {
  std::vector<Running> all;
  const auto steps = steps_due(program, provider, now);
  if (steps.empty()) return all;
  const Policy& policy = policy_at(program.policy, provider.location);
  const auto timeline = timeline_of(provider, program.policy, now);
  for (const StepDue& due : steps) {
    Running running;
    running.subject = Subject::participant;
    running.id = provider.id;
    running.clock = &clock_of_the_ladder();
    running.started = running.due = due.by.at.instant;
    running.state = ClockState::overdue;
    running.overdue_by = overdue_by(policy.calendar, running.due, now, Unit::days);
    running.staff = acting_on(policy, provider, *due.step, due.missing);
    if (running.staff.empty()) running.staff = coordinators_at(policy, due.location);
    running.location = due.location;
    running.action = due.action;
    running.note = fmt::format("step {}, reached with {}; missing: {}", due.step->number, due.by.request,
                               text::join(due.missing, ", "));
    set_snooze(running, policy, timeline, now);
    all.push_back(std::move(running));
  }
  return all;
}

}  // namespace matchdesk

#include "aging/away.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "aging/condition.hpp"

namespace matchdesk {

std::string away_before_answer(const Program& program, const Request& request, const Participant& provider,
                               Instant now) {
  const std::string& location = location_of(program, request);
  const Policy& policy = policy_at(program.policy, location);
  std::optional<Instant> answer_due;
  for (const Clock& clock : policy.clocks) {
    const bool waits_for_answer =
        clock.on == Subject::request && clock.waiting_on == WaitingOn::provider &&
        std::ranges::find(clock.from, EventKind::asked, &EventPattern::event) != clock.from.end();
    if (!waits_for_answer || !clock.within || !is_for(clock, policy, request, location)) continue;
    const Instant clock_due = due(policy.calendar, now, *clock.within);
    answer_due = std::max(answer_due.value_or(clock_due), clock_due);
  }
  if (!answer_due) return {};
  const Zone& zone = policy.calendar.zone;
  const auto away = absence_within(provider, zone.date(now), zone.date(*answer_due));
  if (!away) return {};
  return fmt::format("{} will be away from {}{}{}{}, and the answer is due on {}", provider.id, to_text(away->from),
                     away->until ? " until " + to_text(*away->until) : "", away->reason.empty() ? "" : ": ",
                     away->reason, to_text(zone.date(*answer_due)));
}

}  // namespace matchdesk

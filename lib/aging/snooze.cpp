#include "aging/snooze.hpp"

#include <algorithm>

namespace matchdesk {
namespace {

// The first second of the day that a field names, or the time that it holds.
std::optional<Instant> begin_of(const Event& event, const Calendar& calendar) {
  if (const auto date = parse_date(event.text("until"))) return calendar.zone.day_begin(*date);
  const auto time = event.time("until");
  return time ? std::optional<Instant>(time->instant) : std::nullopt;
}

}  // namespace

std::vector<Snooze> snoozes_of(const Wait& wait, const std::vector<Moment>& timeline, const Calendar& calendar) {
  std::vector<Snooze> snoozes;
  for (std::size_t place = wait.since; place < timeline.size(); ++place) {
    const Moment& moment = timeline[place];
    if (moment.kind != EventKind::snoozed || moment.event->text("clock") != wait.clock->name) continue;
    const auto until = begin_of(*moment.event, calendar);
    if (!until) continue;
    if (!snoozes.empty()) snoozes.back().until = std::min(snoozes.back().until, moment.at);
    snoozes.push_back({moment.at, *until, moment.event->text("reason")});
  }
  return snoozes;
}

const Snooze* resting(const std::vector<Snooze>& snoozes, Instant now) {
  const bool rests = !snoozes.empty() && snoozes.back().from <= now && now < snoozes.back().until;
  return rests ? &snoozes.back() : nullptr;
}

Instant called_for(Instant due, const std::vector<Snooze>& snoozes) {
  for (const Snooze& snooze : snoozes) {
    if (snooze.from <= due && due < snooze.until) due = snooze.until;
  }
  return due;
}

}  // namespace matchdesk

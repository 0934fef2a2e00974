#include "mail/calendar_entry.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "aging/condition.hpp"

namespace matchdesk {
namespace {

bool sets_a_meeting(EventKind kind) { return kind == EventKind::scheduled || kind == EventKind::booked; }

// Whether the meeting took place, or what it is for came to its end.
bool follows_the_meeting(EventKind kind) {
  return kind == EventKind::met || kind == EventKind::passed || kind == EventKind::failed;
}

bool ends_what_it_is_for(const Occasion& occasion) {
  const EventKind kind = occasion.event->kind;
  return kind == EventKind::cancelled || kind == EventKind::failed || kind == EventKind::exited ||
         (occasion.request != nullptr && occasion.ends_asking);
}

// Whether one of both sides left before the event, and the other side was told by that.
bool was_left_before(const Occasion& occasion) {
  return std::ranges::any_of(std::array{occasion.seeker, occasion.provider}, [&](const Participant* person) {
    return person != nullptr && person->state.status == ParticipantStatus::exited &&
           std::ranges::any_of(person->story.events, [&](const auto& told) {
             return told.kind == EventKind::exited && told.at <= occasion.event->at.instant &&
                    &person->history[told.place] != occasion.event;
           });
  });
}

// The meetings of one gate, or of a request, one after another.
struct Meetings {
  int over = 0;                // how many took place or were called off
  int changes = 0;             // how often the one that is set was set
  const Event* set = nullptr;  // the event that set it last

  void tell(const Occasion& occasion) {
    const EventKind kind = occasion.event->kind;
    if (sets_a_meeting(kind)) {
      ++changes;
      set = occasion.event;
    } else if (follows_the_meeting(kind) || (set != nullptr && ends_what_it_is_for(occasion))) {
      ++over;
      changes = 0;
      set = nullptr;
    }
  }
};

std::chrono::minutes length_of(const Occasion& occasion, const Event& set) {
  if (const auto minutes = set.number("minutes"); minutes && *minutes > 0) return std::chrono::minutes{*minutes};
  const Kind* kind = occasion.request == nullptr ? nullptr : kind_of(*occasion.policy, *occasion.request);
  return kind != nullptr && kind->meeting ? *kind->meeting : CalendarEntry{}.length;
}

CalendarEntry entry_of(const Occasion& occasion, const Event& set, const Meetings& before) {
  const std::string& gate = set.text("gate");
  return {.id = fmt::format("{}-{}{}-{}", id_of(occasion), set.name(), gate.empty() ? "" : "-" + gate, before.over + 1),
          .sequence = before.changes,
          .begins = set.time("for")->instant,
          .length = length_of(occasion, set),
          .where = set.text("where"),
          .invited_by = &set};
}

std::optional<CalendarEntry> entry_of_meeting(const Occasion& occasion) {
  const Event& event = *occasion.event;
  if (!sets_a_meeting(event.kind) && !ends_what_it_is_for(occasion)) return std::nullopt;
  std::map<std::string, Meetings> by_gate;
  for (const Occasion& earlier : occasions_around(occasion)) {
    if (earlier.index >= occasion.index) continue;
    const std::string& gate = earlier.event->text("gate");
    if (gate.empty() && occasion.participant != nullptr)
      for (auto& [each, meetings] : by_gate) meetings.tell(earlier);
    else
      by_gate[gate].tell(earlier);
  }
  if (sets_a_meeting(event.kind)) {
    if (!event.time("for")) return std::nullopt;
    const Meetings& before = by_gate[event.text("gate")];
    CalendarEntry entry = entry_of(occasion, event, before);
    if (before.set != nullptr && before.set->time("for") && before.set->time("for")->instant != entry.begins)
      entry.moved_from = before.set->time("for")->instant;
    return entry;
  }
  if (occasion.request != nullptr && was_left_before(occasion)) return std::nullopt;
  for (const auto& [gate, meetings] : by_gate) {
    const auto begins = meetings.set == nullptr ? std::nullopt : meetings.set->time("for");
    const bool concerns = event.text("gate").empty() || event.text("gate") == gate;
    if (!concerns || !begins || begins->instant <= event.at.instant) continue;
    CalendarEntry entry = entry_of(occasion, *meetings.set, meetings);
    entry.called_off = true;
    return entry;
  }
  return std::nullopt;
}

// The invitation to an activity, or what became of it for somebody who was invited.
std::optional<CalendarEntry> entry_of_activity(const Occasion& occasion, const Activity& activity) {
  const EventKind kind = occasion.event->kind;
  if (!activity.when || (kind != EventKind::invited && kind != EventKind::rescheduled && kind != EventKind::cancelled))
    return std::nullopt;
  CalendarEntry entry{.id = activity.id, .sequence = changes_of(activity), .begins = activity.when->instant};
  if (activity.minutes && *activity.minutes > 0) entry.length = std::chrono::minutes{*activity.minutes};
  entry.called_off = kind == EventKind::cancelled;
  entry.moved_from = occasion.moved_from;
  entry.invited_by = occasion.event;
  if (occasion.activity != nullptr) {
    for (const Event* event : story_events(*occasion.participant))
      if (event->kind == EventKind::invited && event->text("activity") == activity.id) entry.invited_by = event;
  }
  return entry;
}

}  // namespace

std::optional<CalendarEntry> calendar_entry(const Occasion& occasion) {
  const Event& event = *occasion.event;
  if (occasion.activity != nullptr) return entry_of_activity(occasion, *occasion.activity);
  if (event.kind != EventKind::invited) return entry_of_meeting(occasion);
  const Activity* activity = occasion.program->records.activity(event.text("activity"));
  return activity == nullptr ? std::nullopt : entry_of_activity(occasion, *activity);
}

int changes_of(const Activity& activity) {
  return static_cast<int>(std::ranges::count_if(activity.story.events, [](const auto& told) {
    return told.kind == EventKind::rescheduled || told.kind == EventKind::cancelled;
  }));
}

}  // namespace matchdesk

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/value.hpp"
#include "time/instant.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// The three kinds of record.
enum class Subject : std::uint8_t { participant, request, activity };

struct SubjectWords {
  std::string_view name;          // "participant"
  std::string_view with_article;  // "a participant"
  std::string_view plural;        // "participants", which is its folder too
};
const SubjectWords& words_of(Subject subject);
inline std::string_view to_text(Subject subject) { return words_of(subject).name; }

// All kinds of events, in the order of the help. The last four are in no history: they follow from it, and clocks and
// letters may name them.
enum class EventKind : std::uint8_t {
  applied,
  reviewed,
  booked,
  sent,
  passed,
  failed,
  paused,
  resumed,
  step_taken,
  excepted,
  reclassified,
  shared,
  exited,
  contacted,
  invited,
  attended,
  declined_invitation,
  recommended,
  outcome,
  submitted,
  assigned,
  accepted,
  declined,
  timed_out,
  talked_to,
  introduced,
  attempted,
  scheduled,
  met,
  notes,
  referred,
  checked_in,
  transferred,
  recalled,
  on_hold,
  hold_ended,
  offered_service,
  redirected,
  unreachable,
  withdrawn,
  expired,
  completed,
  reopened,
  planned,
  rescheduled,
  held,
  cancelled,
  reminded,
  escalated,
  snoozed,
  noted,
  corrected,
  retracted,
  asked,
  returned,
  documented,
  activated,
  period_start,
};

// Everything that is said of a kind of event in one row.
struct EventDefinition {
  EventKind kind;
  std::string_view name;            // in files: "timed-out"
  std::string_view about;           // one sentence, for the help and the schema
  std::vector<yaml::Key> fields;    // beside at, by, event, recorded and due, which every event may have
  std::vector<Subject> subjects{};  // the records it is recorded in; none for one that follows from others
  bool only_automatic = false;      // recorded as what follows from something else, by no command of its own
};

// The one table of events, in the order of the enumeration.
std::span<const EventDefinition> all_events();
const EventDefinition& definition_of(EventKind kind);
inline std::string_view to_text(EventKind kind) { return definition_of(kind).name; }
// Whether a field of an event is never typed: what it says follows from the records and the rules of the time.
bool is_filled_in(std::string_view field);
std::optional<EventKind> parse_event_kind(std::string_view name);

// The events that are recorded in records of this kind, in the order of the help, and their names.
std::vector<const EventDefinition*> events_of(Subject subject);
std::vector<std::string> event_names(Subject subject);
bool is_event_of(Subject subject, EventKind kind);
// The event of this name that records of this kind may have; null where they have none.
const EventDefinition* find_event(Subject subject, std::string_view name);

// Who records what cron does.
inline constexpr std::string_view by_automation = "sweep";

// One thing that happened to a participant, a request or an activity.
struct Event {
  Timestamp at;                       // when it happened
  std::optional<Timestamp> recorded;  // when it was written down, where that was more than a minute later
  std::string by;                     // who recorded it: an address, or by_automation
  EventKind kind = EventKind::noted;
  Value fields;  // a map of the kind's own fields, and `due` where automation wrote it

  std::string_view name() const { return to_text(kind); }
  // A field's text, or "".
  const std::string& text(std::string_view field) const;
  // A field that holds a number, as a whole one, or nothing.
  std::optional<std::int64_t> number(std::string_view field) const;
  // A field that holds a time, or nothing.
  std::optional<Timestamp> time(std::string_view field) const;
  std::vector<std::string> texts(std::string_view field) const;

  // Equal when they say the same, in whatever order their fields stand.
  friend bool operator==(const Event& left, const Event& right);
};

// The shape of a history: a list whose items are checked by their kind of event.
yaml::ShapePointer history_shape(Subject subject);

// An event as data in the order it is written (at, recorded, by, event, its fields), and back. `event_from_value`
// expects what the history's shape accepts.
Value to_value(const Event& event);
Event event_from_value(const Value& value);

}  // namespace matchdesk

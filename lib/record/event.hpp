#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/value.hpp"
#include "time/instant.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// One thing that happened to a participant, a request or an activity.
struct Event {
  Timestamp at;                       // when it happened
  std::optional<Timestamp> recorded;  // when it was written down, where that was more than a minute later
  std::string by;                     // who recorded it: an address, or "sweep"
  std::string event;                  // its kind: "assigned"
  Value fields;                       // a map of the kind's own fields, and `due` where automation wrote it

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

bool operator==(const Event& left, const Event& right);

enum class Subject { participant, request, activity };

std::string_view to_text(Subject subject);  // "participant"

// What the one table says of a kind of event: whose it is and which fields it carries.
struct EventKind {
  std::string_view name;
  std::string_view about;         // one sentence, for the help and the schema
  std::vector<yaml::Key> fields;  // beside at, by, event, recorded and due, which every event may have
};

// In the order of the help.
std::span<const EventKind> event_kinds(Subject subject);
const EventKind* find_event_kind(Subject subject, std::string_view name);

// The shape of a history: a list whose items are checked by their kind of event.
yaml::ShapePointer history_shape(Subject subject);

// An event as data in the order it is written (at, recorded, by, event, its fields), and back. `from_value` expects
// what the history's shape accepts.
Value to_value(const Event& event);
Event event_from_value(const Value& value);

// The events in the order in which they fold: by `at`, then by position; without those that a later `retracted` takes
// back and without the retractions. As indexes into `history`. With `until`, only of what happened up to then.
//
// A `retracted` names its event by kind (`retracts`) and time (`retracts_at`); of several that match, the last one not
// yet taken back. Taking back a retraction brings its event back.
std::vector<std::size_t> standing(std::span<const Event> history, std::optional<Instant> until = std::nullopt);

}  // namespace matchdesk

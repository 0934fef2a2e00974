#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "record/event.hpp"

namespace matchdesk {

// The option that every command has which records an event: --at TIME.
Option at_option();

// An event of this kind that happened at `--at` (now, without it), recorded now by whoever runs the command. A time in
// the future is wrong usage; `recorded` is set where the two differ by more than a minute.
Result<Event> new_event(const Context& context, EventKind kind, Value fields = Value::map());

// The option of an event's field: "--next-available" for next_available.
std::string option_name(std::string_view field);

// What stands for the value of such a field in the help: "DAY", "N"; `otherwise` where its shape says nothing.
std::string value_word(const yaml::Shape& shape, std::string otherwise);

// The options for the fields of these kinds of events, each field once, in the tables' order; required ones only where
// one kind is given. Fields named in `except` are left to the command.
std::vector<Option> event_options(std::span<const EventKind> kinds, std::span<const std::string_view> except = {});

// Of a command that records several kinds of events: wrong usage where an option of another kind than this was given.
Result<void> check_event_options(const Context& context, Subject subject, EventKind kind);

// An event of this kind with its fields from the options: times and days as people type them, the rest by the field's
// shape. `given` are fields that the command sets itself. Wrong usage: a field that must be there and is not, a value
// that does not fit.
Result<Event> event_from_options(const Context& context, EventKind kind, const Value& given = Value::map());

// Records an event of a record, if the record's life allows it: the change, an item {request | participant | activity,
// event, at, status; of a request also provider and outcome}, and a sentence for people, in which `says` follows the
// id. Notes what a participant lacks who becomes active by it.
template <class Record>
Result<Outcome> record_event(const Context& context, const Record& record, Event event, const std::string& says);

// The sentence that a pattern makes of an event. "paused[ until {until}][: {reason}]": the fields in braces are filled
// in, and what stands in brackets is left out where its field is not set. An empty pattern names the kind and all
// fields: "attempted (method phone, result no-answer)".
std::string filled_in(std::string_view pattern, const Event& event);

// What a command that records an event of one record does of its own. Without any of it, the fields of the event come
// from the options.
template <class Record>
struct Recording {
  std::string_view says{};                 // see filled_in
  std::vector<Option> words{};             // options beside the fields of the event
  std::vector<std::string_view> except{};  // fields that are no options
  // Fields that the command sets itself.
  Result<Value> (*given)(const Context&, const Record&) = nullptr;
  // Whether the program's rules allow the event, beside the record's life.
  Result<void> (*check)(const Context&, const Record&, const Event&) = nullptr;
  // What follows from it: notes, more changes.
  void (*then)(const Context&, const Record&, const Event&, Outcome&) = nullptr;
  // The whole decision, in place of all that.
  Result<Outcome> (*decide)(const Context&, const Record&) = nullptr;
};

// A command that records an event of one record, of the first of these kinds. Its options are the record, its own, the
// fields of the kinds, and --at.
template <class Record>
Command recording_command(std::string name, std::string about, const std::vector<EventKind>& kinds,
                          Recording<Record> own = {});

// The same for a command with options of its own: adds --at.
Command recording_command(std::string name, std::string about, std::vector<Option> options,
                          Result<Outcome> (*decide)(const Context&));

// What a participant's role requires and the record does not have yet, as a note: "maria-silva: missing resume,
// languages". Empty when nothing is missing.
std::string missing_note(const Policy& policy, const Participant& participant);

}  // namespace matchdesk

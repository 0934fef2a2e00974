#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "record/event.hpp"

namespace matchdesk {

// The option of an event's field: "--next-available" for next_available.
std::string option_name(std::string_view field);

// The options for the fields of these kinds of events, each field once, in the tables' order; required ones only where
// one kind is given. Fields named in `except` are left to the command.
std::vector<Option> event_options(Subject subject, std::span<const std::string_view> kinds,
                                  std::span<const std::string_view> except = {});

// Of a command that records several kinds of events: wrong usage where an option of another kind than this was given.
Result<void> check_event_options(const Context& context, Subject subject, std::string_view kind);

// The fields of an event of this kind, read from its options: times and days as people type them, the rest by the
// field's shape. Wrong usage: a field that must be there and is not, a value that does not fit. `given` are fields that
// the command sets itself.
Result<Value> event_fields(const Context& context, Subject subject, std::string_view kind,
                           const Value& given = Value::map());

}  // namespace matchdesk

#pragma once

#include <string_view>

#include "cmd/command.hpp"
#include "record/event.hpp"

namespace matchdesk {

// The option every command has that records an event: --at TIME.
Option at_option();

// An event of this kind that happened at `--at` (now, without it), recorded now by whoever runs the command. A time in
// the future is wrong usage; `recorded` is set where the two differ by more than a minute.
Result<Event> new_event(const Context& context, std::string_view kind, Value fields = Value::map());

// The time that an option names, or nothing where it was not given.
Result<std::optional<Timestamp>> time_option(const Context& context, std::string_view name);
Result<std::optional<Date>> day_option(const Context& context, std::string_view name);

}  // namespace matchdesk

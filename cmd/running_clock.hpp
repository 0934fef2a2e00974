#pragma once

#include <string>

#include "aging/clocks.hpp"
#include "cmd/command.hpp"

namespace matchdesk {

// The words RECORD and --clock of `remind` and `snooze`, and the running clock that they mean: without --clock the one
// that is due first.
Option clocked_record_word();
Option clock_option();
Result<Running> clock_argument(const Context& context);

// Records an event about the clock; `says` follows the record's id.
Outcome record_clock_event(const Running& running, Event event, const std::string& says);

}  // namespace matchdesk

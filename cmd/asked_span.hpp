#pragma once

#include "cmd/command.hpp"
#include "report/span.hpp"

namespace matchdesk {

// --period, --since and --until of commands that speak of some days.
Option period_option();
Option since_option();
Option until_option();

// The days that they say; the reporting period that it is now without them.
Result<Span> asked_span(const Context& context);

// {name, begin, end}, both days included.
Value period_value(const Span& span);

}  // namespace matchdesk

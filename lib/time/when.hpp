#pragma once

#include <string>
#include <string_view>

#include "time/zone.hpp"

namespace matchdesk {

// A time as people type it, on the wall clock of `zone` as seen from `now`, in any case:
//   "2026-05-14T09:12:00-04:00"               RFC 3339
//   "now", "+4h", "-30h"                      hours from now
//   "14:30", "14:30:15", "3pm", "noon"        today at that time
//   a day, or a day and a time: "2026-05-14 14:30", "friday 9:00", "tomorrow 3:15 pm"
// A day is "2026-05-14", "today", "yesterday", "tomorrow", "friday" or "fri" (the next one, or today), "last friday"
// (the last one before today), or days, weeks or months from today: "-3d", "+2w", "+1m". A day without a time is the
// first second of that day, but "-3d", "+2w" and "+1m" keep the time of day that it is now. A time that the clocks jump
// over is the instant of the change. Errors are usage errors; years as in parse_date.
Result<Timestamp> parse_when(std::string_view text, Instant now, const Zone& zone);

// The time of a meeting, written as above. A day without a time of day is an error ("no-time-of-day"), and so is a time
// that the clocks jump over ("no-such-time").
Result<Timestamp> parse_appointment(std::string_view text, Instant now, const Zone& zone);

// A day alone, written as above; a time of day or hours are an error.
Result<Date> parse_day(std::string_view text, Instant now, const Zone& zone);

}  // namespace matchdesk

#pragma once

#include <string_view>

#include "time/zone.hpp"

namespace matchdesk {

// A time as people type it, on the wall clock of `zone` as seen from `now`: an RFC 3339 time; "2026-05-14" (midnight, or
// noon of nothing: the day's begin), "2026-05-14 14:30", "14:30" (today), "today", "yesterday", "tomorrow", "monday" (the
// next one, or today), "last monday", "+2w", "-3d", "+4h", each of the days also followed by a time: "friday 14:30".
Result<Timestamp> parse_when(std::string_view text, Instant now, const Zone& zone);

// The same for a day alone.
Result<Date> parse_day(std::string_view text, Instant now, const Zone& zone);

// "3 days ago", "in 2 hours", "just now": for people; the coarsest unit that says enough.
std::string relative(Instant when, Instant now);

}  // namespace matchdesk

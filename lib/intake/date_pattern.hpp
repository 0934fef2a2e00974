#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/month_names.hpp"
#include "text/result.hpp"
#include "time/zone.hpp"

namespace matchdesk {

// A way of writing dates, as a map names it: "MM/DD/YYYY", "D MMM YYYY". YYYY and YY are the year (YY: 1970 to 2069),
// MM or M the month and DD or D the day as one or two digits, MMM the month's name or its first letters, in English or
// the map's language; all else stands for itself. "serial" is a spreadsheet's number of a day: 46156.383 is 9:12 of 14
// May 2026.
struct DatePattern {
  enum class Piece { year, short_year, month, month_name, day, literal, serial };
  std::vector<std::pair<Piece, char>> pieces;  // the character is a literal's
  text::MonthNames months{};                   // of the map's language
};

Result<DatePattern> parse_date_pattern(std::string_view text, const text::MonthNames& months = {});

// A day, and where they were written, the time on it and the zone of that.
struct WrittenTime {
  Date date{};
  std::optional<std::chrono::seconds> time_of_day{};
  std::string zone{};
};

// A date, perhaps followed by a time ("14:30", "2:30:05 PM GMT+5:30"): YYYY-MM-DD, or the first of the patterns that
// fits the whole text. Nothing where none does or the calendar has no such day.
std::optional<WrittenTime> read_written_time(std::string_view text, const std::vector<DatePattern>& patterns);

// As a time of the zone's wall clock: midnight where no time was written. RFC 3339 keeps its own offset. Nothing where
// the zone that is written cannot be known.
std::optional<Timestamp> read_time(std::string_view text, const std::vector<DatePattern>& patterns, const Zone& zone);

}  // namespace matchdesk

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"
#include "time/zone.hpp"

namespace matchdesk {

// A way of writing dates, as a map names it: "MM/DD/YYYY", "D MMM YYYY". YYYY and YY are the year (YY: 1970 to 2069),
// MM or M the month and DD or D the day as one or two digits, MMM the month's English name or its first three letters;
// all else stands for itself.
struct DatePattern {
  enum class Piece { year, short_year, month, month_name, day, literal };
  std::vector<std::pair<Piece, char>> pieces;  // the character is a literal's
};

Result<DatePattern> parse_date_pattern(std::string_view text);

// A day, and where it was written, the time on it.
struct WrittenTime {
  Date date{};
  std::optional<std::chrono::seconds> time_of_day;
};

// A date, perhaps followed by a time ("14:30", "2:30:05 PM"): YYYY-MM-DD, or the first of the patterns that fits the
// whole text. Nothing where none does or the calendar has no such day.
std::optional<WrittenTime> read_written_time(std::string_view text, const std::vector<DatePattern>& patterns);

// As an instant on the zone's wall clock: midnight where no time was written. RFC 3339 keeps its own offset.
std::optional<Timestamp> read_time(std::string_view text, const std::vector<DatePattern>& patterns, const Zone& zone);

}  // namespace matchdesk

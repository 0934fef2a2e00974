#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include "text/result.hpp"

namespace matchdesk {

using Instant = std::chrono::sys_seconds;      // seconds of UTC
using Date = std::chrono::year_month_day;      // a day on somebody's calendar
using LocalTime = std::chrono::local_seconds;  // a wall clock's reading

// An instant with the offset of the wall clock that it was written by.
struct Timestamp {
  Instant instant{};
  std::chrono::minutes offset{0};
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
  friend auto operator<=>(const Timestamp& left, const Timestamp& right) { return left.instant <=> right.instant; }
};

// Parses "2026-05-14". A day that does not exist is an error, and so is a year before 1900 or after 2037: after 2037
// time zone rules are not known, and a deadline could be an hour wrong.
Result<Date> parse_date(std::string_view text);
std::string to_text(Date date);

// Parses RFC 3339 with an offset: "2026-05-14T09:12:00-04:00", also with 'Z', with a space for the 'T', and with a
// fraction of a second, which is dropped. Years as for a date. to_text writes 'T' and a numeric offset, UTC as
// "+00:00".
Result<Timestamp> parse_timestamp(std::string_view text);
std::string to_text(const Timestamp& timestamp);

// The date that the writer's wall clock showed.
Date local_date(const Timestamp& timestamp);

Date add_days(Date date, int days);
Date add_months(Date date, int months);  // the same day of the month, or the month's last one
int days_between(Date from, Date to);    // positive when `to` is later

}  // namespace matchdesk

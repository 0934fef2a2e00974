#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "text/result.hpp"

namespace matchdesk {

enum class Unit { hours, business_hours, days, business_days, weeks, months };

struct Duration {
  int amount = 0;
  Unit unit = Unit::days;
  friend bool operator==(const Duration&, const Duration&) = default;
};

// Parses "24 hours", "4 business hours", "1 day", "2 business days", "2 weeks", "3 months", in any case. Amounts are
// whole, from 1 to 9999.
Result<Duration> parse_duration(std::string_view text);
std::string to_text(const Duration& duration);  // "1 day", "2 business days"
std::string unit_name(Unit unit);               // "days", "business-days": as data names it
// Whether a wait in this unit ends at a time of day; others end with the day.
bool ends_within_day(Unit unit);

// Parses how long a meeting is: "45 minutes", "1 hour", "2 hours", in any case; from a minute to a day.
Result<std::chrono::minutes> parse_length(std::string_view text);

}  // namespace matchdesk

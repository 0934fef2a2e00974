#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/instant.hpp"

namespace matchdesk {

enum class Unit { hours, days, business_days, weeks, months };

struct Duration {
  int amount = 0;
  Unit unit = Unit::days;
  friend bool operator==(const Duration&, const Duration&) = default;
};

// "24 hours", "1 day", "2 business days", "2 weeks", "3 months". Whole positive amounts only.
Result<Duration> parse_duration(std::string_view text);
std::string to_text(const Duration& duration);  // "1 day", "2 business days"

}  // namespace matchdesk

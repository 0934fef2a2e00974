#include "time/duration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/words.hpp"

namespace matchdesk {
namespace {

struct UnitName {
  Unit unit;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<UnitName, 6> unit_names = {{
    {Unit::hours, "hour", "hours"},
    {Unit::business_hours, "business hour", "business hours"},
    {Unit::days, "day", "days"},
    {Unit::business_days, "business day", "business days"},
    {Unit::weeks, "week", "weeks"},
    {Unit::months, "month", "months"},
}};

constexpr std::int64_t largest_amount = 9999;

tl::unexpected<Error> not_a_duration(std::string_view text, std::string hint) {
  return fail(Failure::invalid, "not-a-duration", fmt::format("'{}' is not a length of time", text), std::move(hint));
}

std::string unit_hint(std::int64_t amount, std::string_view unit) {
  std::vector<std::string> names;
  for (const auto& name : unit_names) names.emplace_back(amount == 1 ? name.one : name.many);
  if (const auto near = text::nearest(unit, names)) return fmt::format("did you mean '{} {}'?", amount, *near);
  return "the units are hours, business hours, days, business days, weeks and months";
}

// The words after the first with one space between them.
std::string unit_words(std::string_view text) {
  std::string words;
  for (const auto& word : text::split(text, " ")) {
    if (word.empty()) continue;
    if (!words.empty()) words += ' ';
    words += word;
  }
  return words;
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  const std::string lower = text::lower_ascii(text::trim(text));
  const std::size_t end = std::min(lower.find(' '), lower.size());
  const auto amount = text::parse_integer(std::string_view(lower).substr(0, end));
  if (!amount) {
    return not_a_duration(text, "write a whole number and a unit, such as '2 business days', '24 hours' or '3 months'");
  }
  if (*amount < 1 || *amount > largest_amount) {
    return not_a_duration(text, fmt::format("use a whole number from 1 to {}", largest_amount));
  }
  const std::string unit = unit_words(std::string_view(lower).substr(end));
  for (const auto& name : unit_names) {
    if (unit == name.one || unit == name.many) return Duration{static_cast<int>(*amount), name.unit};
  }
  return not_a_duration(text, unit_hint(*amount, unit));
}

Result<std::chrono::minutes> parse_length(std::string_view text) {
  const std::string lower = text::lower_ascii(text::trim(text));
  const std::size_t end = std::min(lower.find(' '), lower.size());
  const auto amount = text::parse_integer(std::string_view(lower).substr(0, end));
  const std::string unit = unit_words(std::string_view(lower).substr(end));
  const bool in_minutes = unit == "minute" || unit == "minutes";
  constexpr std::chrono::minutes longest = std::chrono::hours{24};
  if (amount && *amount >= 1 && *amount <= longest.count() && (in_minutes || unit == "hour" || unit == "hours")) {
    const auto length = in_minutes ? std::chrono::minutes{*amount} : std::chrono::hours{*amount};
    if (length <= longest) return length;
  }
  return fail(Failure::invalid, "not-a-length", fmt::format("'{}' is not how long a meeting is", text),
              "write '45 minutes', '1 hour' or '2 hours'; a day at most");
}

std::string to_text(const Duration& duration) {
  const auto& name = unit_names[static_cast<std::size_t>(duration.unit)];
  return fmt::format("{} {}", duration.amount, duration.amount == 1 ? name.one : name.many);
}

std::string unit_name(Unit unit) {
  return text::replace_all(std::string(unit_names[static_cast<std::size_t>(unit)].many), " ", "-");
}

bool ends_within_day(Unit unit) { return unit == Unit::hours || unit == Unit::business_hours; }

}  // namespace matchdesk

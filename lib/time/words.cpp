#include "time/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::size_t short_name = 3;  // letters

enum class Names { whole, shortened };

std::string day_and_month(Date date, Names names = Names::whole) {
  const std::size_t letters = names == Names::whole ? std::string_view::npos : short_name;
  return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_name(date.month()).substr(0, letters));
}

std::string_view weekday_name(Date date) {
  return weekday_names.at(std::chrono::weekday{std::chrono::local_days{date}}.c_encoding());
}

std::string year_unless_of(Date today, Date date) {
  return date.year() == today.year() ? std::string() : fmt::format(" {}", static_cast<int>(date.year()));
}

// The index of the name that `word` is, or is the first letters of: `fewest` to `most` of them.
template <std::size_t count>
std::optional<unsigned> index_of(std::string_view word, const std::array<std::string_view, count>& names,
                                 std::size_t fewest, std::size_t most) {
  const std::string wanted = text::lower_ascii(word);
  for (unsigned index = 0; index < count; ++index) {
    const std::string name = text::lower_ascii(names[index]);
    const bool is_beginning = wanted.size() >= fewest && wanted.size() <= most && name.starts_with(wanted);
    if (is_beginning || wanted == name) return index;
  }
  return std::nullopt;
}

}  // namespace

std::string date_in_words(Date date) {
  return fmt::format("{} {}", day_and_month(date), static_cast<int>(date.year()));
}

std::string day_in_words(Date day) { return fmt::format("{} {}", weekday_name(day), date_in_words(day)); }

std::string day_in_words(Date day, Date today) {
  return fmt::format("{} {}{}", weekday_name(day), day_and_month(day), year_unless_of(today, day));
}

std::string short_day(Date day, Date today) {
  return fmt::format("{} {}{}", weekday_name(day).substr(0, short_name), day_and_month(day, Names::shortened),
                     year_unless_of(today, day));
}

std::string time_of_day(const Zone& zone, Instant instant) { return to_text(zone.stamp(instant)).substr(11, 8); }

std::string wall_time(const Zone& zone, Instant instant) {
  return fmt::format("{} {:.5}", to_text(zone.date(instant)), time_of_day(zone, instant));
}

std::string time_in_words(const Zone& zone, Instant instant) {
  return fmt::format("{}, {:.5}", day_in_words(zone.date(instant)), time_of_day(zone, instant));
}

std::string time_in_words(const std::vector<Zone>& zones, Instant instant) {
  const Zone& own = zones.front();
  std::vector<std::string> others;
  for (const Zone& zone : zones) {
    if (zone.local(instant) == own.local(instant)) continue;
    const std::string day = zone.date(instant) == own.date(instant) ? "" : day_in_words(zone.date(instant)) + ", ";
    std::string shown = fmt::format("{}{:.5} {}", day, time_of_day(zone, instant), zone.abbreviation(instant));
    if (std::ranges::find(others, shown) == others.end()) others.push_back(std::move(shown));
  }
  return fmt::format("{} {}{}", time_in_words(own, instant), own.abbreviation(instant),
                     others.empty() ? "" : fmt::format(" ({})", text::join(others, ", ")));
}

std::string short_time(const Zone& zone, Instant instant, Instant now) {
  return fmt::format("{} {:.5}", short_day(zone.date(instant), zone.date(now)), time_of_day(zone, instant));
}

std::string elapsed_in_words(seconds elapsed) {
  if (elapsed < minutes{1}) return "less than a minute";
  struct Step {
    seconds unit;
    seconds below;  // where the next unit takes over
    std::string_view name;
  };
  constexpr seconds month = days{30};
  constexpr seconds year = days{365};
  constexpr std::array<Step, 6> steps = {{
      {minutes{1}, hours{1}, "minute"},
      {hours{1}, days{2}, "hour"},
      {days{1}, days{14}, "day"},
      {days{7}, 2 * month, "week"},
      {month, 2 * year, "month"},
      {year, seconds::max(), "year"},
  }};
  const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) { return elapsed < each.below; });
  return text::count(elapsed / step->unit, step->name);
}

std::string relative(Instant when, Instant now) {
  const seconds distance = std::chrono::abs(when - now);
  if (distance < minutes{1}) return "just now";
  return fmt::format(fmt::runtime(when <= now ? "{} ago" : "in {}"), elapsed_in_words(distance));
}

std::optional<std::chrono::weekday> weekday_named(std::string_view word) {
  const auto index = index_of(word, weekday_names, short_name, short_name);
  return index ? std::optional(std::chrono::weekday{*index}) : std::nullopt;
}

std::optional<std::chrono::month> month_named(std::string_view word) {
  const auto index = index_of(word, month_names, short_name, short_name + 1);
  return index ? std::optional(std::chrono::month{*index + 1}) : std::nullopt;
}

std::string_view month_name(std::chrono::month month) { return month_names.at(static_cast<unsigned>(month) - 1); }

std::vector<std::string> weekday_words() {
  std::vector<std::string> words;
  for (const std::string_view name : weekday_names) words.push_back(text::lower_ascii(name));
  return words;
}

}  // namespace matchdesk

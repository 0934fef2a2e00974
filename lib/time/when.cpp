#include "time/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::weekday;

constexpr std::string_view day_hint =
    "a day is 2026-05-14, today, yesterday, tomorrow, friday, last friday, -3d, +2w or +1m";
constexpr std::string_view time_hint = "a time of day is written as 14:30, 2:30pm, 3pm or noon";

struct Offset {
  int amount = 0;
  char unit = 'd';  // h, d, w or m
};

struct Day {
  Date date;
  bool keeps_time = false;  // it was counted from now, and so keeps the time of day
};

tl::unexpected<Error> usage(std::string_view text, std::string_view problem, std::string_view hint) {
  return fail(Failure::usage, "not-a-time", fmt::format("'{}' {}", text, problem), std::string(hint));
}

// The date, if its year is one that parse_date accepts; errors are usage errors.
Result<Date> checked(Result<Date> date) {
  if (date) date = parse_date(to_text(*date));
  if (!date) date.error().failure = Failure::usage;
  return date;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words = text::split(text::lower_ascii(text::trim(text)), " ");
  std::erase(words, "");
  return words;
}

std::optional<Offset> read_offset(std::string_view word) {
  constexpr std::size_t most_digits = 4;
  if (word.size() < 3 || word.size() > most_digits + 2) return std::nullopt;
  if (word.front() != '+' && word.front() != '-') return std::nullopt;
  if (std::string_view("hdwm").find(word.back()) == std::string_view::npos) return std::nullopt;
  const auto amount = text::parse_integer(word.substr(1, word.size() - 2));
  if (!amount || *amount < 0) return std::nullopt;
  const int count = static_cast<int>(*amount);
  return Offset{word.front() == '-' ? -count : count, word.back()};
}

bool is_date_like(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-' && word.front() >= '0' && word.front() <= '9';
}

// Whether a word is meant as a time of day: it has a colon, ends with am or pm after a digit, or is "noon".
bool is_time_like(std::string_view word) {
  const bool has_half = word.size() > 2 && (word.ends_with("am") || word.ends_with("pm"));
  return word == "noon" || word.find(':') != word.npos || (has_half && word.front() >= '0' && word.front() <= '9');
}

// Parses "9:05", "14:30", "14:30:15", "3pm", "9:05am", "noon"; nothing if it is not a time of day.
std::optional<seconds> read_time(std::string_view word) {
  if (word == "noon") return hours{12};
  const bool is_pm = word.ends_with("pm"), has_half = is_pm || word.ends_with("am");
  if (has_half) word.remove_suffix(2);
  const std::vector<std::string> parts = text::split(word, ":");
  if (parts.size() < (has_half ? 1 : 2) || parts.size() > 3) return std::nullopt;
  std::array<int, 3> values{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t size = parts[i].size();
    const auto value = text::parse_integer(parts[i]);
    if (size > 2 || (i > 0 && size != 2) || !value || *value < 0 || *value > (i == 0 ? 23 : 59)) return std::nullopt;
    values[i] = static_cast<int>(*value);
  }
  if (has_half) {
    if (values[0] < 1 || values[0] > 12) return std::nullopt;
    values[0] = values[0] % 12 + (is_pm ? 12 : 0);
  }
  return hours{values[0]} + minutes{values[1]} + seconds{values[2]};
}

tl::unexpected<Error> unknown_day(std::string_view words) {
  constexpr std::string_view last = "last ";
  const bool is_last = words.starts_with(last);
  std::vector<std::string> candidates = weekday_words();
  if (!is_last) candidates.insert(candidates.end(), {"today", "yesterday", "tomorrow", "now"});
  const auto near = text::nearest(is_last ? words.substr(last.size()) : words, candidates);
  if (!near) return usage(words, "is not a day", day_hint);
  return usage(words, "is not a day", fmt::format("did you mean '{}{}'?", is_last ? last : "", *near));
}

Result<Day> read_day(const std::vector<std::string>& words, Date today) {
  const std::string day = text::join(words, " ");
  if (day == "today") return Day{today};
  if (day == "yesterday") return Day{add_days(today, -1)};
  if (day == "tomorrow") return Day{add_days(today, 1)};
  if (is_date_like(day)) {
    TRY(const Date date, checked(parse_date(day)));
    return Day{date};
  }
  const weekday now{local_days{today}};
  if (const auto wanted = weekday_named(day)) {
    return Day{add_days(today, static_cast<int>((*wanted - now).count()))};
  }
  if (const auto wanted = words.size() == 2 && words[0] == "last" ? weekday_named(words[1]) : std::nullopt) {
    const int back = static_cast<int>((now - *wanted).count());
    return Day{add_days(today, back == 0 ? -7 : -back)};
  }
  if (const auto offset = words.size() == 1 ? read_offset(day) : std::nullopt) {
    switch (offset->unit) {
      case 'h':
        return usage(day, "counts hours, not days", day_hint);
      case 'd':
        return Day{add_days(today, offset->amount), true};
      case 'w':
        return Day{add_days(today, 7 * offset->amount), true};
      default:
        return Day{add_months(today, offset->amount), true};
    }
  }
  return unknown_day(day);
}

// Whether the text has the form of an RFC 3339 time, of an instant that does not exist or is out of range.
bool has_form_of_timestamp(const Error& error) { return error.code != "not-a-time" && error.code != "no-offset"; }

Result<Timestamp> hours_from_now(int amount, Instant now, const Zone& zone) {
  const Timestamp timestamp = zone.stamp(now + hours{amount});
  TRY(checked(local_date(timestamp)));
  return timestamp;
}

// A time that the clocks jump over at `change` may be meant by the clock before, or by the clock after it.
tl::unexpected<Error> left_out(LocalTime wanted, Instant change, const Zone& zone) {
  const seconds jump = zone.local(change) - zone.local(change - seconds{1}) - seconds{1};
  const auto shown = [&](LocalTime local) { return wall_time(zone, zone.instant(local)); };
  return fail(
      Failure::usage, "no-such-time",
      fmt::format("there is no {:.5} on {}: the clocks go forward from {:.5} to {:.5}",
                  wall_time(Zone(), Instant{wanted.time_since_epoch()}).substr(11), to_text(Date{floor<days>(wanted)}),
                  wall_time(Zone(), Instant{(zone.local(change) - jump).time_since_epoch()}).substr(11),
                  time_of_day(zone, change)),
      fmt::format("is it '{}' or '{}'?", shown(wanted - jump), shown(wanted + jump)));
}

// What a text without a time of day comes to.
enum class DayAlone { its_first_second, an_error };

Result<Timestamp> wall_clock(std::vector<std::string> words, Instant now, const Zone& zone, DayAlone day_alone) {
  if (words.size() > 1 && (words.back() == "am" || words.back() == "pm")) {
    const std::string half = std::move(words.back());
    words.pop_back();
    words.back() += half;
  }
  std::optional<seconds> time;
  if (is_time_like(words.back())) {
    time = read_time(words.back());
    if (!time) return usage(words.back(), "is not a time of day", time_hint);
    words.pop_back();
  }
  const std::string typed_day = text::join(words, " ");
  const LocalTime local_now = zone.local(now);
  const auto today = floor<days>(local_now);
  TRY(const Day day, words.empty() ? Result<Day>(Day{Date{today}}) : read_day(words, Date{today}));
  TRY(checked(day.date));
  if (!time && day_alone == DayAlone::an_error)
    return fail(Failure::usage, "no-time-of-day", fmt::format("'{}' has no time of day", typed_day),
                fmt::format("say when it begins: '{0} 15:00', '{0} 3pm'", typed_day));
  if (!time && day.keeps_time) time = local_now - today;
  if (!time) return zone.stamp(zone.day_begin(day.date));
  const auto wanted = local_days{day.date} + *time;
  const Instant instant = zone.instant(wanted);
  if (day_alone == DayAlone::an_error && zone.local(instant) != wanted) return left_out(wanted, instant, zone);
  return zone.stamp(instant);
}

Result<Timestamp> read_when(std::string_view text, Instant now, const Zone& zone, DayAlone day_alone) {
  if (auto timestamp = parse_timestamp(text::trim(text)); timestamp || has_form_of_timestamp(timestamp.error())) {
    if (!timestamp) timestamp.error().failure = Failure::usage;
    return timestamp;
  }
  std::vector<std::string> words = words_of(text);
  if (words.empty()) return usage(text, "is not a time", day_hint);
  if (words.size() == 1) {
    std::string& word = words.front();
    if (word == "now") return zone.stamp(now);
    if (const auto offset = read_offset(word); offset && offset->unit == 'h') {
      return hours_from_now(offset->amount, now, zone);
    }
    if (word.size() > 11 && word[10] == 't' && is_date_like(word.substr(0, 10))) {
      words = {word.substr(0, 10), word.substr(11)};
    }
  }
  return wall_clock(std::move(words), now, zone, day_alone);
}

}  // namespace

Result<Timestamp> parse_when(std::string_view text, Instant now, const Zone& zone) {
  return read_when(text, now, zone, DayAlone::its_first_second);
}

Result<Timestamp> parse_appointment(std::string_view text, Instant now, const Zone& zone) {
  return read_when(text, now, zone, DayAlone::an_error);
}

Result<Date> parse_day(std::string_view text, Instant now, const Zone& zone) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || std::ranges::any_of(words, is_time_like)) {
    return usage(text, "is not a day", day_hint);
  }
  TRY(const Day day, read_day(words, zone.date(now)));
  return checked(day.date);
}

}  // namespace matchdesk

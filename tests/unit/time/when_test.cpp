#include "time/when.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "time/make.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view thursday = "2026-05-14T09:12:30-04:00";

std::string when(std::string_view text, std::string_view now = thursday) {
  const auto timestamp = parse_when(text, at(now), zone("America/Toronto"));
  return timestamp ? to_text(*timestamp) : error_text(timestamp);
}

std::string on_day(std::string_view text, std::string_view now = thursday) {
  const auto date = parse_day(text, at(now), zone("America/Toronto"));
  return date ? to_text(*date) : error_text(date);
}

constexpr std::string_view day_hint =
    " (a day is 2026-05-14, today, yesterday, tomorrow, friday, last friday, -3d, +2w or +1m)";

std::string quoted(std::string_view text) { return fmt::format("'{}'", text); }

}  // namespace

TEST_CASE("an RFC 3339 time keeps its offset") {
  CHECK(when("2026-05-10T08:00:00+02:00") == "2026-05-10T08:00:00+02:00");
  CHECK(when(" 2026-05-10T08:00:00Z ") == "2026-05-10T08:00:00+00:00");
}

TEST_CASE("a day alone is its first second") {
  CHECK(when("2026-05-10") == "2026-05-10T00:00:00-04:00");
  CHECK(when("2026-01-10") == "2026-01-10T00:00:00-05:00");
  CHECK(when("today") == "2026-05-14T00:00:00-04:00");
  CHECK(when("Yesterday") == "2026-05-13T00:00:00-04:00");
  CHECK(when("tomorrow") == "2026-05-15T00:00:00-04:00");
}

TEST_CASE("a time of day as people say it") {
  CHECK(when("3pm") == "2026-05-14T15:00:00-04:00");
  CHECK(when("noon") == "2026-05-14T12:00:00-04:00");
  CHECK(when("tomorrow noon") == "2026-05-15T12:00:00-04:00");
  CHECK(when("tomorrow 3pm") == "2026-05-15T15:00:00-04:00");
  CHECK(when("friday 3:15 PM") == "2026-05-15T15:15:00-04:00");
  CHECK(when("2026-05-20 12am") == "2026-05-20T00:00:00-04:00");
  CHECK(when("2026-05-20 12:30pm") == "2026-05-20T12:30:00-04:00");
  constexpr std::string_view hint = " (a time of day is written as 14:30, 2:30pm, 3pm or noon)";
  for (const std::string_view wrong : {"13pm", "0am", "25:00", "3:5pm", "14:30am"})
    CHECK(when(fmt::format("friday {}", wrong)) == fmt::format("'{}' is not a time of day{}", wrong, hint));
  CHECK(on_day("tomorrow 3pm") == fmt::format("'tomorrow 3pm' is not a day{}", day_hint));
}

TEST_CASE("a meeting needs a time of day, and one that there is") {
  const auto meeting = [](std::string_view text) {
    const auto time = parse_appointment(text, at(thursday), zone("America/Toronto"));
    return time ? to_text(*time) : error_text(time);
  };
  CHECK(meeting("tomorrow 3pm") == "2026-05-15T15:00:00-04:00");
  CHECK(meeting("15:00") == "2026-05-14T15:00:00-04:00");
  CHECK(meeting("+2h") == "2026-05-14T11:12:30-04:00");
  CHECK(meeting("2026-05-20T09:00:00Z") == "2026-05-20T09:00:00+00:00");
  CHECK(meeting("tomorrow") == "'tomorrow' has no time of day (say when it begins: 'tomorrow 15:00', 'tomorrow 3pm')");
  CHECK(meeting("+1w") == "'+1w' has no time of day (say when it begins: '+1w 15:00', '+1w 3pm')");
  CHECK(meeting("2027-03-14 2:30am") ==
        "there is no 02:30 on 2027-03-14: the clocks go forward from 02:00 to 03:00 (is it '2027-03-14 01:30' or "
        "'2027-03-14 03:30'?)");
}

TEST_CASE("a weekday is the next one, or today; last is the one before today") {
  CHECK(on_day("thursday") == "2026-05-14");
  CHECK(on_day("friday") == "2026-05-15");
  CHECK(on_day("Fri") == "2026-05-15");
  CHECK(on_day("wednesday") == "2026-05-20");
  CHECK(on_day("sunday") == "2026-05-17");
  CHECK(on_day("last thursday") == "2026-05-07");
  CHECK(on_day("last  Wed") == "2026-05-13");
  CHECK(on_day("last friday") == "2026-05-08");
}

TEST_CASE("any weekday is found from any day") {
  for (int shift = 0; shift < 7; ++shift) {
    const Date today = add_days(day("2026-05-14"), shift);
    const Instant now = zone("America/Toronto").day_begin(today);
    for (const std::string name : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
      const Date next = *parse_day(name, now, zone("America/Toronto"));
      const Date last = *parse_day("last " + name, now, zone("America/Toronto"));
      CHECK(days_between(today, next) >= 0);
      CHECK(days_between(today, next) <= 6);
      CHECK(days_between(last, today) >= 1);
      CHECK(days_between(last, next) == 7);
    }
  }
}

TEST_CASE("an offset counts from now and keeps the time of day") {
  CHECK(when("+4h") == "2026-05-14T13:12:30-04:00");
  CHECK(when("-30h") == "2026-05-13T03:12:30-04:00");
  CHECK(when("-3d") == "2026-05-11T09:12:30-04:00");
  CHECK(when("+2w") == "2026-05-28T09:12:30-04:00");
  CHECK(when("+1m") == "2026-06-14T09:12:30-04:00");
  CHECK(when("+0d") == "2026-05-14T09:12:30-04:00");
  CHECK(when("now") == "2026-05-14T09:12:30-04:00");
  CHECK(on_day("-3D") == "2026-05-11");
  CHECK(on_day("+1m", "2026-01-31T12:00:00-05:00") == "2026-02-28");
}

TEST_CASE("days keep the time of day over a clock change, hours do not") {
  CHECK(when("+1d", "2026-03-07T12:00:00-05:00") == "2026-03-08T12:00:00-04:00");
  CHECK(when("+24h", "2026-03-07T12:00:00-05:00") == "2026-03-08T13:00:00-04:00");
  CHECK(when("2026-03-08 02:30") == "2026-03-08T03:00:00-04:00");
  CHECK(when("2026-11-01 01:30") == "2026-11-01T01:30:00-04:00");
}

TEST_CASE("a time of day stands alone for today, or after a day") {
  CHECK(when("14:30") == "2026-05-14T14:30:00-04:00");
  CHECK(when("9:05") == "2026-05-14T09:05:00-04:00");
  CHECK(when("00:00:01") == "2026-05-14T00:00:01-04:00");
  CHECK(when("2026-05-10 14:30") == "2026-05-10T14:30:00-04:00");
  CHECK(when("2026-05-10T14:30") == "2026-05-10T14:30:00-04:00");
  CHECK(when("2026-05-10T14:30:15") == "2026-05-10T14:30:15-04:00");
  CHECK(when("yesterday 23:59") == "2026-05-13T23:59:00-04:00");
  CHECK(when("friday 14:30") == "2026-05-15T14:30:00-04:00");
  CHECK(when("last friday 14:30") == "2026-05-08T14:30:00-04:00");
  CHECK(when("-3d 14:30") == "2026-05-11T14:30:00-04:00");
}

TEST_CASE("today is that of the zone") {
  CHECK(on_day("today", "2026-05-14T03:59:59Z") == "2026-05-13");
  CHECK(when("14:30", "2026-05-14T03:59:59Z") == "2026-05-13T14:30:00-04:00");
}

TEST_CASE("what is not a time is refused as a usage error") {
  CHECK(when("") == "'' is not a time" + std::string(day_hint));
  for (const auto* text :
       {"next friday", "someday", "the day after", "last", "+d", "+2y", "+12345d", "2026-05", "14"}) {
    CHECK(when(text) == quoted(text) + " is not a day" + std::string(day_hint));
    CHECK(parse_when(text, at(thursday), Zone()).error().failure == Failure::usage);
    CHECK(parse_when(text, at(thursday), Zone()).error().code == "not-a-time");
  }
  for (const auto* text : {"25:00", "14:60", "14:3", "14:30:5", "14:30:60", ":30", "1:2:3:4", "-1:30"}) {
    CHECK(when(text) ==
          quoted(text) + " is not a time of day (a time of day is written as 14:30, 2:30pm, 3pm or noon)");
    CHECK(when("today " + std::string(text)) ==
          quoted(text) + " is not a time of day (a time of day is written as 14:30, 2:30pm, 3pm or noon)");
  }
  CHECK(when("fridy") == "'fridy' is not a day (did you mean 'friday'?)");
  CHECK(when("last fridy 14:30") == "'last fridy' is not a day (did you mean 'last friday'?)");
  CHECK(when("yesterdy 14:30") == "'yesterdy' is not a day (did you mean 'yesterday'?)");
  CHECK(when("+4h 14:30") == "'+4h' counts hours, not days" + std::string(day_hint));
}

TEST_CASE("a day that does not exist or is too far is refused, as a usage error") {
  CHECK(when("2026-02-29") == "2026-02-29 does not exist (February 2026 has the days 01 to 28)");
  CHECK(when("2026-02-29 14:30") == "2026-02-29 does not exist (February 2026 has the days 01 to 28)");
  const std::string late = " is too late: after 2037 time zone rules are not known (use a year from 1900 to 2037)";
  CHECK(when("2038-01-01") == "2038-01-01" + late);
  CHECK(when("2038-01-01T00:00:00Z") == "2038-01-01" + late);
  CHECK(when("2026-05-14T24:00:00Z") ==
        "'2026-05-14T24:00:00Z' does not exist (a day's times run from 00:00:00 to 23:59:59)");
  CHECK(parse_when("2038-01-01T00:00:00Z", at(thursday), Zone()).error().failure == Failure::usage);
  CHECK(when("+999w") == "2045-07-06" + late);
  CHECK(on_day("+999w") == "2045-07-06" + late);
  CHECK(when("+9999m") == "2859-08-14" + late);
  CHECK(when("-9999m") == "1193-02-14 is too early (use a year from 1900 to 2037)");
  CHECK(when("+1h", "2037-12-31T23:30:00-05:00") == "2038-01-01" + late);
  CHECK(parse_when("2038-01-01", at(thursday), Zone()).error().failure == Failure::usage);
  CHECK(parse_when("+999w", at(thursday), Zone()).error().failure == Failure::usage);
}

TEST_CASE("a time of day is not a day") {
  for (const auto* text : {"", "14:30", "friday 14:30", "2026-05-10T14:30:00Z"}) {
    CHECK(on_day(text) == quoted(text) + " is not a day" + std::string(day_hint));
  }
  CHECK(on_day("+4h") == "'+4h' counts hours, not days" + std::string(day_hint));
  CHECK(on_day("mondey") == "'mondey' is not a day (did you mean 'monday'?)");
  CHECK(on_day("2026-05-10") == "2026-05-10");
}

}  // namespace matchdesk

#include "time/words.hpp"

#include <doctest/doctest.h>

#include "time/make.hpp"

namespace matchdesk {
namespace {

constexpr Date thursday{std::chrono::year{2026}, std::chrono::May, std::chrono::day{14}};

}  // namespace

TEST_CASE("a day in words has its year where that is not today's") {
  CHECK(date_in_words(day("2026-05-03")) == "3 May 2026");
  CHECK(day_in_words(day("2026-05-17")) == "Sunday 17 May 2026");
  CHECK(day_in_words(day("2026-05-17"), thursday) == "Sunday 17 May");
  CHECK(day_in_words(day("2027-01-04"), day("2026-12-31")) == "Monday 4 January 2027");
  CHECK(short_day(day("2026-05-19"), thursday) == "Tue 19 May");
  CHECK(short_day(day("2027-01-03"), thursday) == "Sun 3 Jan 2027");
}

TEST_CASE("a time in words is what the wall clock shows") {
  const Zone toronto = zone("America/Toronto");
  const Instant now = at("2026-05-14T09:12:30-04:00");
  const Instant evening = at("2026-05-20T01:05:07Z");
  CHECK(time_of_day(toronto, evening) == "21:05:07");
  CHECK(wall_time(toronto, evening) == "2026-05-19 21:05");
  CHECK(time_in_words(toronto, evening) == "Tuesday 19 May 2026, 21:05");
  CHECK(short_time(toronto, evening, now) == "Tue 19 May 21:05");
  CHECK(short_time(toronto, at("2027-01-01T02:00:00Z"), now) == "Thu 31 Dec 21:00");
  CHECK(short_time(Zone(), at("2027-01-01T02:00:00Z"), now) == "Fri 1 Jan 2027 02:00");
}

TEST_CASE("elapsed time is rounded down, in the coarsest unit of which there are enough") {
  using namespace std::chrono_literals;
  using std::chrono::days;
  const Instant now = at("2026-05-14T09:12:30-04:00");
  const auto ago = [&](std::chrono::seconds elapsed) { return relative(now - elapsed, now); };
  CHECK(ago(0s) == "just now");
  CHECK(ago(59s) == "just now");
  CHECK(ago(60s) == "1 minute ago");
  CHECK(ago(59min + 59s) == "59 minutes ago");
  CHECK(ago(1h) == "1 hour ago");
  CHECK(ago(47h + 59min) == "47 hours ago");
  CHECK(ago(48h) == "2 days ago");
  CHECK(ago(days{13} + 23h) == "13 days ago");
  CHECK(ago(days{14}) == "2 weeks ago");
  CHECK(ago(days{59}) == "8 weeks ago");
  CHECK(ago(days{60}) == "2 months ago");
  CHECK(ago(days{729}) == "24 months ago");
  CHECK(ago(days{730}) == "2 years ago");
  CHECK(ago(days{4000}) == "10 years ago");
  CHECK(relative(now + 59s, now) == "just now");
  CHECK(relative(now + 2h, now) == "in 2 hours");
  CHECK(relative(now + days{3}, now) == "in 3 days");
  CHECK(elapsed_in_words(59s) == "less than a minute");
  CHECK(elapsed_in_words(-1h) == "less than a minute");
  CHECK(elapsed_in_words(1h) == "1 hour");
  CHECK(elapsed_in_words(days{14}) == "2 weeks");
}

TEST_CASE("weekdays and months are known by their names and the first letters of these") {
  CHECK(weekday_named("Friday") == std::chrono::Friday);
  CHECK(weekday_named("sun") == std::chrono::Sunday);
  for (const auto word : {"", "fr", "frid", "fridays", "today"}) CHECK(weekday_named(word) == std::nullopt);
  CHECK(month_named("MAY") == std::chrono::May);
  CHECK(month_named("sep") == std::chrono::September);
  CHECK(month_named("Sept") == std::chrono::September);
  CHECK(month_named("december") == std::chrono::December);
  for (const auto word : {"", "ma", "septe", "mays"}) CHECK(month_named(word) == std::nullopt);
  CHECK(month_name(std::chrono::February) == "February");
  CHECK(weekday_words() ==
        std::vector<std::string>{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
}

TEST_CASE("a time is told by the reader's clock, and by others that show another one") {
  const Zone chicago = zone("America/Chicago"), toronto = zone("America/Toronto"), tokyo = zone("Asia/Tokyo");
  const Instant three = at("2026-05-21T15:00:00-05:00");
  CHECK(time_in_words(std::vector{chicago}, three) == "Thursday 21 May 2026, 15:00 CDT");
  CHECK(time_in_words({chicago, chicago, toronto, toronto}, three) == "Thursday 21 May 2026, 15:00 CDT (16:00 EDT)");
  CHECK(time_in_words({toronto, tokyo, chicago}, three) ==
        "Thursday 21 May 2026, 16:00 EDT (Friday 22 May 2026, 05:00 JST, 15:00 CDT)");
  CHECK(time_in_words({toronto, zone("America/New_York")}, three) == "Thursday 21 May 2026, 16:00 EDT");
}

}  // namespace matchdesk

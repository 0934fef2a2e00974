#include "time/instant.hpp"

#include <doctest/doctest.h>

#include <random>

#include "time/make.hpp"

namespace matchdesk {

using namespace std::chrono_literals;

TEST_CASE("a date is read and written as year-month-day") {
  CHECK(parse_date("2026-05-14") == Date{2026y / 5 / 14});
  CHECK(parse_date("1900-01-01") == Date{1900y / 1 / 1});
  CHECK(parse_date("2037-12-31") == Date{2037y / 12 / 31});
  CHECK(parse_date("2024-02-29") == Date{2024y / 2 / 29});
  CHECK(to_text(Date{2026y / 5 / 4}) == "2026-05-04");
}

TEST_CASE("every day from 1900 to 2037 comes back as it was written") {
  int count = 0;
  for (std::chrono::sys_days each = 1900y / 1 / 1; each <= std::chrono::sys_days{2037y / 12 / 31};
       each += std::chrono::days{1}) {
    const Date date{each};
    if (parse_date(to_text(date)) != date) FAIL(to_text(date));
    ++count;
  }
  CHECK(count == 50404);
}

TEST_CASE("what is not written as a date is refused") {
  const std::string hint = " (write it as year-month-day, such as 2026-05-14)";
  for (const std::string text : {"", "2026", "2026-5-14", "2026/05/14", "14-05-2026", "2026-05-14 ", " 2026-05-14",
                                 "2026-05-14T00:00:00Z", "2026-05-1a", "+026-05-14", "20260514", "tomorrow"}) {
    CHECK(error_text(parse_date(text)) == "'" + text + "' is not a date" + hint);
    CHECK(parse_date(text).error().code == "not-a-date");
    CHECK(parse_date(text).error().failure == Failure::invalid);
  }
}

TEST_CASE("a day that does not exist is refused") {
  CHECK(error_text(parse_date("2026-02-29")) == "2026-02-29 does not exist (February 2026 has the days 01 to 28)");
  CHECK(error_text(parse_date("2024-02-30")) == "2024-02-30 does not exist (February 2024 has the days 01 to 29)");
  CHECK(error_text(parse_date("1900-02-29")) == "1900-02-29 does not exist (February 1900 has the days 01 to 28)");
  CHECK(error_text(parse_date("2026-04-31")) == "2026-04-31 does not exist (April 2026 has the days 01 to 30)");
  CHECK(error_text(parse_date("2026-12-00")) == "2026-12-00 does not exist (December 2026 has the days 01 to 31)");
  CHECK(error_text(parse_date("2026-13-01")) == "2026-13-01 does not exist (months run from 01 to 12)");
  CHECK(error_text(parse_date("2026-00-10")) == "2026-00-10 does not exist (months run from 01 to 12)");
  CHECK(parse_date("2026-02-29").error().code == "no-such-day");
}

TEST_CASE("years whose time zone rules are not known are refused") {
  const std::string hint = " (use a year from 1900 to 2037)";
  const std::string late = " is too late: after 2037 time zone rules are not known" + hint;
  CHECK(error_text(parse_date("2038-01-01")) == "2038-01-01" + late);
  CHECK(error_text(parse_timestamp("2038-01-01T00:00:00Z")) == "2038-01-01" + late);
  CHECK(error_text(parse_date("9999-99-99")) == "9999-99-99" + late);
  CHECK(error_text(parse_date("1899-12-31")) == "1899-12-31 is too early" + hint);
  CHECK(error_text(parse_timestamp("0026-05-14T09:12:00Z")) == "0026-05-14 is too early" + hint);
  CHECK(parse_date("2038-01-01").error().code == "year-out-of-range");
}

TEST_CASE("a timestamp is an instant and the offset that it was written with") {
  const auto morning = parse_timestamp("2026-05-14T09:12:00-04:00");
  REQUIRE(morning);
  CHECK(morning->instant == std::chrono::sys_days{2026y / 5 / 14} + 13h + 12min);
  CHECK(morning->offset == -4h);
  CHECK(local_date(*morning) == Date{2026y / 5 / 14});

  const auto india = parse_timestamp("2026-05-15T01:30:07+05:30");
  REQUIRE(india);
  CHECK(india->instant == std::chrono::sys_days{2026y / 5 / 14} + 20h + 7s);
  CHECK(local_date(*india) == Date{2026y / 5 / 15});
}

TEST_CASE("every way of writing a timestamp comes back in one form") {
  const auto rewritten = [](std::string_view text) {
    const auto timestamp = parse_timestamp(text);
    return timestamp ? to_text(*timestamp) : timestamp.error().message;
  };
  CHECK(rewritten("2026-05-14T09:12:00-04:00") == "2026-05-14T09:12:00-04:00");
  CHECK(rewritten("2026-05-14T09:12:00Z") == "2026-05-14T09:12:00+00:00");
  CHECK(rewritten("2026-05-14t09:12:00z") == "2026-05-14T09:12:00+00:00");
  CHECK(rewritten("2026-05-14 09:12:00-00:00") == "2026-05-14T09:12:00+00:00");
  CHECK(rewritten("2026-05-14T09:12:00.999999Z") == "2026-05-14T09:12:00+00:00");
  CHECK(rewritten("2026-05-14T09:12:00.5-03:30") == "2026-05-14T09:12:00-03:30");
  CHECK(rewritten("2026-05-14T00:00:00-00:30") == "2026-05-14T00:00:00-00:30");
  CHECK(rewritten("2026-01-01T00:00:00+14:00") == "2026-01-01T00:00:00+14:00");
  CHECK(rewritten("1900-01-01T00:00:00+23:59") == "1900-01-01T00:00:00+23:59");
  CHECK(rewritten("2037-12-31T23:59:59-23:59") == "2037-12-31T23:59:59-23:59");
}

TEST_CASE("any timestamp comes back as it was written") {
  std::mt19937 random(20260514);
  const std::int64_t first = std::chrono::sys_seconds{std::chrono::sys_days{1900y / 1 / 2}}.time_since_epoch().count();
  const std::int64_t last = std::chrono::sys_seconds{std::chrono::sys_days{2037y / 12 / 31}}.time_since_epoch().count();
  std::uniform_int_distribution<std::int64_t> second(first, last);
  std::uniform_int_distribution<int> minute(-23 * 60 - 59, 23 * 60 + 59);
  for (int i = 0; i < 20000; ++i) {
    const Timestamp timestamp{Instant{std::chrono::seconds{second(random)}}, std::chrono::minutes{minute(random)}};
    const std::string text = to_text(timestamp);
    REQUIRE_MESSAGE(parse_timestamp(text) == timestamp, text);
    REQUIRE(text.substr(0, 10) == to_text(local_date(timestamp)));
  }
}

TEST_CASE("what is not a timestamp is refused") {
  const std::string hint = " (write it with its offset from UTC, such as 2026-05-14T09:12:00-04:00)";
  for (const std::string text :
       {"", "2026-05-14", "09:12", "2026-05-14T09:12Z", "2026-05-14T9:12:00Z", "2026-05-14T09:12:00.Z",
        "2026-05-14T09:12:00-0400", "2026-05-14T09:12:00-04", "2026-05-14T09:12:00 -04:00", "2026-05-14T09:12:00-04:60",
        "2026-05-14T09:12:00-24:00", "2026-05-14T09:12:00Z ", "2026-05-14T09:12:00+04:00Z", "2026-05-14_09:12:00Z"}) {
    CHECK(error_text(parse_timestamp(text)) == "'" + text + "' is not a time" + hint);
    CHECK(parse_timestamp(text).error().code == "not-a-time");
  }
}

TEST_CASE("a timestamp without an offset has an error of its own") {
  const std::string hint = " (write it with its offset from UTC, such as 2026-05-14T09:12:00-04:00)";
  for (const std::string text : {"2026-05-14T09:12:00", "2026-05-14 09:12:00", "2026-05-14T09:12:00.25"}) {
    CHECK(error_text(parse_timestamp(text)) == "'" + text + "' does not say its offset from UTC" + hint);
    CHECK(parse_timestamp(text).error().code == "no-offset");
  }
}

TEST_CASE("a time that no clock shows is refused") {
  for (const std::string text :
       {"2026-05-14T24:00:00Z", "2026-05-14T09:60:00Z", "2026-05-14T23:59:60Z", "2026-05-14T99:99:99-04:00"}) {
    CHECK(error_text(parse_timestamp(text)) ==
          "'" + text + "' does not exist (a day's times run from 00:00:00 to 23:59:59)");
    CHECK(parse_timestamp(text).error().code == "no-such-time");
  }
  CHECK(error_text(parse_timestamp("2026-02-29T09:12:00Z")) ==
        "2026-02-29 does not exist (February 2026 has the days 01 to 28)");
}

TEST_CASE("timestamps are ordered by instant and equal only with the same offset") {
  const Timestamp utc = *parse_timestamp("2026-05-14T13:12:00Z");
  const Timestamp toronto = *parse_timestamp("2026-05-14T09:12:00-04:00");
  CHECK(utc != toronto);
  CHECK_FALSE(utc < toronto);
  CHECK_FALSE(toronto < utc);
  CHECK(toronto < *parse_timestamp("2026-05-14T09:12:01-04:00"));
}

TEST_CASE("days are added and counted across months, years and leap days") {
  CHECK(to_text(add_days(day("2024-02-28"), 1)) == "2024-02-29");
  CHECK(to_text(add_days(day("2025-12-31"), 1)) == "2026-01-01");
  CHECK(to_text(add_days(day("2026-01-01"), -1)) == "2025-12-31");
  CHECK(days_between(day("2024-01-01"), day("2025-01-01")) == 366);
  CHECK(days_between(day("2025-01-01"), day("2024-01-01")) == -366);
  CHECK(days_between(day("2026-05-14"), day("2026-05-14")) == 0);
}

TEST_CASE("months keep the day of the month, or take the last one") {
  CHECK(to_text(add_months(day("2026-01-31"), 1)) == "2026-02-28");
  CHECK(to_text(add_months(day("2024-01-31"), 1)) == "2024-02-29");
  CHECK(to_text(add_months(day("2026-01-31"), 3)) == "2026-04-30");
  CHECK(to_text(add_months(day("2026-01-31"), 12)) == "2027-01-31");
  CHECK(to_text(add_months(day("2024-02-29"), 12)) == "2025-02-28");
  CHECK(to_text(add_months(day("2026-03-31"), -1)) == "2026-02-28");
  CHECK(to_text(add_months(day("2026-11-15"), 2)) == "2027-01-15");
  CHECK(to_text(add_months(day("2026-01-15"), -1)) == "2025-12-15");
}

}  // namespace matchdesk

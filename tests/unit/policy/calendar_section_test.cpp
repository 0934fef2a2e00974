#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("calendar: the program's zone, week, day and holidays are read") {
  const auto policy = *read_text(R"(
program: {name: Pilot, timezone: America/Chicago, week_starts: sunday, day_ends: "17:30"}
holidays: {valid_through: 2026-12-31, days: [2026-01-01, 2026-07-03]}
)")
                           .policy;
  CHECK(policy.name == "Pilot");
  CHECK(policy.calendar.zone.name() == "America/Chicago");
  CHECK(policy.calendar.week_starts == std::chrono::Sunday);
  CHECK(policy.calendar.day_ends == std::chrono::minutes{17 * 60 + 30});
  CHECK(policy.calendar.holidays == std::vector<Date>{*parse_date("2026-01-01"), *parse_date("2026-07-03")});
  CHECK(policy.calendar.holidays_valid_through == *parse_date("2026-12-31"));
}

TEST_CASE("calendar: holidays may be a plain list, and are sorted") {
  const auto policy = *read_text("holidays: [2026-07-03, 2026-01-01]\n").policy;
  CHECK(policy.calendar.holidays == std::vector<Date>{*parse_date("2026-01-01"), *parse_date("2026-07-03")});
  CHECK_FALSE(policy.calendar.holidays_valid_through);
}

TEST_CASE("calendar: every weekday may begin the week") {
  unsigned number = 0;
  for (const auto* day : {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}) {
    const auto policy = *read_text(std::string("program: {week_starts: ") + day + "}\n").policy;
    CHECK(policy.calendar.week_starts.c_encoding() == number++);
  }
}

TEST_CASE("calendar: an unknown time zone") {
  CHECK(read_text(R"(program: {timezone: America/Torronto}
)")
            .findings ==
        R"(program.yaml:1:21: error: unknown time zone 'America/Torronto' [unknown-time-zone]
  program: {timezone: America/Torronto}
                      ^~~~~~~~~~~~~~~~
  hint: did you mean 'America/Toronto'?
)");
}

TEST_CASE("calendar: an unknown weekday") {
  CHECK(
      read_text(R"(program: {week_starts: sonday}
)")
          .findings ==
      R"(program.yaml:1:24: error: 'sonday' is not one of: sunday, monday, tuesday, wednesday, thursday, friday, saturday [not-a-choice]
  program: {week_starts: sonday}
                         ^~~~~~
  hint: did you mean 'sunday'?
)");
}

TEST_CASE("calendar: a time that is none") {
  CHECK(read_text(R"(program: {day_ends: "25:00"}
)")
            .findings ==
        R"(program.yaml:1:21: error: '25:00' is not a time of day [not-a-time-of-day]
  program: {day_ends: "25:00"}
                      ^~~~~~~
  hint: write it as HH:MM, such as 17:00
)");
}

TEST_CASE("calendar: holidays twice and out of order") {
  CHECK(read_text(R"(holidays: [2026-12-25, 2026-01-01, 2026-12-25]
)")
            .findings ==
        R"(program.yaml:1:24: warning: 2026-01-01 comes after a later day [holidays-not-sorted]
  holidays: [2026-12-25, 2026-01-01, 2026-12-25]
                         ^~~~~~~~~~
  hint: list the holidays in their order, so that a missing one is seen
program.yaml:1:36: warning: 2026-12-25 is listed twice [repeated-holiday]
  holidays: [2026-12-25, 2026-01-01, 2026-12-25]
                                     ^~~~~~~~~~
  hint: remove one of them
)");
}

TEST_CASE("calendar: a holiday that no calendar has") {
  CHECK(read_text(R"(holidays: [2026-02-30]
)")
            .findings ==
        R"(program.yaml:1:12: error: 2026-02-30 does not exist [no-such-day]
  holidays: [2026-02-30]
             ^~~~~~~~~~
  hint: February 2026 has the days 01 to 28
)");
}

TEST_CASE("calendar: holidays beyond the list's end") {
  CHECK(read_text(R"(holidays: {valid_through: 2026-06-30, days: [2026-12-25]}
)")
            .findings ==
        R"(program.yaml:1:27: error: the list goes on to 2026-12-25, after 'valid_through' [holidays-end-too-early]
  holidays: {valid_through: 2026-06-30, days: [2026-12-25]}
                            ^~~~~~~~~~
  hint: write the last day for which the list is complete
)");
}

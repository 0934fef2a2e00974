#include "time/zone.hpp"

#include <doctest/doctest.h>

#include <random>

#include "time/make.hpp"

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;

LocalTime wall(std::string_view date, seconds time) { return local_days{day(date)} + time; }

std::string shown(const Zone& zone, Instant instant) { return to_text(zone.stamp(instant)); }

}  // namespace

TEST_CASE("a zone is found by its name") {
  CHECK(zone("America/Toronto").name() == "America/Toronto");
  CHECK(zone("UTC").name() == "UTC");
  CHECK(Zone().name() == "UTC");
  CHECK(zone("UTC") == Zone());
  CHECK(zone("America/Toronto") == zone("America/Toronto"));
  CHECK_FALSE(zone("America/Toronto") == zone("America/Chicago"));
}

TEST_CASE("an unknown zone gets the nearest name as a hint") {
  CHECK(error_text(Zone::find("America/Torronto")) ==
        "unknown time zone 'America/Torronto' (did you mean 'America/Toronto'?)");
  CHECK(error_text(Zone::find("america/chicago")) ==
        "unknown time zone 'america/chicago' (did you mean 'America/Chicago'?)");
  const std::string hint = " (use a name of the IANA time zone database, such as America/Toronto)";
  for (const std::string name : {"Middle of Nowhere", "../../etc/passwd", "localtime", "posixrules"}) {
    CHECK(error_text(Zone::find(name)) == "unknown time zone '" + name + "'" + hint);
  }
  CHECK(Zone::find("Nowhere").error().code == "unknown-time-zone");
}

TEST_CASE("a zone shows an instant on its wall clock") {
  const Zone toronto = zone("America/Toronto");
  CHECK(shown(toronto, at("2026-05-14T13:12:00Z")) == "2026-05-14T09:12:00-04:00");
  CHECK(shown(toronto, at("2026-01-14T13:12:00Z")) == "2026-01-14T08:12:00-05:00");
  CHECK(shown(zone("America/St_Johns"), at("2026-05-14T13:12:00Z")) == "2026-05-14T10:42:00-02:30");
  CHECK(shown(Zone(), at("2026-05-14T09:12:00-04:00")) == "2026-05-14T13:12:00+00:00");
  CHECK(to_text(toronto.date(at("2026-05-15T03:59:59Z"))) == "2026-05-14");
  CHECK(to_text(toronto.date(at("2026-05-15T04:00:00Z"))) == "2026-05-15");
}

TEST_CASE("summer time is known to 2037") {
  CHECK(shown(zone("America/Chicago"), at("2037-07-01T12:00:00Z")) == "2037-07-01T07:00:00-05:00");
  CHECK(shown(zone("Europe/London"), at("2037-12-31T12:00:00Z")) == "2037-12-31T12:00:00+00:00");
}

TEST_CASE("a wall clock time that occurs twice is the first one, a skipped one is the change") {
  const Zone chicago = zone("America/Chicago");
  CHECK(shown(chicago, chicago.instant(wall("2026-11-01", hours{1} + minutes{30}))) == "2026-11-01T01:30:00-05:00");
  CHECK(shown(chicago, chicago.instant(wall("2026-11-01", hours{2}))) == "2026-11-01T02:00:00-06:00");
  CHECK(shown(chicago, chicago.instant(wall("2026-03-08", hours{2}))) == "2026-03-08T03:00:00-05:00");
  CHECK(shown(chicago, chicago.instant(wall("2026-03-08", hours{2} + minutes{59}))) == "2026-03-08T03:00:00-05:00");
  CHECK(shown(chicago, chicago.instant(wall("2026-03-08", hours{3}))) == "2026-03-08T03:00:00-05:00");
  CHECK(shown(chicago, chicago.instant(wall("2026-03-08", hours{1}))) == "2026-03-08T01:00:00-06:00");
}

TEST_CASE("a day begins and ends where its date does, also when clocks change at midnight") {
  const auto bounds = [](std::string_view name, std::string_view date) {
    const Zone where = zone(name);
    return shown(where, where.day_begin(day(date))) + " " + shown(where, where.day_end(day(date)));
  };
  CHECK(bounds("America/Toronto", "2026-05-14") == "2026-05-14T00:00:00-04:00 2026-05-14T23:59:59-04:00");
  CHECK(bounds("America/Toronto", "2026-03-08") == "2026-03-08T00:00:00-05:00 2026-03-08T23:59:59-04:00");
  CHECK(bounds("UTC", "2026-03-08") == "2026-03-08T00:00:00+00:00 2026-03-08T23:59:59+00:00");
  CHECK(bounds("America/Havana", "2025-03-09") == "2025-03-09T01:00:00-04:00 2025-03-09T23:59:59-04:00");
  CHECK(bounds("America/Havana", "2025-11-02") == "2025-11-02T00:00:00-04:00 2025-11-02T23:59:59-05:00");
  CHECK(bounds("Asia/Beirut", "2024-10-26") == "2024-10-26T00:00:00+03:00 2024-10-26T23:59:59+02:00");
  CHECK(bounds("Asia/Beirut", "2024-10-27") == "2024-10-27T00:00:00+02:00 2024-10-27T23:59:59+02:00");
  CHECK(bounds("America/Nuuk", "2025-03-29") == "2025-03-29T00:00:00-02:00 2025-03-29T22:59:59-02:00");
  CHECK(bounds("America/Nuuk", "2025-03-30") == "2025-03-30T00:00:00-01:00 2025-03-30T23:59:59-01:00");
  CHECK(bounds("America/Nuuk", "2025-10-25") == "2025-10-25T00:00:00-01:00 2025-10-25T23:59:59-02:00");
}

TEST_CASE("a date that a zone skipped ends before it begins, at the change") {
  const Zone apia = zone("Pacific/Apia");
  CHECK(shown(apia, apia.day_begin(day("2011-12-30"))) == "2011-12-31T00:00:00+14:00");
  CHECK(shown(apia, apia.day_end(day("2011-12-30"))) == "2011-12-29T23:59:59-10:00");
}

TEST_CASE("in every zone and at any instant, days hold their instants and readings lead back") {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int64_t> second(at("1972-01-01T00:00:00Z").time_since_epoch().count(),
                                                     at("2037-12-30T00:00:00Z").time_since_epoch().count());
  for (const auto* name :
       {"America/Chicago", "America/Toronto", "Europe/London", "Australia/Lord_Howe", "America/St_Johns",
        "America/Havana", "Asia/Beirut", "America/Nuuk", "Asia/Kolkata", "Pacific/Apia", "UTC"}) {
    const Zone where = zone(name);
    for (int i = 0; i < 3000; ++i) {
      const Instant instant{seconds{second(random)}};
      const Date date = where.date(instant);
      INFO(name << ' ' << shown(where, instant));
      REQUIRE(where.day_begin(date) <= instant);
      REQUIRE(instant <= where.day_end(date));
      REQUIRE(where.date(where.day_begin(date)) == date);
      REQUIRE(where.date(where.day_begin(date) - seconds{1}) < date);
      REQUIRE(where.date(where.day_end(date)) == date);
      REQUIRE(where.date(where.day_end(date) + seconds{1}) > date);
      const Instant back = where.instant(where.local(instant));
      REQUIRE(where.local(back) == where.local(instant));
      REQUIRE(back <= instant);
    }
  }
}

TEST_CASE("around every clock change, a reading leads to the first instant that shows it or more") {
  for (const auto* name : {"America/Chicago", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "America/Nuuk"}) {
    const Zone where = zone(name);
    const Instant first = at("2024-01-01T00:00:00Z");
    const Instant last = at("2026-01-01T00:00:00Z");
    LocalTime highest = where.local(first);
    for (Instant instant = first + minutes{15}; instant < last; instant += minutes{15}) {
      const LocalTime reading = where.local(instant);
      for (LocalTime skipped = highest + minutes{15}; skipped < reading; skipped += minutes{15}) {
        REQUIRE(where.instant(skipped) == instant);
      }
      if (reading > highest) {
        REQUIRE(where.instant(reading) == instant);
        highest = reading;
      } else {
        REQUIRE(where.instant(reading) < instant);
      }
    }
  }
}

TEST_CASE("a zone is called as people call it then") {
  CHECK(zone("America/Toronto").abbreviation(at("2026-05-14T12:00:00Z")) == "EDT");
  CHECK(zone("America/Toronto").abbreviation(at("2026-12-14T12:00:00Z")) == "EST");
  CHECK(zone("America/Sao_Paulo").abbreviation(at("2026-05-14T12:00:00Z")) == "UTC-03");
  CHECK(Zone().abbreviation(at("2026-05-14T12:00:00Z")) == "UTC");
}

}  // namespace matchdesk

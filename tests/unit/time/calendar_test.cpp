#include "time/calendar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "time/make.hpp"

namespace matchdesk {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Chicago, with the holidays of a summer: a Monday, a Friday, and a Saturday that changes nothing.
Calendar chicago() {
  return {.zone = zone("America/Chicago"),
          .holidays = {day("2026-05-25"), day("2026-06-19"), day("2026-07-03"), day("2026-07-04")}};
}

std::string due_text(const Calendar& calendar, std::string_view start, std::string_view within) {
  return to_text(calendar.zone.stamp(due(calendar, at(start), wait(within))));
}

std::string overdue(const Calendar& calendar, std::string_view due, std::string_view now, Unit unit) {
  return to_text(overdue_by(calendar, at(due), at(now), unit));
}

constexpr Unit all_units[] = {Unit::hours,         Unit::business_hours, Unit::days,
                              Unit::business_days, Unit::weeks,          Unit::months};

// Chicago with a lunch break, a Friday and Saturday weekend, and a half day on a Thursday.
Calendar with_hours() {
  Calendar calendar = chicago();
  calendar.weekend = 0b1100000;
  calendar.hours = {{hours{9}, hours{12}}, {hours{13}, hours{17}}};
  calendar.half_days = {{day("2026-05-21"), {.until = hours{13}}}};
  return calendar;
}

}  // namespace

TEST_CASE("business days are Monday to Friday without the holidays") {
  const Calendar calendar = chicago();
  std::string week;
  for (Date each = day("2026-05-22"); each <= day("2026-05-31"); each = add_days(each, 1)) {
    week += is_business_day(calendar, each) ? 'x' : '-';
  }
  CHECK(week == "x---xxxx--");
}

TEST_CASE("business days are those of the program's own week; a half day is one") {
  const Calendar calendar = with_hours();
  std::string week;
  for (Date each = day("2026-05-20"); each <= day("2026-05-29"); each = add_days(each, 1)) {
    week += is_business_day(calendar, each) ? 'x' : '-';
  }
  CHECK(week == "xx--x-xxx-");
  CHECK(due_text(calendar, "2026-05-20T16:00:00-05:00", "2 business days") == "2026-05-24T23:59:59-05:00");
}

TEST_CASE("business hours run while people work: not at lunch, at night, at weekends, or after noon of a half day") {
  const Calendar calendar = with_hours();
  const auto wednesday = [&](std::string_view within) {
    return due_text(calendar, "2026-05-20T11:30:20-05:00", within);
  };
  CHECK(wednesday("1 business hour") == "2026-05-20T13:30:20-05:00");
  CHECK(wednesday("4 business hours") == "2026-05-20T16:30:20-05:00");
  CHECK(wednesday("5 business hours") == "2026-05-21T09:30:20-05:00");
  CHECK(wednesday("8 business hours") == "2026-05-24T09:30:20-05:00");
  CHECK(due_text(calendar, "2026-05-20T05:00:00-05:00", "7 business hours") == "2026-05-20T17:00:00-05:00");
  CHECK(due_text(calendar, "2026-05-22T12:00:00-05:00", "1 business hour") == "2026-05-24T10:00:00-05:00");
  // Where no hours are said, all of a business day count.
  CHECK(due_text(chicago(), "2026-05-22T16:00:00-05:00", "10 business hours") == "2026-05-26T02:00:00-05:00");
}

TEST_CASE("a wait ends as the policy's examples say") {
  const Calendar calendar = chicago();
  CHECK(due_text(calendar, "2026-05-15T16:00:00-05:00", "2 business days") == "2026-05-19T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-22T16:00:00-05:00", "2 business days") == "2026-05-27T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-15T16:00:07-05:00", "24 hours") == "2026-05-16T16:00:07-05:00");
  CHECK(due_text(calendar, "2026-05-15T16:00:00-05:00", "2 days") == "2026-05-17T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-15T16:00:00-05:00", "2 weeks") == "2026-05-29T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-01-31T16:00:00-06:00", "1 month") == "2026-02-28T23:59:59-06:00");
  CHECK(due_text(calendar, "2026-05-15T16:00:00-05:00", "90 days") == "2026-08-13T23:59:59-05:00");
}

TEST_CASE("the local date counts, not that of UTC or of the writer") {
  const Calendar calendar = chicago();
  CHECK(due_text(calendar, "2026-05-14T04:59:59Z", "1 day") == "2026-05-14T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-14T05:00:00Z", "1 day") == "2026-05-15T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-14T14:00:00+10:00", "1 day") == "2026-05-14T23:59:59-05:00");
}

TEST_CASE("what starts after day_ends counts as the next calendar day, hours apart") {
  Calendar calendar = chicago();
  calendar.day_ends = hours{17};
  const std::string_view on_time = "2026-05-14T17:00:00-05:00";
  const std::string_view late = "2026-05-14T17:00:01-05:00";
  CHECK(to_text(counted_date(calendar, at(on_time))) == "2026-05-14");
  CHECK(to_text(counted_date(calendar, at(late))) == "2026-05-15");
  CHECK(due_text(calendar, on_time, "1 day") == "2026-05-15T23:59:59-05:00");
  CHECK(due_text(calendar, late, "1 day") == "2026-05-16T23:59:59-05:00");
  CHECK(due_text(calendar, on_time, "1 business day") == "2026-05-15T23:59:59-05:00");
  CHECK(due_text(calendar, late, "1 business day") == "2026-05-18T23:59:59-05:00");
  CHECK(due_text(calendar, late, "1 week") == "2026-05-22T23:59:59-05:00");
  CHECK(due_text(calendar, late, "1 month") == "2026-06-15T23:59:59-05:00");
  CHECK(due_text(calendar, late, "24 hours") == "2026-05-15T17:00:01-05:00");
}

TEST_CASE("the next calendar day may be one on which nobody works") {
  Calendar calendar = chicago();
  calendar.day_ends = hours{17};
  CHECK(to_text(counted_date(calendar, at("2026-05-15T18:00:00-05:00"))) == "2026-05-16");
  CHECK(due_text(calendar, "2026-05-15T18:00:00-05:00", "2 business days") == "2026-05-19T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-05-24T18:00:00-05:00", "1 business day") == "2026-05-26T23:59:59-05:00");
  CHECK(due_text(calendar, "2026-12-31T18:00:00-06:00", "1 month") == "2027-02-01T23:59:59-06:00");
  CHECK(due_text(calendar, "2026-01-30T18:00:00-06:00", "1 month") == "2026-02-28T23:59:59-06:00");
}

TEST_CASE("a wait of business days has exactly that many and ends with one") {
  Calendar calendar = chicago();
  calendar.holidays.insert(calendar.holidays.begin(), {day("2026-01-01"), day("2026-01-02")});
  std::mt19937 random(42);
  std::uniform_int_distribution<int> second(0, 300 * 86400);
  std::uniform_int_distribution<int> amount(1, 40);
  for (int i = 0; i < 5000; ++i) {
    const Instant start = at("2025-12-15T00:00:00-06:00") + seconds{second(random)};
    const Duration within{amount(random), Unit::business_days};
    const Instant end = due(calendar, start, within);
    const Date last = calendar.zone.date(end);
    int count = 0;
    for (Date each = add_days(counted_date(calendar, start), 1); each <= last; each = add_days(each, 1)) {
      if (is_business_day(calendar, each)) ++count;
    }
    REQUIRE(count == within.amount);
    REQUIRE(is_business_day(calendar, last));
    REQUIRE(calendar.zone.date(end + seconds{1}) == add_days(last, 1));
    REQUIRE(overdue_by(calendar, end, end, within.unit).amount == 0);
    REQUIRE(overdue_by(calendar, end, end + hours{1}, within.unit) == Duration{1, Unit::hours});
  }
}

TEST_CASE("a wait that begins later is never due earlier, and a longer one never before a shorter") {
  for (const auto* name : {"America/Chicago", "America/Havana", "America/Nuuk", "Australia/Lord_Howe"}) {
    const Calendar calendar{.zone = zone(name), .holidays = {day("2025-03-10")}, .day_ends = hours{17}};
    for (const Unit unit : all_units) {
      for (Instant start = at("2025-02-25T00:00:00Z"); start < at("2025-04-10T00:00:00Z"); start += minutes{45}) {
        const Instant end = due(calendar, start, {2, unit});
        REQUIRE(end > start);
        REQUIRE(end <= due(calendar, start + minutes{45}, {2, unit}));
        REQUIRE(end < due(calendar, start, {3, unit}));
      }
    }
  }
}

TEST_CASE(
    "overdue is counted in the unit of the wait, in whole ones that have passed; before the first in smaller ones") {
  const Calendar calendar = chicago();
  const std::string_view friday = "2026-05-15T23:59:59-05:00";
  for (const Unit unit : all_units) {
    CHECK(overdue(calendar, friday, "2026-05-14T12:00:00-05:00", unit) == "0 hours");
    CHECK(overdue(calendar, friday, friday, unit) == "0 hours");
    CHECK(overdue(calendar, friday, "2026-05-16T00:00:00-05:00", unit) == "0 hours");
  }
  for (const Unit unit : {Unit::hours, Unit::days, Unit::business_days, Unit::weeks, Unit::months}) {
    CHECK(overdue(calendar, friday, "2026-05-16T09:30:00-05:00", unit) == "9 hours");
    CHECK(overdue(calendar, friday, "2026-05-16T01:00:00-05:00", unit) == "1 hour");
  }
  const std::string_view monday = "2026-05-18T09:00:00-05:00";
  CHECK(overdue(calendar, friday, monday, Unit::hours) == "57 hours");
  CHECK(overdue(calendar, friday, monday, Unit::days) == "2 days");
  CHECK(overdue(calendar, friday, monday, Unit::business_days) == "2 days");
  CHECK(overdue(calendar, friday, monday, Unit::weeks) == "2 days");
  CHECK(overdue(calendar, friday, "2026-05-19T00:00:00-05:00", Unit::business_days) == "1 business day");
  CHECK(overdue(calendar, friday, "2026-05-26T12:00:00-05:00", Unit::business_days) == "5 business days");
  CHECK(overdue(calendar, friday, "2026-05-29T23:59:58-05:00", Unit::weeks) == "1 week");
  CHECK(overdue(calendar, friday, "2026-05-29T23:59:59-05:00", Unit::weeks) == "2 weeks");
  CHECK(overdue(calendar, friday, "2026-06-14T23:59:58-05:00", Unit::months) == "29 days");
  CHECK(overdue(calendar, friday, "2026-06-14T23:59:59-05:00", Unit::months) == "1 month");
  CHECK(overdue(calendar, "2026-05-15T16:00:00-05:00", "2026-05-15T17:59:59-05:00", Unit::hours) == "1 hour");
  CHECK(overdue(calendar, "2026-03-07T16:00:00-06:00", "2026-03-08T16:00:00-05:00", Unit::hours) == "23 hours");
  const std::string_view wednesday = "2026-05-20T16:30:00-05:00";
  CHECK(overdue(with_hours(), wednesday, "2026-05-21T10:29:00-05:00", Unit::business_hours) == "1 business hour");
  CHECK(overdue(with_hours(), wednesday, "2026-05-24T09:30:00-05:00", Unit::business_hours) == "4 business hours");
  CHECK(overdue(with_hours(), wednesday, "2026-05-20T23:00:00-05:00", Unit::business_hours) == "6 hours");
}

TEST_CASE("overdue business days are what counting day by day finds") {
  for (const auto& calendar : {chicago(), with_hours()}) {
    for (Date from = day("2026-05-10"); from <= day("2026-07-10"); from = add_days(from, 1)) {
      const Instant end = calendar.zone.day_end(from);
      int business_days = 0;
      for (Date to = add_days(from, 1); to <= add_days(from, 70); to = add_days(to, 1)) {
        const Duration late = overdue_by(calendar, end, calendar.zone.day_begin(to) + hours{12}, Unit::business_days);
        if (business_days > 0) REQUIRE(late == Duration{business_days, Unit::business_days});
        if (business_days == 0) REQUIRE(late.unit != Unit::business_days);
        if (is_business_day(calendar, to)) ++business_days;
      }
    }
  }
}

TEST_CASE("what a wait in business hours is over by is what it would have waited longer") {
  const Calendar calendar = with_hours();
  const Instant start = at("2026-05-18T08:00:00-05:00");
  const Instant end = due(calendar, start, {3, Unit::business_hours});
  for (int more = 1; more < 200; ++more) {
    const Instant later = due(calendar, start, {3 + more, Unit::business_hours});
    REQUIRE(overdue_by(calendar, end, later, Unit::business_hours) == Duration{more, Unit::business_hours});
    REQUIRE(overdue_by(calendar, end, later - seconds{1}, Unit::business_hours) !=
            Duration{more, Unit::business_hours});
  }
}

TEST_CASE("a wait is nearly due in its last quarter") {
  Calendar calendar = chicago();
  const Instant start = at("2026-05-16T00:00:00-05:00");  // Saturday to Sunday: no business day
  const Instant end = start + hours{40};
  CHECK_FALSE(is_nearly_due(calendar, start, end, start));
  CHECK_FALSE(is_nearly_due(calendar, start, end, end - hours{10} - seconds{1}));
  CHECK(is_nearly_due(calendar, start, end, end - hours{10}));
  CHECK(is_nearly_due(calendar, start, end, end));
  CHECK_FALSE(is_nearly_due(calendar, start, end, end + seconds{1}));
}

TEST_CASE("a wait is nearly due from its last business day on") {
  const Calendar calendar = chicago();
  const auto nearly = [&](std::string_view start, std::string_view within, std::string_view now) {
    return is_nearly_due(calendar, at(start), due(calendar, at(start), wait(within)), at(now));
  };
  CHECK_FALSE(nearly("2026-05-11T09:00:00-05:00", "2 business days", "2026-05-12T11:00:00-05:00"));
  CHECK(nearly("2026-05-11T09:00:00-05:00", "2 business days", "2026-05-13T00:00:00-05:00"));
  // Four days from Wednesday are due on Sunday: Friday is the last day on which people work.
  CHECK_FALSE(nearly("2026-05-13T22:00:00-05:00", "4 days", "2026-05-14T23:59:59-05:00"));
  CHECK(nearly("2026-05-13T22:00:00-05:00", "4 days", "2026-05-15T00:00:00-05:00"));
  CHECK(nearly("2026-05-13T22:00:00-05:00", "4 days", "2026-05-16T00:00:00-05:00"));
  CHECK_FALSE(nearly("2026-05-13T10:00:00-05:00", "2 hours", "2026-05-13T09:59:59-05:00"));
  CHECK(nearly("2026-05-13T10:00:00-05:00", "2 hours", "2026-05-13T10:00:00-05:00"));
  // Before a Monday holiday too, when the wait ends on it.
  CHECK_FALSE(nearly("2026-05-20T22:00:00-05:00", "5 days", "2026-05-21T23:59:59-05:00"));
  CHECK(nearly("2026-05-20T22:00:00-05:00", "5 days", "2026-05-22T00:00:00-05:00"));
  CHECK_FALSE(nearly("2026-05-20T22:00:00-05:00", "5 days", "2026-05-20T21:59:59-05:00"));
  CHECK_FALSE(nearly("2026-05-20T22:00:00-05:00", "5 days", "2026-05-26T00:00:00-05:00"));
}

TEST_CASE("a last business day long before the deadline makes nothing due") {
  Calendar calendar = chicago();
  for (Date each = day("2026-12-19"); each <= day("2027-01-03"); each = add_days(each, 1))
    calendar.holidays.push_back(each);
  const Instant start = at("2026-12-18T10:00:00-06:00");
  const Instant end = due(calendar, start, {2, Unit::weeks});
  CHECK_FALSE(is_nearly_due(calendar, start, end, start + hours{24}));
  CHECK_FALSE(is_nearly_due(calendar, start, end, at("2026-12-28T00:00:00-06:00")));
  CHECK(is_nearly_due(calendar, start, end, at("2026-12-30T00:00:00-06:00")));
}

TEST_CASE("a week begins on the day that the program says, at local midnight") {
  Calendar calendar{.zone = zone("America/Havana"), .week_starts = std::chrono::Sunday};
  const auto begin = [&](std::string_view instant) {
    return to_text(calendar.zone.stamp(week_begin(calendar, at(instant))));
  };
  CHECK(begin("2025-03-08T23:59:59-05:00") == "2025-03-02T00:00:00-05:00");
  CHECK(begin("2025-03-09T01:00:00-04:00") == "2025-03-09T01:00:00-04:00");  // midnight was left out
  CHECK(begin("2025-03-12T12:00:00-04:00") == "2025-03-09T01:00:00-04:00");
  calendar.week_starts = std::chrono::Monday;
  CHECK(begin("2025-03-09T12:00:00-04:00") == "2025-03-03T00:00:00-05:00");
  CHECK(begin("2025-03-10T00:00:00-04:00") == "2025-03-10T00:00:00-04:00");
  CHECK(begin("2026-01-01T12:00:00-05:00") == "2025-12-29T00:00:00-05:00");
}

TEST_CASE("business hours open now, later today, or on the next business day") {
  Calendar calendar = chicago();
  calendar.holidays = {day("2026-05-25")};
  calendar.hours = {{hours{8}, hours{18}}};
  const auto opens = [&](std::string_view now) {
    return to_text(calendar.zone.stamp(next_open(calendar, at(now)))).substr(0, 16);
  };
  CHECK(opens("2026-05-20T10:00:00-05:00") == "2026-05-20T10:00");
  CHECK(opens("2026-05-20T06:30:00-05:00") == "2026-05-20T08:00");
  CHECK(opens("2026-05-20T18:00:00-05:00") == "2026-05-21T08:00");
  CHECK(opens("2026-05-22T18:30:00-05:00") == "2026-05-26T08:00");  // past the weekend and a holiday
}

TEST_CASE("a wait that stands still ends later by as much, in its own unit") {
  const Calendar calendar = chicago();
  const auto due_with = [&](std::string_view within, std::vector<Rest> rests) {
    return to_text(calendar.zone.stamp(due(calendar, at("2026-05-14T09:00:00-05:00"), wait(within), rests)));
  };
  // From Friday at 10 to Wednesday: five days, three of them business days after that Friday.
  const Rest rest{at("2026-05-15T10:00:00-05:00"), at("2026-05-20T00:00:00-05:00")};
  CHECK(due_with("2 days", {}) == "2026-05-16T23:59:59-05:00");
  CHECK(due_with("2 days", {rest}) == "2026-05-21T23:59:59-05:00");
  CHECK(due_with("2 business days", {}) == "2026-05-18T23:59:59-05:00");
  CHECK(due_with("2 business days", {rest}) == "2026-05-21T23:59:59-05:00");
  CHECK(due_with("1 week", {rest}) == "2026-05-26T23:59:59-05:00");
  CHECK(due_with("48 hours", {rest}) == "2026-05-20T23:00:00-05:00");
  // A rest that begins when the wait is over moves nothing, and of one that began before it only the rest of it counts.
  CHECK(due_with("24 hours", {rest}) == "2026-05-15T09:00:00-05:00");
  CHECK(due_with("24 hours", {{at("2026-05-10T00:00:00-05:00"), at("2026-05-14T10:00:00-05:00")}}) ==
        "2026-05-15T10:00:00-05:00");
  // The first moves the wait into the second.
  CHECK(due_with("24 hours", {{at("2026-05-14T10:00:00-05:00"), at("2026-05-14T12:00:00-05:00")},
                              {at("2026-05-15T10:30:00-05:00"), at("2026-05-15T11:30:00-05:00")}}) ==
        "2026-05-15T12:00:00-05:00");
}

TEST_CASE("hours and business hours that count are as many with rests as without") {
  const Calendar calendar = with_hours();
  std::mt19937 random(7);
  const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  const Instant begin = at("2026-05-11T00:00:00-05:00");
  for (int round = 0; round < 200; ++round) {
    const Instant start = begin + minutes{any(7 * 24 * 60)};
    std::vector<Rest> rests;
    for (Instant from = start + minutes{any(600)}; rests.size() < 3; from = rests.back().until + minutes{1 + any(900)})
      rests.push_back({from, from + minutes{1 + any(3000)}});
    const int amount = 1 + any(30);
    const auto rests_at = [&](Instant moment) {
      return std::ranges::any_of(rests, [&](const Rest& rest) { return rest.from <= moment && moment < rest.until; });
    };
    for (const Unit unit : {Unit::hours, Unit::business_hours}) {
      const Instant end = due(calendar, start, {amount, unit}, rests);
      int counted = 0;
      for (Instant minute = start; minute < end; minute += minutes{1}) {
        const auto local = calendar.zone.local(minute);
        const auto time = local - std::chrono::floor<std::chrono::days>(local);
        const Date date = calendar.zone.date(minute);
        const bool is_open =
            is_business_day(calendar, date) && ((hours{9} <= time && time < hours{12}) ||
                                                (hours{13} <= time && time < hours{17} && date != day("2026-05-21")));
        if ((unit == Unit::hours || is_open) && !rests_at(minute)) ++counted;
      }
      CAPTURE(round);
      CAPTURE(to_text(calendar.zone.stamp(start)));
      CHECK(counted == amount * 60);
    }
  }
}

}  // namespace matchdesk

#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "time/duration.hpp"
#include "time/zone.hpp"

namespace matchdesk {

// A stretch of a day on the wall clock, in minutes after midnight: from 0, until 24 hours at most.
struct DaySpan {
  std::chrono::minutes from{0}, until{std::chrono::hours{24}};
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

// A business day of which only a part counts.
struct HalfDay {
  Date date;
  DaySpan open;
  friend bool operator==(const HalfDay&, const HalfDay&) = default;
};

// When a program's people work, at one location.
struct Calendar {
  Zone zone;
  std::vector<Date> holidays;                    // sorted, each once
  std::optional<Date> holidays_valid_through;    // past this day the list is not known to be complete
  std::optional<std::chrono::minutes> day_ends;  // minutes after midnight; what starts later counts as the next day
  std::chrono::weekday week_starts = std::chrono::Monday;
  std::bitset<7> weekend = 0b1000001;  // by weekday, Sunday first; never all of them
  std::vector<DaySpan> hours{{}};      // business hours of a day: sorted and apart, each of some length; never none
  std::vector<HalfDay> half_days;      // sorted, each day once
};

// A day outside of the weekend, holidays apart. A half day is one.
bool is_business_day(const Calendar& calendar, Date date);

// The local day that something at `start` counts for: its own, or, if the wall clock was past day_ends, the next
// calendar day, whether people work on it or not.
Date counted_date(const Calendar& calendar, Instant start);

// When a wait of `within` that began at `start` is due. Hours run to the second, whatever day_ends is; so do business
// hours, which are those of business days alone: Friday 16:00 and 2 of them from 9 to 17 are Monday 10:00. Everything
// else ends with the last second of the local day that many days, business days, weeks or months after
// counted_date(start). Months keep the day of the month, or take the last one. Friday 16:00 and 2 business days:
// Tuesday 23:59:59. Allocates no memory, as overdue_by and is_nearly_due do not: a sweep calls them a million times.
Instant due(const Calendar& calendar, Instant start, const Duration& within);

// A stretch of time in which a wait stands still.
struct Rest {
  Instant from{}, until{};
};

// The same for a wait that stands still in these stretches, which are sorted and apart: each that begins before the
// wait is over moves its end by its own length, counted in the unit of the wait: in hours and business hours to the
// second, in all other units by days or business days.
Instant due(const Calendar& calendar, Instant start, const Duration& within, std::span<const Rest> rests);

// How much later `now` is than `due`, in whole units that have passed: those of the wait, or where not one of them has,
// days, or else hours. Business days are counted that have begun and ended since; months have 30 days, as in
// elapsed_in_words. 0 hours within the first, and before.
Duration overdue_by(const Calendar& calendar, Instant due, Instant now, Unit unit);

// Whether `now` is in the last quarter of a running wait, or on or after the last business day that the wait touches,
// on which people who do not work at weekends must act, where that is not more than four days (a weekend and holidays
// beside it) before it is due. False before `start` and after `due`.
bool is_nearly_due(const Calendar& calendar, Instant start, Instant due, Instant now);

// The first instant from `now` on that is in business hours of a business day.
Instant next_open(const Calendar& calendar, Instant now);

// The first second of the local week that holds `instant`.
Instant week_begin(const Calendar& calendar, Instant instant);

}  // namespace matchdesk

#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "time/duration.hpp"
#include "time/zone.hpp"

namespace matchdesk {

// When a program's people work, at one location.
struct Calendar {
  Zone zone;
  std::vector<Date> holidays;                    // sorted, each once
  std::optional<Date> holidays_valid_through;    // past this day the list is not known to be complete
  std::optional<std::chrono::minutes> day_ends;  // minutes after midnight; what starts later counts as the next day
  std::chrono::weekday week_starts = std::chrono::Monday;
};

// Monday to Friday, holidays apart.
bool is_business_day(const Calendar& calendar, Date date);

// The local day that something at `start` counts for: its own, or, if the wall clock was past day_ends, the next
// calendar day, whether people work on it or not.
Date counted_date(const Calendar& calendar, Instant start);

// When a wait of `within` that began at `start` is due. Hours run to the second, whatever day_ends is; everything else
// ends with the last second of the local day that many days, business days, weeks or months after counted_date(start).
// Months keep the day of the month, or take the last one. Friday 16:00 and 2 business days: Tuesday 23:59:59. Allocates
// no memory, as overdue_by and is_nearly_due do not: a sweep calls them a million times.
Instant due(const Calendar& calendar, Instant start, const Duration& within);

// How much later `now` is than `due`, in the unit of the wait, counted in whole units begun: for hours, hours; for
// days, weeks and months, how many of them after the local date of `due` it takes to reach the date of `now`; for
// business days, those after the due date, today's included. At least 1 once `now` is past `due`; 0 before.
int overdue_by(const Calendar& calendar, Instant due, Instant now, Unit unit);

// Whether `now` is in the last quarter of a running wait, or on or after the last business day that the wait touches,
// on which people who do not work at weekends must act. False before `start` and after `due`.
bool is_nearly_due(const Calendar& calendar, Instant start, Instant due, Instant now);

// The first second of the local week that holds `instant`.
Instant week_begin(const Calendar& calendar, Instant instant);

}  // namespace matchdesk

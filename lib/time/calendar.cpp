#include "time/calendar.hpp"

#include <algorithm>

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::seconds;
using std::chrono::weekday;

// How long before a deadline the last business day may be that is called its own.
constexpr int longest_weekend = 4;

bool is_weekend(const Calendar& calendar, Date date) {
  return calendar.weekend[weekday{local_days{date}}.c_encoding()];
}

Date add_business_days(const Calendar& calendar, Date date, int count) {
  while (count > 0) {
    date = add_days(date, 1);
    if (is_business_day(calendar, date)) --count;
  }
  return date;
}

// The business days after `from` up to and including `to`, which is not earlier.
int business_days_between(const Calendar& calendar, Date from, Date to) {
  const int total = days_between(from, to);
  int count = total / 7 * (7 - static_cast<int>(calendar.weekend.count()));
  for (int i = 1; i <= total % 7; ++i) {
    if (!is_weekend(calendar, add_days(from, i))) ++count;
  }
  const auto first = std::upper_bound(calendar.holidays.begin(), calendar.holidays.end(), from);
  const auto last = std::upper_bound(first, calendar.holidays.end(), to);
  return count - static_cast<int>(std::count_if(first, last, [&](Date day) { return !is_weekend(calendar, day); }));
}

// What a day has open of a span of business hours; from and until are the same where that is nothing.
DaySpan open_part(const Calendar& calendar, Date date, DaySpan span) {
  const auto half = std::ranges::lower_bound(calendar.half_days, date, {}, &HalfDay::date);
  if (half == calendar.half_days.end() || half->date != date) return span;
  const auto from = std::max(span.from, half->open.from);
  return {from, std::max(from, std::min(span.until, half->open.until))};
}

// Calls `take` with the first and the last instant of each stretch of business hours that ends after `start`, until it
// returns true.
template <class Take>
void each_stretch(const Calendar& calendar, Instant start, Take take) {
  for (Date date = calendar.zone.date(start);; date = add_days(date, 1)) {
    if (!is_business_day(calendar, date)) continue;
    for (const DaySpan& span : calendar.hours) {
      const auto [from, until] = open_part(calendar, date, span);
      const Instant begin = std::max(start, calendar.zone.instant(local_days{date} + from));
      const Instant end = calendar.zone.instant(local_days{date} + until);
      if (begin < end && take(begin, end)) return;
    }
  }
}

Instant after_business_hours(const Calendar& calendar, Instant start, seconds left) {
  Instant reached = start;
  if (left == seconds{0}) return reached;
  each_stretch(calendar, start, [&](Instant begin, Instant end) {
    reached = begin + left;
    left -= end - begin;
    return left <= seconds{0};
  });
  return reached;
}

seconds business_time_between(const Calendar& calendar, Instant from, Instant to) {
  seconds sum{0};
  each_stretch(calendar, from, [&](Instant begin, Instant end) {
    if (begin < to) sum += std::min(end, to) - begin;
    return end >= to;
  });
  return sum;
}

int whole_units(const Calendar& calendar, Instant due, Instant now, Unit unit) {
  const Zone& zone = calendar.zone;
  const auto elapsed = now - due;
  switch (unit) {
    case Unit::hours:
      return static_cast<int>(elapsed / hours{1});
    case Unit::business_hours:
      return static_cast<int>(business_time_between(calendar, due, now) / hours{1});
    case Unit::business_days:
      return business_days_between(calendar, zone.date(due), add_days(zone.date(now), -1));
    case Unit::weeks:
      return static_cast<int>(elapsed / days{7});
    case Unit::months:
      return static_cast<int>(elapsed / days{30});
    default:
      return static_cast<int>(elapsed / days{1});
  }
}

Date due_date(const Calendar& calendar, Date counted, const Duration& within) {
  switch (within.unit) {
    case Unit::weeks:
      return add_days(counted, 7 * within.amount);
    case Unit::months:
      return add_months(counted, within.amount);
    case Unit::business_days:
      return add_business_days(calendar, counted, within.amount);
    default:
      return add_days(counted, within.amount);
  }
}

// A deadline after a rest that began before it.
Instant moved_by(const Calendar& calendar, Instant due, const Rest& rest, Unit unit) {
  const Zone& zone = calendar.zone;
  const Date day = zone.date(due), from = zone.date(rest.from), until = zone.date(rest.until);
  switch (unit) {
    case Unit::hours:
      return due + (rest.until - rest.from);
    case Unit::business_hours:
      return after_business_hours(calendar, due, business_time_between(calendar, rest.from, rest.until));
    case Unit::business_days:
      return zone.day_end(add_business_days(calendar, day, business_days_between(calendar, from, until)));
    default:
      return zone.day_end(add_days(day, days_between(from, until)));
  }
}

std::optional<Date> last_business_day(const Calendar& calendar, Date from, Date to) {
  for (Date date = to; date >= from; date = add_days(date, -1)) {
    if (is_business_day(calendar, date)) return date;
  }
  return std::nullopt;
}

}  // namespace

bool is_business_day(const Calendar& calendar, Date date) {
  return !is_weekend(calendar, date) && !std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), date);
}

Date counted_date(const Calendar& calendar, Instant start) {
  const LocalTime local = calendar.zone.local(start);
  const auto day = std::chrono::floor<days>(local);
  const bool too_late = calendar.day_ends && local - day > *calendar.day_ends;
  return Date{too_late ? day + days{1} : day};
}

Instant due(const Calendar& calendar, Instant start, const Duration& within) {
  if (within.unit == Unit::hours) return start + hours{within.amount};
  if (within.unit == Unit::business_hours) return after_business_hours(calendar, start, hours{within.amount});
  return calendar.zone.day_end(due_date(calendar, counted_date(calendar, start), within));
}

Instant due(const Calendar& calendar, Instant start, const Duration& within, std::span<const Rest> rests) {
  Instant reached = due(calendar, start, within);
  for (const Rest& rest : rests) {
    const Rest inside{std::max(rest.from, start), rest.until};
    if (inside.from < reached && inside.from < inside.until) reached = moved_by(calendar, reached, inside, within.unit);
  }
  return reached;
}

Duration overdue_by(const Calendar& calendar, Instant due, Instant now, Unit unit) {
  if (now <= due) return {0, Unit::hours};
  const int amount = whole_units(calendar, due, now, unit);
  if (amount > 0) return {amount, unit};
  if (unit != Unit::hours && now - due >= days{1}) return {whole_units(calendar, due, now, Unit::days), Unit::days};
  return {whole_units(calendar, due, now, Unit::hours), Unit::hours};
}

bool is_nearly_due(const Calendar& calendar, Instant start, Instant due, Instant now) {
  if (now < start || now > due) return false;
  if (4 * (due - now) <= due - start) return true;
  const auto last = last_business_day(calendar, calendar.zone.date(start), calendar.zone.date(due));
  if (!last || days_between(*last, calendar.zone.date(due)) > longest_weekend) return false;
  return calendar.zone.date(now) >= *last;
}

Instant next_open(const Calendar& calendar, Instant now) {
  Instant opens = now;
  each_stretch(calendar, now, [&](Instant begin, Instant) {
    opens = begin;
    return true;
  });
  return opens;
}

Instant week_begin(const Calendar& calendar, Instant instant) {
  const Date date = calendar.zone.date(instant);
  const days since = weekday{local_days{date}} - calendar.week_starts;
  return calendar.zone.day_begin(add_days(date, -static_cast<int>(since.count())));
}

}  // namespace matchdesk

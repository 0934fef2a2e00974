#include "time/calendar.hpp"

#include <algorithm>

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::seconds;
using std::chrono::weekday;

bool is_weekend(Date date) { return weekday{local_days{date}}.iso_encoding() > 5; }

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
  int count = total / 7 * 5;
  for (int i = 1; i <= total % 7; ++i) {
    if (!is_weekend(add_days(from, i))) ++count;
  }
  const auto first = std::upper_bound(calendar.holidays.begin(), calendar.holidays.end(), from);
  const auto last = std::upper_bound(first, calendar.holidays.end(), to);
  return count - static_cast<int>(std::count_if(first, last, [](Date holiday) { return !is_weekend(holiday); }));
}

int months_begun(Date from, Date to) {
  int count = static_cast<int>((to.year() / to.month() - from.year() / from.month()).count());
  if (add_months(from, count) < to) ++count;
  return count;
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

std::optional<Date> last_business_day(const Calendar& calendar, Date from, Date to) {
  for (Date date = to; date >= from; date = add_days(date, -1)) {
    if (is_business_day(calendar, date)) return date;
  }
  return std::nullopt;
}

}  // namespace

bool is_business_day(const Calendar& calendar, Date date) {
  return !is_weekend(date) && !std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), date);
}

Date counted_date(const Calendar& calendar, Instant start) {
  const LocalTime local = calendar.zone.local(start);
  const auto day = std::chrono::floor<days>(local);
  const bool too_late = calendar.day_ends && local - day > *calendar.day_ends;
  return Date{too_late ? day + days{1} : day};
}

Instant due(const Calendar& calendar, Instant start, const Duration& within) {
  if (within.unit == Unit::hours) return start + hours{within.amount};
  return calendar.zone.day_end(due_date(calendar, counted_date(calendar, start), within));
}

int overdue_by(const Calendar& calendar, Instant due, Instant now, Unit unit) {
  if (now <= due) return 0;
  if (unit == Unit::hours) return static_cast<int>(std::chrono::ceil<hours>(now - due).count());
  const Date from = calendar.zone.date(due);
  const Date to = calendar.zone.date(now);
  const auto begun = [&] {
    switch (unit) {
      case Unit::weeks:
        return (days_between(from, to) + 6) / 7;
      case Unit::months:
        return months_begun(from, to);
      case Unit::business_days:
        return business_days_between(calendar, from, to);
      default:
        return days_between(from, to);
    }
  };
  return std::max(1, begun());
}

bool is_nearly_due(const Calendar& calendar, Instant start, Instant due, Instant now) {
  if (now < start || now > due) return false;
  if (4 * (due - now) <= due - start) return true;
  const auto last = last_business_day(calendar, calendar.zone.date(start), calendar.zone.date(due));
  return last && calendar.zone.date(now) >= *last;
}

Instant week_begin(const Calendar& calendar, Instant instant) {
  const Date date = calendar.zone.date(instant);
  const days since = weekday{local_days{date}} - calendar.week_starts;
  return calendar.zone.day_begin(add_days(date, -static_cast<int>(since.count())));
}

}  // namespace matchdesk

#include <fmt/format.h>

#include "policy/policy.hpp"

namespace matchdesk {

namespace {

// The same day of the month, or the month's last one where it is shorter.
Date plus_months(Date date, int months) {
  const auto month = date.year() / date.month() + std::chrono::months{months};
  const auto last = (month / std::chrono::last).day();
  return month / std::min(date.day(), last);
}

int months_between(Date from, Date to) {
  const auto from_month = from.year() / from.month();
  const auto to_month = to.year() / to.month();
  return static_cast<int>((to_month - from_month).count());
}

// Rounds towards minus infinity.
int floor_divide(int number, int by) {
  const int quotient = number / by;
  return number % by < 0 ? quotient - 1 : quotient;
}

}  // namespace

Period reporting_period(const Policy& policy, Date date) {
  const int length = policy.reporting_months;
  int number = floor_divide(months_between(policy.reporting_starts, date), length);
  if (date < plus_months(policy.reporting_starts, number * length)) --number;
  return {plus_months(policy.reporting_starts, number * length),
          plus_months(policy.reporting_starts, (number + 1) * length)};
}

std::string to_text(const Period& period) {
  const int year = static_cast<int>(period.begin.year());
  const unsigned month = static_cast<unsigned>(period.begin.month());
  const bool whole_months = period.begin.day() == std::chrono::day{1} && period.end.day() == std::chrono::day{1};
  const int length = months_between(period.begin, period.end);
  if (whole_months && length == 1) return fmt::format("{}-{:02}", year, month);
  if (whole_months && length == 3 && month % 3 == 1) return fmt::format("{}-Q{}", year, month / 3 + 1);
  if (whole_months && length == 12 && month == 1) return fmt::format("{}", year);
  return fmt::format("{} to {}", to_text(period.begin), to_text(add_days(period.end, -1)));
}

}  // namespace matchdesk

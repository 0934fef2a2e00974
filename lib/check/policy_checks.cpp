#include <fmt/format.h>

#include "check/record_checks.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

void check_holidays(const Policy& policy, const yaml::Document& program, Instant now, Diagnostics& findings) {
  const Calendar& calendar = policy.calendar;
  if (!calendar.holidays_valid_through) return;
  const Date today = calendar.zone.date(now);
  constexpr int soon = 60;
  const int left = days_between(today, *calendar.holidays_valid_through);
  if (left > soon) return;
  findings.push_back(
      node_of(program, "holidays")
          .finding(Severity::warning, "holidays-run-out",
                   left < 0 ? fmt::format("the holidays were known through {} only",
                                          to_text(*calendar.holidays_valid_through))
                            : fmt::format("the holidays are known through {} only, {} from now",
                                          to_text(*calendar.holidays_valid_through), text::count(left, "day")),
                   "add the next year's days and move valid_through"));
}

}  // namespace

void check_policy(const Policy& policy, const yaml::Document& program, Instant now, Diagnostics& findings) {
  check_holidays(policy, program, now, findings);
}

}  // namespace matchdesk

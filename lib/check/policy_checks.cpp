#include <fmt/format.h>

#include "check/record_checks.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

void check_coverage(const Policy& policy, const yaml::Document& program, Diagnostics& findings) {
  for (const Coverage& coverage : policy.coverage) {
    for (const std::string& place : policy.locations.in_order) {
      if (level_of(policy.locations, place) != coverage.level) continue;
      const auto named = static_cast<int>(staff_at(policy, coverage.role, place).size());
      if (named >= coverage.count) continue;
      findings.push_back(
          node_of(program, "staff")
              .finding(Severity::warning, "staff-missing",
                       fmt::format("{} needs {} of {}, and has {}", place, coverage.count, coverage.role, named),
                       fmt::format("name them in program.yaml: staff: {{{}: {{{}: [ann@example.org]}}}}", coverage.role,
                                   place)));
    }
  }
}

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
  check_coverage(policy, program, findings);
  check_holidays(policy, program, now, findings);
}

}  // namespace matchdesk

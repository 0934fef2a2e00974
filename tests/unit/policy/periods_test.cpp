#include <doctest/doctest.h>

#include "policy/policy.hpp"

using namespace matchdesk;

namespace {

Period period(const char* starts, int months, const char* date) {
  Policy policy;
  policy.reporting_starts = *parse_date(starts);
  policy.reporting_months = months;
  return reporting_period(policy, *parse_date(date));
}

}  // namespace

TEST_CASE("a reporting period is named as people do") {
  CHECK(to_text(period("2026-01-01", 3, "2026-05-14")) == "2026-Q2");
  CHECK(to_text(period("2025-10-01", 3, "2025-12-31")) == "2025-Q4");
  CHECK(to_text(period("2026-01-01", 1, "2026-05-14")) == "2026-05");
  CHECK(to_text(period("2026-01-01", 12, "2026-05-14")) == "2026");
  CHECK(to_text(period("2025-11-01", 6, "2026-05-14")) == "2026-05-01 to 2026-10-31");
  CHECK(to_text(period("2026-02-01", 3, "2026-05-14")) == "2026-05-01 to 2026-07-31");
  CHECK(to_text(period("2026-01-15", 1, "2026-05-14")) == "2026-04-15 to 2026-05-14");
  CHECK(to_text(period("2025-04-01", 12, "2026-05-14")) == "2026-04-01 to 2027-03-31");
}

TEST_CASE("periods go on before and after the day they are counted from") {
  CHECK(to_text(period("2026-01-01", 3, "2019-02-28")) == "2019-Q1");
  CHECK(to_text(period("2026-01-01", 3, "2035-09-30")) == "2035-Q3");
  CHECK(to_text(period("2026-10-01", 12, "2026-09-30")) == "2025-10-01 to 2026-09-30");
}

TEST_CASE("every day is in exactly one period, and one period's end is the next one's begin") {
  for (const auto* starts : {"2026-01-01", "2025-10-01", "2024-01-31", "2024-02-29"}) {
    for (const int months : {1, 3, 6, 12}) {
      auto date = *parse_date("2022-12-01");
      auto last = period(starts, months, "2022-12-01");
      for (int day = 0; day < 1500; ++day, date = add_days(date, 1)) {
        const auto here = period(starts, months, to_text(date).c_str());
        CAPTURE(to_text(date));
        CHECK((here.begin <= date && date < here.end));
        CHECK((here == last || here.begin == last.end));
        last = here;
      }
    }
  }
}

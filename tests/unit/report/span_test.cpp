#include "report/span.hpp"

#include <doctest/doctest.h>

#include "report/policy.hpp"

namespace matchdesk {

namespace {

std::string spelled(const Result<Span>& span) {
  if (!span) return span.error().message + " | " + span.error().hint;
  return span->name + ": " + to_text(span->begin) + " to " + to_text(span->end);
}

}  // namespace

TEST_CASE("what a period means") {
  const Policy policy = world::policy();
  const Date today = world::day("2026-05-20");
  const auto says = [&](std::string_view text) { return spelled(parse_span(policy, text, today)); };
  CHECK(says("2026-Q2") == "2026-Q2: 2026-04-01 to 2026-07-01");
  CHECK(says("2026-q4") == "2026-Q4: 2026-10-01 to 2027-01-01");
  CHECK(says("2026-H1") == "2026-H1: 2026-01-01 to 2026-07-01");
  CHECK(says(" 2026-12 ") == "2026-12: 2026-12-01 to 2027-01-01");
  CHECK(says("2024") == "2024: 2024-01-01 to 2025-01-01");
  CHECK(says("2026-02-28") == "2026-02-28: 2026-02-28 to 2026-03-01");
  CHECK(says("2026-05-01 to 2026-05-14") == "2026-05-01 to 2026-05-14: 2026-05-01 to 2026-05-15");
  CHECK(says("this") == "2026-Q2: 2026-04-01 to 2026-07-01");
  CHECK(says("last") == "2026-Q1: 2026-01-01 to 2026-04-01");
  for (const char* wrong : {"", "2026-Q5", "2026-Q0", "2026-13", "2026-H3", "26", "2026-5", "20260514", "spring",
                            "2026-02-30", "-2026", "2026-05-14 to 2026-05-01", "2026-05 to 2026-06", "to"}) {
    CHECK(says(wrong) ==
          "'" + std::string(wrong) +
              "' is not a period | say 2026-Q2, 2026-H1, 2026-05, 2026, this or last (reporting period), or "
              "--since and --until with dates");
  }
}

TEST_CASE("a span holds its days on the program's clock, and nothing else") {
  const Zone zone = *Zone::find("America/Chicago");
  const Span may = *parse_span(world::policy(), "2026-05", world::day("2026-05-20"));
  CHECK_FALSE(holds(may, zone, world::at("2026-04-30T23:59:59-05:00")));
  CHECK(holds(may, zone, world::at("2026-05-01T00:00:00-05:00")));
  CHECK(holds(may, zone, world::at("2026-06-01T04:59:59+00:00")));
  CHECK_FALSE(holds(may, zone, world::at("2026-06-01T05:00:00+00:00")));
}

TEST_CASE("months and reporting periods that a span touches") {
  const Span span = span_between(world::day("2026-03-15"), world::day("2026-05-02"));
  CHECK(span.name == "2026-03-15 to 2026-05-02");
  std::string months;
  for (const Span& month : months_of(span)) months += spelled(month) + "\n";
  CHECK(months ==
        "2026-03: 2026-03-15 to 2026-04-01\n2026-04: 2026-04-01 to 2026-05-01\n2026-05: 2026-05-01 to 2026-05-03\n");
  std::string periods;
  for (const Period& period : reporting_periods(world::policy(), span)) periods += to_text(period) + " ";
  CHECK(periods == "2026-Q1 2026-Q2 ");
}

}  // namespace matchdesk

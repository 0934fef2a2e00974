#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("capacity: no limit where nothing is said") {
  const auto rules = read_text("").policy->capacity;
  CHECK(rules.window == CapacityRules::Window::calendar_week);
  CHECK(rules.standard == Capacity{});
}

TEST_CASE("capacity: window and limits are read, null is no limit") {
  const auto rules =
      read_text(
          "capacity: {window: rolling-7-days, default: {per_week: 2, direct_per_week: null, open: 4, seats: 0}}\n")
          .policy->capacity;
  CHECK(rules.window == CapacityRules::Window::rolling_7_days);
  CHECK(rules.standard == Capacity{2, std::nullopt, 4, 0});
}

TEST_CASE("capacity: an unknown window") {
  CHECK(read_text(R"(capacity: {window: week}
)")
            .findings ==
        R"(program.yaml:1:20: error: 'week' is not one of: calendar-week, rolling-7-days [not-a-choice]
  capacity: {window: week}
                     ^~~~
)");
}

TEST_CASE("capacity: less than nothing") {
  CHECK(read_text(R"(capacity: {default: {per_week: -1}}
)")
            .findings ==
        R"(program.yaml:1:32: error: -1 is less than 0 [too-small]
  capacity: {default: {per_week: -1}}
                                 ^~
)");
}

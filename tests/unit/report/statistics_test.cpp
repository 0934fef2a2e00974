#include "report/statistics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "report/figures.hpp"

namespace matchdesk {

TEST_CASE("a percentile is the smallest value that enough values do not exceed") {
  CHECK(percentile({}, 50) == std::nullopt);
  CHECK(percentile({7}, 50) == 7);
  CHECK(percentile({7}, 90) == 7);
  CHECK(percentile({4, 1, 3, 2}, 50) == 2);
  // The worked examples of the nearest-rank method.
  CHECK(percentile({15, 20, 35, 40, 50}, 5) == 15);
  CHECK(percentile({15, 20, 35, 40, 50}, 30) == 20);
  CHECK(percentile({15, 20, 35, 40, 50}, 40) == 20);
  CHECK(percentile({15, 20, 35, 40, 50}, 50) == 35);
  CHECK(percentile({15, 20, 35, 40, 50}, 100) == 50);

  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> values(1 + random() % 40);
    for (double& value : values) value = static_cast<double>(random() % 20);
    const int percent = 1 + static_cast<int>(random() % 100);
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const auto enough = std::find_if(sorted.begin(), sorted.end(), [&](double candidate) {
      const auto no_greater =
          std::count_if(values.begin(), values.end(), [&](double value) { return value <= candidate; });
      return no_greater * 100 >= percent * static_cast<long>(values.size());
    });
    CHECK(percentile(values, percent) == *enough);
  }
}

TEST_CASE("Gini is nothing for nobody, 0 when even, and what the sum over all pairs says") {
  CHECK(gini({}) == std::nullopt);
  CHECK(gini({0, 0}) == std::nullopt);
  CHECK(gini({3, 3, 3}) == 0);
  CHECK(gini({0, 0, 0, 8}) == doctest::Approx(0.75));

  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values(2 + random() % 10);
    for (double& value : values) value = static_cast<double>(random() % 9);
    values[0] += 1;
    double pairs = 0, total = 0;
    for (const double left : values) {
      total += left;
      for (const double right : values) pairs += std::fabs(left - right);
    }
    const double count = static_cast<double>(values.size());
    CHECK(*gini(values) == doctest::Approx(pairs / (2 * count * count * (total / count))));
  }
}

TEST_CASE("shares have one decimal, and there are none of nothing") {
  CHECK(percent_of(1, 0) == std::nullopt);
  CHECK(percent_of(0, 3) == 0);
  CHECK(percent_of(1, 3) == 33.3);
  CHECK(percent_of(2, 3) == 66.7);
  CHECK(percent_of(3, 3) == 100);
}

TEST_CASE("a wait is said in hours, from two days on in days, and one of them is one") {
  const auto said = [](double hours) { return value_text({"wait", "Wait", hours, "hours"}); };
  CHECK(said(0) == "0 hours");
  CHECK(said(1) == "1 hour");
  CHECK(said(1.5) == "1.5 hours");
  CHECK(said(47.7) == "47.7 hours");
  CHECK(said(48) == "2 days");
}

}  // namespace matchdesk

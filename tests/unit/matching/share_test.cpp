#include "matching/share.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <random>

using namespace matchdesk;

TEST_CASE("a weighted mean is rounded half up, exactly") {
  CHECK(weigh(std::vector<Weighted>{{{1, 2}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 8}, 1}}).percent == 13);     // 12.5
  CHECK(weigh(std::vector<Weighted>{{{29, 200}, 1}}).percent == 15);  // 14.5, which is 14.499… as a double
  CHECK(weigh(std::vector<Weighted>{{{1, 3}, 1}, {{2, 3}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 3}, 3}, {{1, 1}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 1}, 7}}).percent == 100);
  CHECK(weigh(std::vector<Weighted>{{{0, 5}, 7}}).percent == 0);
}

TEST_CASE("without weight there is no score") {
  CHECK(weigh({}).percent == 0);
  const auto percents = weigh(std::vector<Weighted>{{{1, 1}, 0}});
  CHECK(percents.percent == 0);
  CHECK(percents.points == std::vector<int>{0});
}

TEST_CASE("points are shared out by the largest remainder, the earlier first among equals") {
  const std::vector<Weighted> thirds{{{1, 1}, 1}, {{1, 1}, 1}, {{1, 1}, 1}};
  CHECK(weigh(thirds).points == std::vector<int>{34, 33, 33});
  const std::vector<Weighted> mixed{{{1, 2}, 30}, {{1, 3}, 25}, {{2, 3}, 20}};  // 20, 11.1…, 17.7…
  CHECK(weigh(mixed).percent == 49);
  CHECK(weigh(mixed).points == std::vector<int>{20, 11, 18});
}

TEST_CASE("points of any shares add up to the percent and are within one of each share") {
  std::mt19937 random(20260514);
  for (int round = 0; round < 5000; ++round) {
    std::vector<Weighted> shares;
    long double sum = 0;
    long double weights = 0;
    const auto length = std::uniform_int_distribution<>(1, 9)(random);
    for (int index = 0; index < length; ++index) {
      const auto whole = std::uniform_int_distribution<std::int64_t>(1, round % 5 == 0 ? 1'000'003 : 24)(random);
      const auto part = std::uniform_int_distribution<std::int64_t>(0, whole)(random);
      shares.push_back({{part, whole}, std::uniform_int_distribution<>(0, 40)(random)});
      weights += shares.back().weight;
      sum += static_cast<long double>(shares.back().weight) * part / whole;
    }
    const auto [percent, points] = weigh(shares);
    CHECK(std::accumulate(points.begin(), points.end(), 0) == percent);
    if (weights == 0) continue;
    CHECK(std::fabs(100 * sum / weights - percent) <= 0.5L + 1e-9L);
    for (std::size_t index = 0; index < shares.size(); ++index) {
      const auto own = 100.0L * shares[index].weight * shares[index].share.part / shares[index].share.whole / weights;
      CHECK(points[index] >= std::floor(own - 1e-9L));
      CHECK(points[index] <= std::ceil(own + 1e-9L));
    }
  }
}

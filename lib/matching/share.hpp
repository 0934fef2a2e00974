#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace matchdesk {

// An exact fraction from 0 to 1: `part` of `whole`.
struct Share {
  std::int64_t part = 0;
  std::int64_t whole = 1;  // positive

  double value() const { return static_cast<double>(part) / static_cast<double>(whole); }
};

struct Weighted {
  Share share;
  int weight = 0;
};

// A weighted mean in whole percents.
struct Percents {
  int percent = 0;          // rounded half up; 0 where all weights are nothing
  std::vector<int> points;  // of the percent, from each in order: by the largest remainder, so that they add up to it
};

// Exact as long as the common denominator stays below 10^15; beyond it each share is taken to the nearest 10^-12.
Percents weigh(std::span<const Weighted> shares);

}  // namespace matchdesk

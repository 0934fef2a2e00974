#pragma once

#include <optional>
#include <span>
#include <vector>

namespace matchdesk {

// One provider who fits a seeker: its number, from 0, and how well, from 0 to 100.
struct Fit {
  int provider = 0;
  int score = 0;
};

// For each seeker, by the place of its fits, the providers that it is shown: up to `each` of them, no provider to more
// than `most` seekers (any number, where it is absent). Of all ways to do that it is one with
//   1. the most pairs, so that everybody gets `each` where that is possible;
//   2. of those, the most even: nobody gets another one at the price of somebody who would have fewer;
//   3. of those, the greatest sum of scores.
// The same fits give the same answer. A provider stands at most once among a seeker's fits; each > 0, most >= 0.
// By the least cost of a flow, found with LEMON's network simplex.
std::vector<std::vector<int>> spread(std::span<const std::vector<Fit>> fits, int each, std::optional<int> most);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "matching/rank.hpp"

namespace matchdesk {

// One provider who fits a seeker: its number, from 0, and how well, from 0 to 100.
struct Fit {
  int provider = 0;
  int score = 0;
};

// Chooses for each seeker, in the order of `fits`, up to `each` of the providers that fit it, and no provider for more
// than `most` seekers (any number, where it is absent). Of all ways to do that it takes one with
//   1. the most pairs, so that everybody gets `each` where that is possible;
//   2. of those, the most even: nobody gets another one at the price of somebody who would have fewer;
//   3. of those, the greatest sum of scores.
// The same fits give the same answer. A provider stands at most once among a seeker's fits; each > 0, most >= 0.
// Solved as a minimum-cost flow by LEMON's network simplex.
std::vector<std::vector<int>> spread(std::span<const std::vector<Fit>> fits, int each, std::optional<int> most);

struct RecommendRules {
  int each = 3;   // how many providers a seeker is shown
  int slack = 1;  // how many more than its even share a provider is shown to
  enum class Load { capped, any } load = Load::capped;
  enum class From { all, prefers } from = From::all;             // prefers: only whom the seeker's open requests list
  enum class Known { left_out, again } known = Known::left_out;  // whether who was recommended before may be again
};

// The providers that one seeker is shown, the best first by the program's order.
struct Recommendation {
  const Participant* seeker = nullptr;
  std::vector<Candidate> providers;
  std::size_t eligible = 0;  // of how many
};

struct Recommendations {
  std::vector<Recommendation> seekers;  // everybody who waits, by id
  std::optional<int> most;              // to how many one provider is shown at most: ceil(each × seekers / providers)
                                        // + slack, of the providers who fit anybody; absent: any number
};

// Chooses providers to show to each seeker who waits: active, with no open request that was accepted. What a seeker
// needs is said by the request in the queue, else by the record. Everybody is shown `each` eligible providers while
// there are enough, spread evenly, with the best scores in all (see spread).
Recommendations recommend(const Program& program, const RecommendRules& rules, Instant now);

}  // namespace matchdesk

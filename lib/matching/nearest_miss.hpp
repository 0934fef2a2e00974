#pragma once

#include <string>
#include <vector>

#include "matching/rank.hpp"

namespace matchdesk {

// A provider who may not take what is asked, but could be let in.
struct NearMiss {
  const Participant* provider = nullptr;
  std::vector<Reason> reasons;     // all, the first one first
  int score = 0;                   // in percent, as it would be
  bool may_be_overridden = false;  // a coordinator who says why may override all of them
  std::string remedy;              // "wait until Sunday 17 May, or override it and say why"
};

// The nearest misses of a ranking, at most so many: fewest reasons first, then those that may be overridden, then those
// whose reasons end soonest, then the higher score, then by id. Without those whom nothing would let in.
std::vector<NearMiss> nearest_misses(const Program& program, const Ask& ask, const Ranking& ranking, Instant now,
                                     std::size_t most);

}  // namespace matchdesk

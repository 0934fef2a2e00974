#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "matching/eligibility.hpp"
#include "matching/rotation.hpp"
#include "matching/score.hpp"

namespace matchdesk {

struct Candidate {
  const Participant* provider = nullptr;
  int rank = 0;  // from 1
  Score score;
  Turn turn;
  int turn_number = 0;     // 1: whose turn it is among all candidates
  std::string turn_text;   // "never had a request", "waited longest: last one 3 May 2026, 4 in all"
  CapacityUse capacity;    // the limit that decides
  std::string decided_by;  // what puts it behind the one before: "location: district, not chapter"; empty for the first
};

struct NotEligible {
  const Participant* provider = nullptr;
  std::vector<Reason> reasons;  // all, the first one first
};

// A step of the ladder as the search went through it, for the explanation.
struct SearchStep {
  std::string level;  // "chapter"
  std::string place;  // "des-moines"
  int providers = 0;  // there, and not in a narrower place
  int eligible = 0;
  std::vector<std::pair<std::string, int>> fell_out;  // first reason's code → how many, most first, then by code
};

struct Ranking {
  std::vector<Candidate> candidates;      // best first, by the policy's order; ties by Turn
  std::vector<NotEligible> not_eligible;  // fewest reasons first, then by id
  std::vector<SearchStep> steps;          // empty without a ladder
};

// Who of all participants in a provider's role may take this, best first; only those for whom `among` holds, where it
// is given. Linear in providers and in the requests that were ever put to them.
Ranking rank(const Program& program, const Ask& ask, Instant now,
             const std::function<bool(const Participant&)>& among = {});

// Only those who may, as `rank` has them: sooner said than with all reasons why others may not.
std::vector<Candidate> candidates(const Program& program, const Ask& ask, Instant now);

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

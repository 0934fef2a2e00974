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
  std::string decided_by;  // why it comes after the one before: "location: district, not chapter"; empty for the first
};

struct NotEligible {
  const Participant* provider = nullptr;
  std::vector<Reason> reasons;  // all, the first one first
};

// One step of the search up the ladder, for the explanation.
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

// Ranks the providers who may take what is asked, best first, and says why the others may not; only those for whom
// `among` holds, where it is given. Linear in the providers and in the requests that were ever put to them.
Ranking rank(const Program& program, const Ask& ask, Instant now,
             const std::function<bool(const Participant&)>& among = {});

// Returns the candidates of `rank` alone. Cheaper than `rank`, which also finds all reasons against the others.
std::vector<Candidate> candidates(const Program& program, const Ask& ask, Instant now);

// A provider who may not take what is asked, but could if something changed.
struct NearMiss {
  const Participant* provider = nullptr;
  std::vector<Reason> reasons;     // all, the first one first
  int score = 0;                   // in percent, if it were a candidate
  bool may_be_overridden = false;  // a coordinator who says why may override all of them
  std::string remedy;              // "wait until Sunday 17 May, or override it and say why"
};

// Returns the nearest misses of a ranking, `most` at most: fewest reasons first, then those that may be overridden,
// then those whose reasons end soonest, then the higher score, then by id. Leaves out those with a reason that nothing
// can change.
std::vector<NearMiss> nearest_misses(const Program& program, const Ask& ask, const Ranking& ranking, Instant now,
                                     std::size_t most);

}  // namespace matchdesk

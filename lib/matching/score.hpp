#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "matching/ask.hpp"

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

// Returns the weighted mean. Exact while the common denominator is below 10^15; above it each share is rounded to
// 10^-12.
Percents weigh(std::span<const Weighted> shares);

// How a provider meets one criterion of an ask.
struct CriterionScore {
  std::string field;  // "previous" for the criterion without one
  double value = 0;   // 0 to 1
  int weight = 0;
  bool applies = true;   // false where neither request nor seeker says anything: not counted. A range asks for what the
                         // policy says and `previous` for what happened before: these two always apply
  bool unknown = false;  // the provider says nothing
  int points = 0;        // of the score's percent that come from here; the points of all add up to the score
  std::string text;      // "2 of 3 industries: retail, food-service; not insurance"
};

struct Score {
  int percent = 0;  // weighted mean of the criteria that apply, rounded half up; 0 where none applies
  std::vector<CriterionScore> criteria;  // in the policy's order
  std::string level;  // of the location ladder on which they meet ("chapter"); empty without a ladder
};

// Scores how well a provider fits an ask. criteria.hpp has the formula of each kind of criterion.
Score score(const Ask& ask, const Participant& provider);

}  // namespace matchdesk

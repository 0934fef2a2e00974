#pragma once

#include <map>
#include <vector>

#include "report/figures.hpp"

namespace matchdesk {

// What came of requests beside how far they got: how long they stood in each status, how both sides rate it, whom the
// providers named, who was placed.
struct Quality {
  std::map<RequestStatus, std::vector<double>> hours;    // of stays that began in the span, the present one so far
  std::vector<double> seeker_ratings, provider_ratings;  // of check-ins in the span
  std::int64_t matches = 0, referrals = 0;               // of matches whose first meeting lies in the span
  std::int64_t placed = 0, completed = 0;                // in the span, with a placement or without
  std::int64_t ended = 0, ended_by_clock = 0;            // however they ended in the span
};

void add(Quality& quality, const Program& program, const Question& question, const Request& request);

// Hours for each status, then "rating-seeker" and "rating-provider" (means from 1 to 5), "referrals-per-match",
// "placed", "closed" and "closed-by-clock".
std::vector<Figure> figures_of(const Quality& quality, const Policy& policy);

}  // namespace matchdesk

#pragma once

#include <vector>

#include "matching/rank.hpp"

namespace matchdesk {

// How the search went up the ladder of the ask, the narrowest level first: nothing without a ladder or a location.
std::vector<SearchStep> search_steps(const Ask& ask, const Ranking& ranking);

}  // namespace matchdesk

#pragma once

#include <vector>

#include "aging/compliance.hpp"

namespace matchdesk {

// All rejections of a provider up to `now`, oldest first, then by request; each says whether it counts.
std::vector<Rejection> rejections_of(const Program& program, const Participant& provider, Instant now);

}  // namespace matchdesk

#pragma once

#include "policy/program.hpp"

namespace matchdesk {

// The first of the seeker's ranked list who may take the request now and is not asked, or was asked, for it; null where
// nobody is left, or the seeker is unknown.
const Participant* next_preferred(const Program& program, const Request& request, Instant now);

}  // namespace matchdesk

#pragma once

#include "policy/program.hpp"

namespace matchdesk {

// Whether the day on which an opportunity closes has passed, at its place.
bool is_past_closing_day(const Program& program, const Participant& opportunity, Instant now);

// Whether an opportunity is closed by itself: its closing day has passed, or no seat is free. Whoever has neither is
// never closed.
bool is_closed(const Program& program, const Participant& opportunity, Instant now);

}  // namespace matchdesk

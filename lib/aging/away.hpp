#pragma once

#include <string>

#include "policy/program.hpp"

namespace matchdesk {

// What to know before a provider is asked who will be away before the answer to this request is due, by the clock that
// waits longest for it: "ana-moss will be away from 2026-12-21 until 2027-01-04 (holidays), and the answer is due on
// 2026-12-22". Empty where they are there, or where no clock waits for an answer.
std::string away_before_answer(const Program& program, const Request& request, const Participant& provider,
                               Instant now);

}  // namespace matchdesk

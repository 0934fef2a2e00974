#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aging/clocks.hpp"

namespace matchdesk {

// The name by which steps of the non-compliance ladder stand among the clocks.
inline constexpr std::string_view ladder_clock = "compliance";

// The steps that a provider reached and that nobody took yet, as clocks: overdue from the moment they were reached, by
// days, for the coordinator; in the order in which they were reached. They
// rest while they are snoozed.
std::vector<Running> ladder_waits(const Program& program, const Participant& provider, Instant now);

// All clocks that may run: the policy's, and the ladder's where it has steps.
std::vector<std::string> clock_names(const Policy& policy);

}  // namespace matchdesk

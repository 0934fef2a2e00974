#pragma once

#include "aging/call.hpp"
#include "aging/sweep.hpp"

namespace matchdesk {

// The event that a call comes to, and how the sweep reports it. The call's wait belongs to the record as it is given.
SweepStep step_of(const Call& call, const Request& request, const Policy& policy, const std::string& location,
                  Instant now);
SweepStep step_of(const Call& call, const Participant& participant, const Policy& policy, const std::string& location,
                  Instant now);

}  // namespace matchdesk

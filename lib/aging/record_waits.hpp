#pragma once

#include <optional>
#include <vector>

#include "aging/wait.hpp"

namespace matchdesk {

// A record's timeline and the waits that come of it; empty where no clock can run.
struct RecordWaits {
  std::vector<Moment> timeline;
  std::vector<Wait> waits;
};

RecordWaits waits_of(const Program& program, const ClockRules& rules, const Request& request, Instant now);
// With what happened in the participant's requests where a clock needs it. `until` leaves out what counts from then on
// or later, also where it is known by `now`.
RecordWaits waits_of(const Program& program, const ClockRules& rules, const Participant& participant, Instant now,
                     std::optional<Instant> until = std::nullopt);

}  // namespace matchdesk

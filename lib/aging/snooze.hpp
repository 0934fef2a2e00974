#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aging/wait.hpp"

namespace matchdesk {

// A flag that rests: from when it was said, to the begin of the day on which it counts again, or to the next snooze.
struct Snooze {
  Instant from{};
  Instant until{};
  std::string reason;
};

// The snoozes of a wait, in order. A new start of the clock ends them, the begin of a reporting period does not.
std::vector<Snooze> snoozes_of(const Wait& wait, const std::vector<Moment>& timeline, const Calendar& calendar);

// The snooze that holds at `now`; null where the flag does not rest.
const Snooze* resting(const std::vector<Snooze>& snoozes, Instant now);

// When something that falls due at `due` is called for: at the end of the snooze that it falls into, else then.
Instant called_for(Instant due, const std::vector<Snooze>& snoozes);

}  // namespace matchdesk

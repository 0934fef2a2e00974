#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "aging/wait.hpp"

namespace matchdesk {

// Requests that differ from the program's, by id: what a sweep made of them so far.
using ChangedRequests = std::map<std::string, Request, std::less<>>;

// A record's timeline and the waits that come of it; empty where no clock can run.
struct RecordWaits {
  std::vector<Moment> timeline;
  std::vector<Wait> waits;
};

RecordWaits waits_of(const Program& program, const ClockRules& rules, const Request& request, Instant now);
// With what happened in the participant's requests where a clock needs it; `changed` take the place of the program's.
// `until` leaves out what counts from then on or later, also where it is known by `now`.
RecordWaits waits_of(const Program& program, const ClockRules& rules, const Participant& participant, Instant now,
                     const ChangedRequests& changed = {}, std::optional<Instant> until = std::nullopt);

}  // namespace matchdesk

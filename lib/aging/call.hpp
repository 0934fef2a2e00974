#pragma once

#include <optional>
#include <span>
#include <vector>

#include "aging/record_waits.hpp"

namespace matchdesk {

// One thing that a wait calls for, and the moment at which it does.
struct Call {
  enum class Kind { remind, escalate, flag, time_out, close };
  Kind kind = Kind::remind;
  Instant due{};
  const Wait* wait = nullptr;
};

// Whether the history already tells of it: an event by the sweep of the same kind, clock and `due`, also one that was
// taken back, for what a person took back is not done again.
bool is_done(const Call& call, std::span<const Event> history);

// The earliest thing that a record's waits call for by `now` and that its history does not tell of. Reminders are
// called for at their moment, everything else once its limit has passed. Of one moment reminders come first and what
// ends the wait last; else the policy's order decides.
// - Of several missed reminders on one wait only the last is called for, and none once the wait is to be ended.
// - A wait whose flag rests calls for nothing; afterwards it calls as of the end of the snooze.
// - A request that is not pending cannot time out, and one that is neither queued nor pending cannot expire.
// `status` is the request's; nothing for a participant, which can be reminded and escalated alone.
std::optional<Call> next_call(const RecordWaits& waits, const Calendar& calendar, std::span<const Event> history,
                              std::optional<RequestStatus> status, Instant now);

// The earliest time-out or closing that the waits will call for by `until`, if nothing happens before.
std::optional<Call> next_end(const RecordWaits& waits, const Calendar& calendar, std::span<const Event> history,
                             std::optional<RequestStatus> status, Instant until);

}  // namespace matchdesk

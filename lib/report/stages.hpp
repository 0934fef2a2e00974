#pragma once

#include <optional>
#include <vector>

#include "record/record.hpp"
#include "time/zone.hpp"

namespace matchdesk {

// The first time that a request reached each stage, in the words of the figures; nothing where it did not.
struct Stages {
  std::optional<Instant> submitted;
  std::optional<Instant> assigned;  // anybody was asked
  std::optional<Instant> accepted;
  std::optional<Instant> contacted;  // attempted, introduced, scheduled or met: whichever came first
  std::optional<Instant> met;
  std::optional<Instant> completed;  // as it stands: not when it was opened again
};
Stages stages_of(const Request& request);

// The time that a request spent in one status without a break.
struct Stay {
  RequestStatus status = RequestStatus::queued;
  Instant begin{};
  std::optional<Instant> end;  // nothing: it is still there
};

// From its submission on, in order; what comes after its closing only where it was opened again. A status that lasted
// no second is a stay too.
std::vector<Stay> stays_of(const Request& request);

// One time that a request ended; it may have been opened again since.
struct Ending {
  Instant at{};
  bool by_clock = false;     // a clock ran out, so that automation closed it
  std::int32_t asking = -1;  // that ended with it
};
std::vector<Ending> endings_of(const Request& request);

// Whether nobody answered in time: the asking timed out, or a clock closed the request while it was pending.
bool ran_out(const Request& request, const Asking& asking);

// How much of the time between two moments a request was on hold. `zone` is that of its place, where days begin.
std::chrono::seconds time_on_hold(const Request& request, Instant begin, Instant end, const Zone& zone);

// From asked to answered, or to `now` while nobody answered.
std::chrono::seconds pending_time(const Asking& asking, Instant now);

}  // namespace matchdesk

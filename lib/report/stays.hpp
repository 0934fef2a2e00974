#pragma once

#include <optional>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// The time that a request spent in one status without a break.
struct Stay {
  RequestStatus status = RequestStatus::queued;
  Instant begin{};
  std::optional<Instant> end;  // nothing: it is still there
};

// From its submission on, in order; what comes after its closing only where it was opened again.
std::vector<Stay> stays_of(const Program& program, const Request& request);

}  // namespace matchdesk

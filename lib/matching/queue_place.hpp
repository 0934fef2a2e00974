#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

// Where a request has its turn among others: by priority, then those submitted first, then by id.
struct QueuePlace {
  std::ptrdiff_t priority = 1;  // 0 high, 1 normal or not said, 2 low
  std::optional<Instant> submitted;
  std::string request;
  friend auto operator<=>(const QueuePlace&, const QueuePlace&) = default;
};

QueuePlace queue_place(const Request& request);

// Requests in the order in which they have their turn.
std::vector<const Request*> in_queue_order(std::vector<const Request*> requests);

}  // namespace matchdesk

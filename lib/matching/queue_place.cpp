#include "matching/queue_place.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace matchdesk {
namespace {

std::ptrdiff_t priority_of(const Request& request) {
  constexpr std::array<std::string_view, 3> priorities{"high", "normal", "low"};
  const auto found = std::ranges::find(priorities, request.priority);
  return found == priorities.end() ? 1 : found - priorities.begin();
}

std::optional<Instant> submitted_at(const Request& request) {
  if (request.submitted) return request.submitted->instant;
  if (request.history.empty()) return std::nullopt;
  return request.history.front().at.instant;
}

}  // namespace

QueuePlace queue_place(const Request& request) { return {priority_of(request), submitted_at(request), request.id}; }

std::vector<const Request*> in_queue_order(std::vector<const Request*> requests) {
  std::ranges::sort(requests, {}, [](const Request* request) { return queue_place(*request); });
  return requests;
}

}  // namespace matchdesk

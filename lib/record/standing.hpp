#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "record/event.hpp"
#include "record/life.hpp"

namespace matchdesk {

// A history as it folds.
struct Standing {
  std::vector<std::size_t> order;  // as `standing` gives it
  std::vector<std::size_t> idle;   // retractions that take back nothing
};

Standing stand(std::span<const Event> history, std::optional<Instant> until);

// What is wrong with a retraction that takes back nothing, and when such events did happen.
LifeProblem idle_retraction(std::span<const Event> history, std::size_t retraction);

}  // namespace matchdesk

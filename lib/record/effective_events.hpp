#pragma once

#include <optional>
#include <span>
#include <vector>

#include "record/event.hpp"
#include "record/life.hpp"

namespace matchdesk {

struct EffectiveEvents {
  std::vector<std::size_t> order;             // indexes into the history
  std::vector<std::size_t> idle_retractions;  // retractions that take back nothing
};

// The events that count, in the order in which they fold: by `at`, then by place; without those that a later
// `retracted` takes back and without the retractions. With `until`, only of what happened up to then.
//
// A `retracted` names its event by kind (`retracts`) and time (`retracts_at`); of several that match, the last one not
// yet taken back. Taking back a retraction brings its event back.
EffectiveEvents effective_events(std::span<const Event> history, std::optional<Instant> until = std::nullopt);

// What is wrong with a retraction that takes back nothing, and when such events did happen.
LifeProblem idle_retraction(std::span<const Event> history, std::size_t retraction);

}  // namespace matchdesk

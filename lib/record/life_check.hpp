#pragma once

#include <optional>
#include <span>
#include <vector>

#include "record/life_table.hpp"

namespace matchdesk {

// Why an event that is about to be recorded is not one of its subject's kinds, or lacks what it must carry.
std::optional<Error> incomplete_event(Subject subject, const Event& event);

// Why the last event of `history` cannot be added, from what folding finds wrong without it and with it: it is at fault
// itself, or (unless it is a retraction) it makes an event that stands today impossible.
std::optional<Error> problem_of_last(std::span<const Event> history, std::span<const LifeProblem> without,
                                     std::span<const LifeProblem> with);

// "not-allowed-now".
Error not_allowed(std::string message, std::string hint);

}  // namespace matchdesk

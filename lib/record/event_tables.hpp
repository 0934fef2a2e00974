#pragma once

#include <vector>

#include "record/event.hpp"

namespace matchdesk {

// One table a subject, each with its own kinds first and then `common_events`.
const std::vector<EventKind>& participant_events();
const std::vector<EventKind>& request_events();
const std::vector<EventKind>& activity_events();

// Kinds that every record may have: noted, corrected, retracted.
std::vector<EventKind> common_events();
// Kinds that clocks write about participants and requests: reminded, escalated, snoozed.
std::vector<EventKind> clock_events();

}  // namespace matchdesk

#pragma once

#include "policy/part.hpp"
#include "policy/policy.hpp"

namespace matchdesk {

// The events that a clock's `from` or `until` names: an event, a list of them, or events with what some of their fields
// must be: met, [accepted, declined], {checked-in: {with: seeker}}.
yaml::ShapePointer event_patterns_shape();
// `on` decides which events are known: a request's own; a participant's and those of its requests.
std::vector<EventPattern> read_event_patterns(const Part& part, Subject on);

}  // namespace matchdesk

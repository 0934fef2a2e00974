#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// The options of `followup REQUEST EVENT …`: every field of the events that it records.
std::vector<Option> followup_event_options();

// Records what happened: `followup REQUEST attempt --method phone --result no-answer`. The word for the event may also
// be the event's own name ("attempted").
Result<Outcome> record_followup(const Context& context);

}  // namespace matchdesk

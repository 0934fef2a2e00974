#pragma once

#include <string>

#include "cmd/command.hpp"

namespace matchdesk {

// Notes that a decline counts, as which, and what the step of the ladder asks for that it reaches. The records do not
// have the decline yet.
void note_rejection(const Context& context, const std::string& provider, const std::string& reason, Outcome& outcome);

// A first request that was declined for a reason that is no reason for that, which a coordinator let pass: whoever
// writes for, or decides about, the step of the ladder that follows is told, else who coordinates there. Adds the event
// `escalated` after the decline, where the request goes on and there is somebody to tell.
void escalate_first_request(const Context& context, const Request& request, const Event& declined, Outcome& outcome);

// Of a participant who is matched no more: who is told of it, where a step of the ladder that it stands on says so.
void note_told_afterwards(const Context& context, const Participant& participant, Outcome& outcome);

}  // namespace matchdesk

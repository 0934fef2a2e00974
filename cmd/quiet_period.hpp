#pragma once

#include "cmd/command.hpp"
#include "record/event.hpp"

namespace matchdesk {

// The place that an option names, by its name in the location tree or as people write it; another is wrong usage.
Result<std::string> place_argument(const Context& context, std::string_view option);

// Refused ("quiet-period") where another place was in contact with the participant within the policy's quiet period
// before this contact: the message says who, when, and whom to turn to there.
Result<void> check_quiet_period(const Program& program, const Participant& participant, const Event& contact);

}  // namespace matchdesk

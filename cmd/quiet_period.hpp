#pragma once

#include "cmd/command.hpp"
#include "record/event.hpp"

namespace matchdesk {

// The place that an option names, by its name in the location tree or as people write it; another is wrong usage.
Result<std::string> place_argument(const Context& context, std::string_view option);

// Where the program has a quiet period: refused ("quiet-period") while another place's contact with the participant's
// organization is that recent, in whichever of its records it stands; the message says who, when, about what, until
// when, and whom to turn to there. A contact with an organization in nobody's name is wrong usage ("no-place").
Result<void> check_quiet_period(const Program& program, const Participant& participant, const Event& contact);

}  // namespace matchdesk

#pragma once

#include <string>

#include "cmd/command.hpp"

namespace matchdesk {

// The word ID of the commands about one participant, and whom it means.
Option participant_word();
Result<const Participant*> participant_argument(const Context& context);

// Records one event of a participant, if its table allows it: the change, the item {participant, event, at, status} and
// a sentence for people. `says` is put after the id: "paused until 2026-06-01". Who became active by it is told so.
Result<Outcome> record_participant_event(const Context& context, const Participant& participant, Event event,
                                         const std::string& says);

// A command that records one kind of event of the participant ID: its options are `words`, the event's fields without
// those in `except`, and --at.
Command participant_command(std::string name, std::string about, std::string_view kind,
                            Result<Outcome> (*decide)(const Context&), std::vector<Option> words = {},
                            std::vector<std::string_view> except = {});

// What a participant's role requires and the record does not have yet, as a note: "maria-silva: missing resume,
// languages". Empty when nothing is missing.
std::string missing_note(const Policy& policy, const Participant& participant);

}  // namespace matchdesk

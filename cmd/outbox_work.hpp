#pragma once

#include <string>

#include "cmd/command.hpp"

namespace matchdesk {

// Does what an outcome has to do in the outbox: moves, then deliveries one after another, and lets the command tell
// what came of them. What could not be done does not undo what was; an error where nothing was done. In a dry run only
// says so.
Result<Outcome> work_outbox(const std::string& root, const Policy& policy, bool dry_run, Outcome outcome);

}  // namespace matchdesk

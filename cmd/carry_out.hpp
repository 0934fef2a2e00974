#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "mail/templates.hpp"
#include "store/journal.hpp"

namespace matchdesk {

// What the driver does with a decision, piece by piece, beside committing its change set.

// Adds the e-mails that the recorded events call for to the change, and what to say of them to its notes.
void draft_mail(const Program& program, const Templates& templates, Instant now, Outcome& outcome);

// Of a dry run: what would change as a unified diff, in place of what would be shown.
Outcome would_change(Outcome outcome, const std::vector<FileChange>& files);

// Writes a copy for others, all of it or nothing; its directory is seen from `working_directory`.
Result<Outcome> publish(const std::string& root, const std::string& working_directory, bool dry_run, Outcome outcome);

// One commit of these paths in git, by whoever recorded it. Its message is what people are shown; of many things done
// at once, a line each below a first one. That git does not take it is a note: the change itself is made.
void keep_in_git(const std::string& root, const std::vector<std::string>& paths, std::string_view command,
                 const std::string& by, Outcome& outcome);

}  // namespace matchdesk

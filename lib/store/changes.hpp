#pragma once

#include <string>
#include <vector>

#include "policy/program.hpp"
#include "record/change.hpp"
#include "store/journal.hpp"

namespace matchdesk {

// The files that a change set comes to: events appended, summaries folded again, each record edited in place with every
// other byte kept. `root` is read for the records' present bytes. An event that the table of its record does not allow
// is refused here too, so that nothing else than the table decides.
Result<std::vector<FileChange>> files_of(const std::string& root, const Program& program, const ChangeSet& changes);

}  // namespace matchdesk

#pragma once

#include <string>
#include <vector>

#include "policy/program.hpp"
#include "record/change.hpp"
#include "store/journal.hpp"

namespace matchdesk {

// A record whose file cannot be changed in place, and why.
struct Unwritable {
  std::string id;
  Error error;
};

// The files that a change set comes to: events appended, summaries folded again, each record edited in place with every
// other byte kept. `root` is read for the records' present bytes. An event that the table of its record does not allow
// is refused here too, so that nothing else than the table decides.
// With `unwritable`, a record that cannot be changed in place is put there and the others are made all the same.
Result<std::vector<FileChange>> files_of(const std::string& root, const Program& program, const ChangeSet& changes,
                                         std::vector<Unwritable>* unwritable = nullptr);

}  // namespace matchdesk

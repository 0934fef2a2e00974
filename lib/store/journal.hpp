#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "text/result.hpp"

namespace matchdesk {

// One file's old and new content. An empty old path means that there is no file yet.
struct FileChange {
  std::string path;  // relative to the root
  bool existed = true;
  std::uint64_t old_hash = 0;  // of what was read, where it existed
  std::string before;          // for the diff
  std::string after;
  bool removed = false;  // there is no file afterwards
};

// Makes all changes or none, durably. A file that is not as it was read stops it ("changed-underneath", unavailable)
// and nothing is written. One change is one atomic rename. Several go through the journal: all new contents in one
// synced file, whose rename is the commit point; what comes after it can be finished by any later command
// (Failure::unfinished when it could not be finished now).
Result<void> commit(const std::string& root, const std::vector<FileChange>& changes);

// Finishes a commit that was interrupted after its commit point. Done once or twice, the result is the same. A target
// that is neither as it was nor as it shall be is an error and stays as it is.
Result<void> finish_interrupted(const std::string& root);

// What an interrupted commit is about to write, by path, nothing where it removes the file: readers see these contents
// in place of the files'.
Result<std::map<std::string, std::optional<std::string>>> interrupted_contents(const std::string& root);

}  // namespace matchdesk

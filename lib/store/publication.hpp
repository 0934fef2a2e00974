#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/journal.hpp"
#include "text/result.hpp"

namespace matchdesk {

// A copy for one audience, and the directory that it goes to.
struct Publication {
  std::string directory;
  std::string program;  // its name, and the audience's: they tell which copy a directory holds
  std::string audience;
  std::map<std::string, std::string> files;
};

// What makes the directory hold just this copy: files written, and those of the copy before that are no more. Refused
// ("not-a-publication") where it holds anything but an earlier copy of the same program for the same audience, its
// `.git` apart; where it is a file; and ("inside-the-program") where it lies in the program's `root` or around it.
Result<std::vector<FileChange>> publication_changes(const std::string& root, const Publication& publication);

// All of it or nothing, as `commit`; and leaves nothing else there.
Result<void> commit_publication(const std::string& directory, const std::vector<FileChange>& changes);

}  // namespace matchdesk

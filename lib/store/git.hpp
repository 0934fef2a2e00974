#pragma once

#include <string>
#include <vector>

#include "text/result.hpp"

namespace matchdesk {

// git's user.email as seen from a directory, or "" where git or the setting is not there.
std::string git_user_email(const std::string& directory);

// Makes the directory a repository of its own, unless it already stands in one; and what is restricted in it another,
// which the outer one is to ignore.
Result<void> git_init(const std::string& directory);

// One commit of just these files, authored by whoever recorded the change; of those in restricted/, in the repository
// there. Files that are no more are taken out.
Result<void> git_commit(const std::string& root, const std::vector<std::string>& paths, const std::string& message,
                        const std::string& author);

// The directory, with access for its owner alone, unless it is there already.
Result<void> make_private_directory(const std::string& path);

}  // namespace matchdesk

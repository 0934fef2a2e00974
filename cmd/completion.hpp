#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// A word that could stand where the cursor is.
struct Suggestion {
  std::string word;
  std::string about;  // shown beside it; may be empty
  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct Completion {
  enum class Paths { none, files, directories };
  std::vector<Suggestion> candidates;
  Paths paths = Paths::none;  // the shell completes these itself
};

// The words of a kind that come from the program's files: ids, roles, places. Those that do not begin with `typed` may
// be among them.
using ProgramWords = std::function<std::vector<Suggestion>(Completes kind, std::string_view typed)>;

// What the last of `words` (the one at the cursor, often empty) could become; `words` are those after the program's
// name. A shell that breaks words at '=' gives "--format", "=", "js", and gets words for the last of these.
Completion complete(std::span<const std::string> words, const std::vector<Command>& commands,
                    const ProgramWords& program_words);

// The script that binds a shell ("bash", "zsh", "fish") to `matchdesk __complete -- WORDS…`.
std::string_view completion_script(std::string_view shell);

}  // namespace matchdesk

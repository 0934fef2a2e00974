#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "cmd/surroundings.hpp"

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

// The words of a kind that the program at `root` (empty: none) has: ids that begin with `typed` (of a request also by
// the part after its date) with the names behind them, and the names that its policy gives to roles, places, clocks and
// so on. What cannot be read is left out without a word. Of records only those that begin with `typed` are read, and
// none where they are many.
std::vector<Suggestion> program_words(const std::string& root, Completes kind, std::string_view typed);

// Answers `__complete -- WORDS…`: a candidate a line, its description after a tab; ":files" or ":directories" where the
// shell is to complete paths. Says nothing about errors. Returns the exit status.
int answer_completion(const std::vector<std::string>& words, const Surroundings& surroundings);

}  // namespace matchdesk

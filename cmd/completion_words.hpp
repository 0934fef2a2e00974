#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/completion.hpp"
#include "cmd/surroundings.hpp"

namespace matchdesk {

// The words of a kind that the program at `root` (empty: none) has: ids that begin with `typed` (of a request also by
// the part after its date) with the names behind them, and the names that its policy gives to roles, places, clocks and
// so on. What cannot be read is left out without a word. Of records only those that begin with `typed` are read, and
// none where they are many.
std::vector<Suggestion> program_words(const std::string& root, Completes kind, std::string_view typed);

// Answers `__complete -- WORDS…`: a candidate a line, its description after a tab; ":files" or ":directories" where the
// shell is to complete paths. Says nothing about errors. Returns the exit status.
int answer_completion(const std::vector<std::string>& words, const Surroundings& surroundings);

}  // namespace matchdesk

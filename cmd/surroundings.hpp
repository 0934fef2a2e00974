#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.hpp"

namespace matchdesk {

// Everything that the program takes from outside, so that tests can set it.
struct Surroundings {
  std::function<std::optional<std::string>(const std::string&)> variable;  // of the environment
  std::function<std::string()> read_standard_input;
  std::function<bool(std::string_view)> write_output;  // false when it could not be written
  std::function<void(std::string_view)> write_error;
  // Opens a file in an editor, given as people set it ("code --wait"), and waits; false when it ended with an error.
  std::function<bool(const std::string& editor, const std::string& path)> edit;
  std::string working_directory;
  Instant now{};
  std::size_t width = 0;  // how wide tables may be, in columns; 0: as wide as they need
  bool output_is_terminal = false;
  bool error_is_terminal = false;
};

// Runs one command line (without the program's own name). Returns the exit status.
int run(const std::vector<std::string>& words, const Surroundings& surroundings);

}  // namespace matchdesk

#pragma once

#include <string>

#include "cmd/command.hpp"
#include "cmd/command_line.hpp"

namespace matchdesk {

struct ShowOptions {
  Format format = Format::table;
  std::size_t width = 0;  // 0: as wide as it needs
  bool color = false;
  std::string as_of;  // of the JSON root
};

// A view as it is printed, ending with a newline unless it is empty.
std::string show(const View& view, const Diagnostics& warnings, const ShowOptions& options);

// An error for people (to standard error) and for programs (to standard output).
std::string show_error(const Error& error, bool color);
std::string show_error_json(const Error& error);

Value to_value(const Diagnostic& diagnostic);

}  // namespace matchdesk

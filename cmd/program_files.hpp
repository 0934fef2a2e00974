#pragma once

#include <string>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// The files of the program that the words FILE name, as paths or ids, relative to its root.
Result<std::vector<std::string>> chosen_files(const Context& context);

}  // namespace matchdesk

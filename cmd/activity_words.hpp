#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// The word ACTIVITY of the commands about one activity, and which one it means.
Option activity_word();
Result<const Activity*> activity_argument(const Context& context);

// The roles that an option names, each once; one that the program does not have is wrong usage.
Result<std::vector<std::string>> roles_option(const Context& context, std::string_view option);

// "Spring bootcamp (spring-bootcamp)"
std::string titled(const Activity& activity);

// "Thu 11 Jun 18:00", or "no date yet".
std::string when_words(const Context& context, const Activity& activity);

}  // namespace matchdesk

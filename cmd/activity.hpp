#pragma once

#include <string>

#include "cmd/command.hpp"

namespace matchdesk {

// "Spring bootcamp (spring-bootcamp)"
std::string titled(const Activity& activity);

// "Thu 11 Jun 18:00", or "no date yet".
std::string when_words(const Context& context, const Activity& activity);

// Refuses what can only be recorded once the activity has begun; `otherwise` says what to do.
Result<void> check_begun(const Context& context, const Activity& activity, std::string otherwise);

}  // namespace matchdesk

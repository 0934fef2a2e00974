#pragma once

#include <string>
#include <vector>

#include "cmd/command.hpp"
#include "matching/in_turn.hpp"

namespace matchdesk {

// How assignments are shown, of one request or of many.
View assignment_view(const std::vector<Assigned>& assignments);
// "20260519-cafe is assigned to Ana Ruiz (ana-ruiz): chapter, 100 %, next in turn"
std::string assignment_words(const Context& context, const std::string& request, const Choice& choice);

// What --limit-to says.
LimitTo limit_asked(const Context& context);

// assign --queue: what waits, one after another, in one change.
Result<Outcome> assign_queue(const Context& context);

}  // namespace matchdesk

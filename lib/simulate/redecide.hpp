#pragma once

#include <optional>
#include <string>

#include "matching/choice.hpp"

namespace matchdesk {

// What becomes of a recorded assignment in another course of things.
struct Redecision {
  bool holds = true;
  std::optional<Choice> choice{};  // where it does not: who is asked instead; nothing where nobody may take it
  std::string why{};               // and why it does not
};

// `assigned` is recorded of a request that waits in `was`, as it stood then, and as well in `would_be`.
// How it was chosen decides what is asked, see replay.hpp.
Redecision redecide(const Program& was, const Program& would_be, const std::string& request, const Event& assigned,
                    Instant now);

// Whether a request that waits could be put to anybody.
bool could_assign(const Program& program, const Request& request, Instant now);

// Whom a request that waits goes to: who wishes for somebody is given the first of the list, others the order's first.
std::optional<Choice> choice_for_waiting(const Program& program, const Request& request, Instant now);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <string>

#include "matching/ask.hpp"

namespace matchdesk {

// To whom a request is assigned, and what the event says of it.
struct Choice {
  std::string provider;    // its id
  std::string how;         // "round-robin", "score", "next" or "hand"
  std::string level;       // of the location tree at which they meet; empty without a ladder
  int score = 0;           // in percent
  std::string overridden;  // why a rule was overridden; mostly empty
};

// Among whom is chosen: all providers in the policy's order, or the seeker's ranked list in its own.
enum class LimitTo { nothing, prefers };

// The first of them who may take the request; nothing where nobody may. The ask is of a request.
std::optional<Choice> first_choice(const Program& program, const Ask& ask, Instant now,
                                   LimitTo limit_to = LimitTo::nothing);

// A request whose seeker listed providers for the coordinator to choose from (route preferred) keeps to the list,
// whatever was asked for.
LimitTo limit_of(const Ask& ask, LimitTo asked);

// Why nobody on the seeker's list may take the request: "eve: full this week, 2 of 2; bob: is unknown".
std::string why_none_listed(const Program& program, const Ask& ask, Instant now);

// Whether there is one at all: sooner said than who.
bool anybody_may(const Program& program, const Ask& ask, Instant now);

// This provider for an ask, whether it may take it or not.
Choice choice_of(const Ask& ask, const Participant& provider, std::string how);

// The fields of the event `assigned`.
Value fields_of(const Choice& choice);

}  // namespace matchdesk

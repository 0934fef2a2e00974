#pragma once

#include <optional>
#include <string>

#include "matching/ask.hpp"

namespace matchdesk {

// The provider that a request is assigned to, and what its event says about it.
struct Choice {
  std::string provider;    // its id
  std::string how;         // "round-robin", "score", "next" or "hand"
  std::string level;       // the level of the location ladder on which they meet; empty without a ladder
  int score = 0;           // in percent
  std::string overridden;  // why a rule was overridden; empty where none was
};

// Whom to choose from: all providers in the policy's order, or the providers that the seeker listed, in their order.
enum class LimitTo { nothing, prefers };

// Returns the first of them who may take the request, or nothing. The ask must be for a request.
std::optional<Choice> first_choice(const Program& program, const Ask& ask, Instant now,
                                   LimitTo limit_to = LimitTo::nothing);

// Returns `prefers` for a request whose seeker listed providers for the coordinator to choose from (route preferred),
// else what was asked for.
LimitTo limit_of(const Ask& ask, LimitTo asked);

// Says why nobody on the seeker's list may take the request: "eve: full this week, 2 of 2; bob: is unknown".
std::string why_none_listed(const Program& program, const Ask& ask, Instant now);

// Returns whether anybody may take it. Cheaper than finding out who.
bool anybody_may(const Program& program, const Ask& ask, Instant now);

// Returns the choice of this provider, whether it may take the request or not.
Choice choice_of(const Ask& ask, const Participant& provider, std::string how);

// Returns the fields of the event `assigned`.
Value fields_of(const Choice& choice);

}  // namespace matchdesk

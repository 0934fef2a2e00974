#pragma once

#include <string>
#include <vector>

#include "matching/choice.hpp"
#include "matching/queue_place.hpp"

namespace matchdesk {

// What a coordinator does by hand with a queue: one request after another, each with the effects of those before.

struct Assigned {
  std::string request;
  Choice choice;
  Event event;  // that records it
};

// A request that went to nobody, and why. Codes: unknown-seeker, seeker-not-active, broken-overlay, on-hold,
// talk-first, no-list, list-exhausted, nobody-eligible.
struct Unassigned {
  std::string request;
  std::string code;
  std::string text;  // "nobody may take it; nearest is ana-ruiz: full this week, 2 of 2; free again Sunday 24 May"
};

struct InTurn {
  std::vector<Assigned> assigned;  // in the order in which they were made
  std::vector<Unassigned> unassigned;
};

// Assigns these requests, which wait in the queue, in this order. Each event is `as` with its own kind and fields: when
// it happened and who records it.
InTurn assign_in_turn(const Program& program, const std::vector<const Request*>& queue, LimitTo limit_to,
                      const Event& as);

// Why a request that waits cannot be put to anybody at all now: its seeker is not active, or somebody is to be talked
// to first. Nothing where it can.
std::optional<Unassigned> not_yet(const Program& program, const Request& request, Instant now);

}  // namespace matchdesk

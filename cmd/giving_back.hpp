#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// The requests that are not closed: those that the participant made, then those that they hold or are asked to take.
std::vector<const Request*> open_requests(const Records& records, const Participant& participant);

// Why, and how much of it, a provider's requests go back to the queue.
struct GivingBack {
  Timestamp at;
  std::optional<Timestamp> recorded;  // where that is later
  std::string reason;
  std::string note{};          // for the next provider; the reason where it is empty
  bool what_is_held = false;   // beside what was asked and not answered
  bool names_the_rest = true;  // notes what else is open, each with its command
};

// Adds the events by which a provider's requests go back to the queue, and a note of each.
void give_back(const Context& context, const Participant& provider, const GivingBack& giving, Outcome& outcome);

}  // namespace matchdesk

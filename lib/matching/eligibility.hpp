#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/ask.hpp"

namespace matchdesk {

// One reason why a provider may not take a request.
struct Reason {
  std::string code;                 // stable: "full", "paused", "too-far", "lacks", "unknown", "declined-before", …
  std::string text;                 // "full this week, 2 of 2; free again Sunday 17 May"
  std::optional<Timestamp> until;   // when a passing reason ends, where that is known
  bool may_be_overridden = false;   // by a coordinator who says why
};

// How much of a provider's capacity is used in the window that holds `now`.
struct CapacityUse {
  int used = 0;
  std::optional<int> limit;         // nothing: no limit
  std::optional<Timestamp> frees;   // when the next place frees, where it is full
};

CapacityUse capacity_use(const Program& program, const Participant& provider, std::string_view route, Instant now);

// All reasons why this provider may not take what is asked, the first one first; empty when it may.
// Order: who they are (role, status, classification, own record, same organization), what they take (route, distance,
// availability), what the ask needs (musts), what they did (declined or timed out on it, excluded), capacity last.
std::vector<Reason> reasons_against(const Program& program, const Ask& ask, const Participant& provider, Instant now);

}  // namespace matchdesk

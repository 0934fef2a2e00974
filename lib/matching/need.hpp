#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// A term that is needed: how it is compared and how it is shown.
struct NeededTerm {
  std::string key;  // the vocabulary's term, else the text folded
  std::string shown;
  friend bool operator==(const NeededTerm&, const NeededTerm&) = default;
};

// How near a term that a provider has comes to one that is needed.
enum class Nearness { none, related, same };  // same: the term itself or one below it

// What an ask needs by one criterion, for each kind of criterion.

struct LadderNeed {
  std::string place;
  std::vector<std::string> places;  // the place or its ancestor on each level of `widen`; "" where it has none
};

struct OverlapNeed {
  std::vector<NeededTerm> terms;  // each once, never empty
  // By the name of a vocabulary's term: how near it comes to each of `terms`.
  std::unordered_map<std::string, std::vector<Nearness>> nearness;
};

struct OrderNeed {
  std::vector<NeededTerm> terms;  // never empty
  const Terms* order = nullptr;   // null where the field has no ordered vocabulary
};

struct EqualNeed {
  std::vector<NeededTerm> terms;  // never empty
};

// The policy's bounds; a bound that the request itself names stands in its place.
struct RangeNeed {
  std::optional<double> least, most;  // at least one of them
};

struct PreviousNeed {
  std::vector<std::string> met;  // ids of the providers whom the seeker met, sorted
};

struct Need {
  const Criterion* criterion = nullptr;
  bool by_request = false;  // the request itself says it, not only the seeker's record
  // monostate: neither request nor seeker says anything, so the criterion does not apply.
  std::variant<std::monostate, LadderNeed, OverlapNeed, OrderNeed, EqualNeed, RangeNeed, PreviousNeed> what;

  bool applies() const { return what.index() != 0; }
};

// What the ask of `seeker` by `request` (which may be null) at `location` needs by each criterion of `policy`.
std::vector<Need> needs_of(const Program& program, const Policy& policy, const Participant& seeker,
                           const Request* request, const std::string& location);

}  // namespace matchdesk

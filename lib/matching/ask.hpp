#pragma once

#include <optional>
#include <string>
#include <string_view>
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

// How near a provider's term is to one that is needed.
enum class Nearness { none, related, same };  // same: the term itself or one below it

// What an ask needs by a criterion of each kind.

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

// The policy's bounds, or those that the request itself names.
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

// What two people must not have in common: from the policy's `avoid`, looked up for the seeker.
struct Avoided {
  std::string code;                 // "same-organization"
  std::string field;                // "organization"
  std::vector<std::string> values;  // the seeker's, folded; empty where it says nothing
};

// What is asked for: a request, or what a seeker needs before there is a request; with everything looked up that does
// not depend on the provider, so that many providers are compared with it quickly. A view of the program.
struct Ask {
  const Participant* seeker = nullptr;  // never null
  const Request* request = nullptr;     // null before any request
  std::string route;                    // by which it would be assigned: "assigned" for a queued request
  std::string location;
  const Policy* policy = nullptr;  // in force at the location; never null
  std::vector<Need> needs;         // one for each of that policy's criteria, in its order
  std::vector<Avoided> avoided;
  std::vector<const Request*> waiting;  // the seeker's other requests that wait for a provider's answer
};

// The ask of a request, whose seeker must be among the records.
Ask ask_of(const Program& program, const Request& request);
// The ask of a seeker without a request; the route is direct where the program has that route, else assigned.
Ask ask_of(const Program& program, const Participant& seeker);

// Returns the values of a participant's field as `avoid` compares them: the keys of its texts; where an organization is
// the id of a record, that record's name too.
std::vector<std::string> compared_values(const Program& program, const Participant& participant,
                                         std::string_view field);

// Returns what a text of a field is compared by: the term that it means, or else the folded text.
std::string term_key(const Vocabulary& vocabulary, std::string_view field, std::string_view text);

// Returns the texts of a field's value: a list's items, or a single one as a list; numbers and yes or no as they are
// shown.
std::vector<std::string> texts_of(const Value& value);

// Returns the terms that a value names, each once.
std::vector<NeededTerm> needed_terms(const Vocabulary& vocabulary, std::string_view field, const Value& value);

}  // namespace matchdesk

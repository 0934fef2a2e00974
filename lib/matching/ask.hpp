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

// What two people must not have in common: from the policy's `avoid`, looked up for the seeker.
struct Avoided {
  std::string code;                 // "same-organization"
  std::string field;                // "organization"
  std::vector<std::string> values;  // the seeker's, folded; empty where it says nothing
};

// What somebody asks for: a request, or a seeker before any request exists; with everything looked up that does not
// depend on the provider, so that many providers can be compared with it quickly. Made by ask_of; a view of the
// program.
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

// A request's own seeker must be among the records.
Ask ask_of(const Program& program, const Request& request);
// The route is direct where the program has that route, else assigned.
Ask ask_of(const Program& program, const Participant& seeker);

// What is needed of a field: the request's needs, else the seeker's record; null where neither says anything.
Value needed(const Program& program, const Participant& seeker, const Request* request, std::string_view field);

// What a participant's field says for comparing with `avoid`: its texts folded; of an organization that is the id of a
// record, that record's name too.
std::vector<std::string> compared_values(const Program& program, const Participant& participant,
                                         std::string_view field);

// How a text of a field is compared: as the vocabulary's term that it means; where it means none, folded.
std::string term_key(const Vocabulary& vocabulary, std::string_view field, std::string_view text);

// The texts of a field's value: a list's items, or a single one as a list; numbers and yes or no as they are shown.
std::vector<std::string> texts_of(const Value& value);

// The terms that a value names, each once.
std::vector<NeededTerm> needed_terms(const Vocabulary& vocabulary, std::string_view field, const Value& value);

// The vocabulary of a field, or null.
const Terms* terms_of(const Vocabulary& vocabulary, std::string_view field);

}  // namespace matchdesk

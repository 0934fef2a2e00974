#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "matching/ask.hpp"
#include "matching/score.hpp"

namespace matchdesk {

// How one provider meets one criterion.
struct Judgement {
  Share share;
  bool unknown = false;   // the provider says nothing
  bool holds = false;     // whether a `must` of the criterion would hold; false where unknown
  std::string text;       // "2 of 3 industries: retail, food-service; not insurance"
  std::string shortfall;  // why a `must` does not hold: "industries: not insurance"; empty where it holds
};

// One function for each kind of criterion. `policy` is the one in force at the ask's location.

// 1 - k/L after climbing k of the L levels in `widen`; holds while they meet on one of them.
Judgement judge(const Criterion& criterion, const LadderNeed& need, const Policy& policy, const Participant& provider);
// The share of the needed terms that the provider has; a related one counts half. Must any: one of them, all: each.
Judgement judge(const Criterion& criterion, const OverlapNeed& need, const Policy& policy, const Participant& provider);
// 1 - gap/(n-1) in an order of n terms, where the gap is how many steps the provider is from what is wanted.
Judgement judge(const Criterion& criterion, const OrderNeed& need, const Policy& policy, const Participant& provider);
// 1 where the provider has a needed value, else 0.
Judgement judge(const Criterion& criterion, const EqualNeed& need, const Policy& policy, const Participant& provider);
// 1 within the bounds, falling to 0 over one width outside. The width of a range with one bound is that bound's size; a
// range without width is 0 outside.
Judgement judge(const Criterion& criterion, const RangeNeed& need, const Policy& policy, const Participant& provider);
// 1 where the provider met the seeker before.
Judgement judge(const Criterion& criterion, const PreviousNeed& need, const Policy& policy,
                const Participant& provider);
// Of a criterion that does not apply: no share, and every `must` holds.
Judgement judge(const Criterion& criterion, std::monostate need, const Policy& policy, const Participant& provider);

Judgement judge(const Need& need, const Policy& policy, const Participant& provider);

// Returns how many levels of `widen` the search climbs until the provider is found: 0 where both places are in the same
// place of the first level. Nothing where they meet on no level, or the provider has no location.
std::optional<std::size_t> levels_climbed(const Criterion& criterion, const LadderNeed& need, const Policy& policy,
                                          const Participant& provider);

// Returns how a sentence names a field: "custom.functional_area" is "functional area".
std::string field_in_words(std::string_view field);

}  // namespace matchdesk

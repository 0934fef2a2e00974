#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "matching/ask.hpp"
#include "matching/capacity.hpp"

namespace matchdesk {

// One reason why a provider may not take a request. The codes are stable:
//
//   not-a-provider     its role is not matched to requests
//   not-active         a gate is still to be passed
//   ineligible         it failed a gate
//   exited             it has left
//   paused             it takes a pause on that day; ends with the pause
//   broken-overlay     the overlay of its place has an error
//   not-matchable      its classification is not one that is matched
//   own-record         it is the seeker, or the seeker's other record
//   same-organization  and every other same-FIELD that the policy avoids
//   closed             an opportunity past its closing day
//   wrong-route        * it does not take requests on this route
//   does-not-serve     * the ask comes from further than it serves
//   too-far            * beyond the widest level of the ladder
//   not-yet-available  * ends on its available_from
//   lacks              * a must does not hold
//   unknown            * a must cannot be told, for the provider says nothing
//   met-before         * a criterion forbids whom the seeker met before
//   holds-it           it is asked for this very request, or holds it
//   already-asked      * another request of this seeker waits for its answer
//   excluded           the request excludes it
//   declined-before    * it declined this request
//   timed-out-before   * it let this request time out
//   transferred-before * it had this request and gave it back
//   full               * its requests of this week, or of 7 days; ends when a place frees
//   full-open          * it holds as many as it takes
//   full-seats         * all seats are taken
//
// A coordinator who says why may override those with a star.
struct Reason {
  std::string code;
  std::string text;                // "full this week, 2 of 2; free again Sunday 17 May"
  std::optional<Timestamp> until;  // when a passing reason ends, where that is known
  bool may_be_overridden = false;
  friend bool operator==(const Reason&, const Reason&) = default;
};

// Returns whether the classification is one that the role has matched; without a classification it is.
bool is_matchable(const Policy& policy, const Participant& provider);

// Returns all reasons why this provider may not take what is asked; empty when it may.
// Order: who they are (role, status, classification, own record, same organization, closed), what they take (route,
// distance, availability), what the ask needs (musts), what they did (holds it, excluded, declined, timed out),
// capacity last. A seeker who asks directly may ask again whoever declined.
std::vector<Reason> reasons_against(const Program& program, const Ask& ask, const Participant& provider, Instant now);
// The same from the asks already gathered.
std::vector<Reason> reasons_against(const Program& program, const Ask& ask, const Participant& provider, Instant now,
                                    std::span<const Asked> asks);

// Returns whether there is no reason against it. Cheaper than finding the reasons.
bool may_take(const Program& program, const Ask& ask, const Participant& provider, Instant now);

}  // namespace matchdesk

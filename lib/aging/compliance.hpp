#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// A request that a provider declined, or let time out.
struct Rejection {
  std::string request;
  Timestamp at;         // of a time-out: when the answer was due
  EventKind event;      // declined or timed_out
  std::string reason;   // of a decline
  std::string why_not;  // why it does not count: "a decline for illness does not count"; empty where it counts
  friend bool operator==(const Rejection&, const Rejection&) = default;
};

// A step of the ladder that a rejection reached.
struct ReachedStep {
  const ComplianceStep* step = nullptr;  // of the policy in force at the provider's location
  Rejection by;
  std::optional<Timestamp> taken;     // when something was done about it
  std::optional<EventKind> taken_by;  // step_taken, excepted, reclassified or exited
};

// All rejections of a provider up to `now`, oldest first, then by request; each says whether it counts.
std::vector<Rejection> rejections_of(const Program& program, const Participant& provider, Instant now);

// Where a provider stands on the non-compliance ladder.
struct LadderStanding {
  std::string provider;
  std::string location;
  std::vector<Rejection> rejections;  // oldest first, also those that do not count
  int counted = 0;
  // In the order in which they were reached. Rejections that count are numbered from 1, oldest first; each reaches the
  // step of its number, and each beyond the last step reaches that one again.
  std::vector<ReachedStep> steps;
};

// Read from the requests' histories as of `now`. A decline counts unless its reason does not, or the seeker of an offer
// said it; a time-out counts where the policy says so; with `within`, only what is not longer ago.
// A step is taken by what was recorded on the provider after it was reached: `step-taken` of it or a later step, an
// `excepted` on which all agreed who have to, a `reclassified` to one of the step's outcomes or to a classification
// that is not matched, or `exited`.
LadderStanding ladder_standing(const Program& program, const Participant& provider, Instant now);

// Those of all providers with a rejection, by id.
std::vector<LadderStanding> ladder_standings(const Program& program, Instant now);

// A staff role, or the provider's own, and who holds it: addresses; empty where nobody does.
struct Holders {
  std::string role;
  std::vector<std::string> who;
  friend bool operator==(const Holders&, const Holders&) = default;
};

// A step reached and not yet taken.
struct StepDue {
  std::string provider;
  std::string location;
  const ComplianceStep* step = nullptr;
  Rejection by;
  std::vector<Holders> tell, copy, by_whom, decide, final_word, tell_after;
  std::string
      action;  // "regional operations tells mentor, with chapter chair in copy; then chapter_chair talks to the mentor"
};

// Of one provider, in the order in which they were reached; none where it has left.
std::vector<StepDue> steps_due(const Program& program, const Participant& provider, Instant now);
// Of all providers, longest due first, then by id.
std::vector<StepDue> steps_due(const Program& program, Instant now);

// The step that the rejection of this number, from 1, reaches: the one of that number, beyond the last the last; null
// where the ladder has none.
const ComplianceStep* step_reached_by(const Compliance& compliance, int number);

// What a step asks for, in words: "regional operations tells mentor, with chapter chair in copy; then …".
std::string action_of(const ComplianceStep& step);

// These staff roles, or the provider's own, with whoever holds them for the provider.
std::vector<Holders> holders_of(const Policy& policy, const Participant& provider,
                                const std::vector<std::string>& roles);
// "chapter chair (chair@example.org) and mentor (ana@example.org)"; of a role that nobody holds: "chapter chair (nobody
// is named)".
std::string in_words(const std::vector<Holders>& holders);
// Addresses of those who act on a step for a provider: who decide, and who writes. Empty where nobody is named.
std::vector<std::string> acting_on(const Policy& policy, const Participant& provider, const ComplianceStep& step);
// A staff role as people read it: "chapter chair".
std::string role_words(std::string_view role);

// Who still has to agree to an exception from a step: of the step's `decide`, as staff roles, those who are not among
// `agreed_by` (roles, or addresses of who holds them at the location). Nobody once `decided_by` is the step's `final`.
std::vector<std::string> still_to_agree(const Policy& policy, const ComplianceStep& step, std::string_view location,
                                        const std::vector<std::string>& agreed_by, const std::string& decided_by);

}  // namespace matchdesk

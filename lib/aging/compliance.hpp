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

// An action of a step that was recorded.
struct ActionDone {
  std::string action;
  Timestamp at;
  EventKind by;         // step_taken, or excepted, which is the decision
  std::string outcome;  // of a decision
};

// A step of the ladder that a rejection reached.
struct ReachedStep {
  const ComplianceStep* step = nullptr;  // of the policy in force at the provider's location
  Rejection by;
  std::vector<ActionDone> done;       // oldest first
  std::vector<std::string> missing;   // actions that it still requires
  std::optional<Timestamp> decided;   // when it was decided, by an exception too, or the provider left
  std::optional<Timestamp> excepted;  // when an exception was agreed
  std::optional<Timestamp> taken;     // when it was closed
  std::optional<EventKind> taken_by;  // step_taken, excepted or exited
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
// A step is closed when all that it requires was recorded on the provider after it was reached: its actions as
// `step-taken`, of which an `excepted` on which all agreed who have to is the decision; by the decision of a later
// step; or by `exited`. What it requires is said by the last event about it, so that another policy opens no step
// again; where none says so, by the policy.
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
  std::vector<ActionDone> done;
  std::vector<std::string> missing;  // actions
  // What is missing, in words: "regional operations tells mentor, with chapter chair in copy".
  std::string action;
};

// Of one provider, in the order in which they were reached; none where it has left.
std::vector<StepDue> steps_due(const Program& program, const Participant& provider, Instant now);
// Of all providers, longest due first, then by id.
std::vector<StepDue> steps_due(const Program& program, Instant now);

// The step that the rejection of this number, from 1, reaches: the one of that number, beyond the last the last; null
// where the ladder has none.
const ComplianceStep* step_reached_by(const Compliance& compliance, int number);

// The actions that follow from whom a step tells, and who decides.
inline constexpr std::string_view told_action = "told", decided_action = "decided";

// All actions that a step requires: `told` where it tells somebody, `decided` where somebody decides, then those that
// program.yaml names, which may name these two as well; `done` where that is none.
std::vector<StepAction> actions_of(const ComplianceStep& step);
std::vector<std::string> action_names(const ComplianceStep& step);
// Whether an action is the decision of the step: the one that takes an outcome.
bool is_decision(const ComplianceStep& step, std::string_view action);

// What these actions of a step ask for, in words: "regional operations tells mentor, with chapter chair in copy; then
// …".
std::string action_of(const ComplianceStep& step, const std::vector<std::string>& actions);
std::string action_of(const ComplianceStep& step);  // all of them

// What follows on telling and deciding, in words: "chapter chair speaks with the mentor"; may be empty.
std::string what_follows(const ComplianceStep& step);

// These staff roles, or the provider's own, with whoever holds them for the provider.
std::vector<Holders> holders_of(const Policy& policy, const Participant& provider,
                                const std::vector<std::string>& roles);
// "chapter chair (chair@example.org) and mentor (ana@example.org)"; of a role that nobody holds: "chapter chair (nobody
// is named)".
std::string in_words(const std::vector<Holders>& holders);
// Addresses of those who do these actions of a step for a provider. Empty where nobody is named.
std::vector<std::string> acting_on(const Policy& policy, const Participant& provider, const ComplianceStep& step,
                                   const std::vector<std::string>& actions);
// A staff role as people read it: "chapter chair".
std::string role_words(std::string_view role);

// Who still has to agree to an exception from a step: of the step's `decide`, as staff roles, those who are not among
// `agreed_by` (roles, or addresses of who holds them at the location). Nobody once `decided_by` is the step's `final`.
std::vector<std::string> still_to_agree(const Policy& policy, const ComplianceStep& step, std::string_view location,
                                        const std::vector<std::string>& agreed_by, const std::string& decided_by);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

enum class ClockState { ok, due, overdue };
std::string_view to_text(ClockState state);

// A clock that is running for one record.
struct Running {
  Subject subject = Subject::request;
  std::string id;                // of the record
  const Clock* clock = nullptr;  // of the policy in force at the record's location
  Instant started{};
  Instant due{};
  ClockState state = ClockState::ok;  // due: within the last quarter of the wait, or on its last business day
  // In the clock's own unit where one of it has passed, else in days or hours; 0 hours unless overdue for one.
  Duration overdue_by{0, Unit::hours};
  // The coordinator's while a request has no provider; the seeker's where an offer waits for its answer.
  WaitingOn waiting_on = WaitingOn::coordinator;
  std::string who;  // the id of whom it waits on; empty for the coordinator
  std::vector<std::string>
      staff;  // addresses: who is told when it is overdue (escalate_to), else who coordinates there
  std::string location;
  std::string action;       // what is to be done, in words with ids: "john-doe accepts or declines"
  std::string note;         // why it may wait: "john-doe is paused until 2026-06-01: surgery"; may be empty
  std::vector<Rest> rests;  // in which it stood still, or stands
  std::optional<Instant> snoozed_until;  // rests until then, and is not listed by worklists
};

// How late it is, as people read it: "3 days", "less than 1 hour"; empty unless it is overdue.
std::string overdue_in_words(const Running& running);

// The clocks that run for one record at `now`, in the policy's order; how they start and stop stands in wait.hpp. Steps
// of the non-compliance ladder that a provider reached stand among them until they are taken: ladder_waits.hpp. The
// records are as of `now`: their states are what their histories came to by then, and later events are passed over.
std::vector<Running> running_clocks(const Program& program, const Request& request, Instant now);
std::vector<Running> running_clocks(const Program& program, const Participant& participant, Instant now);

// All of them, most overdue first (by due time, then id, then the policy's order).
std::vector<Running> all_running_clocks(const Program& program, Instant now);

// The worst of the clocks that are not at rest; nothing where none runs.
std::optional<ClockState> worst_state(std::span<const Running> running);

}  // namespace matchdesk

#pragma once

#include <string>

#include "aging/wait.hpp"

namespace matchdesk {

// Who has to act next.
struct NextToAct {
  WaitingOn waiting_on = WaitingOn::coordinator;
  std::string who;  // an id; empty for the coordinator
};

// A clock that waits on the provider waits on the coordinator while the request has none, and on the seeker while it is
// an offer that the seeker has not answered. One of a participant waits on the participant, or on the coordinator.
NextToAct next_to_act(const Wait& wait, const Request& request);
NextToAct next_to_act(const Wait& wait, const Participant& participant);

// Returns who is reminded: whoever the clock's `remind_who` names, else who has to act next.
NextToAct reminded_of(const Wait& wait, const Request& request);
NextToAct reminded_of(const Wait& wait, const Participant& participant);

// Returns what is to be done, in words (see words.hpp); of a request in the queue, that somebody is found for it.
std::string action_of(const Wait& wait, const Request& request, const NextToAct& next);
std::string action_of(const Wait& wait, const Participant& participant, const NextToAct& next);

// Returns why the wait may take longer: who is paused or has left, or that the last reporting period passed without an
// answer. Empty when there is nothing to say.
std::string note_of(const Program& program, const Policy& policy, const Wait& wait, const NextToAct& next, Instant now);

// Returns that somebody is to be called, and why: no letter reaches them. Empty where letters do, or none are written.
std::string call_note(const Program& program, const Policy& policy, const std::string& id);

// Of a clock that waits for referrals or a word with somebody who met: "named 1 of 3 people". Empty when enough were.
std::string referrals_note(const Policy& policy, const Wait& wait, const Request& request);
inline std::string referrals_note(const Policy&, const Wait&, const Participant&) { return {}; }

}  // namespace matchdesk

#pragma once

#include <string>

#include "aging/wait.hpp"

namespace matchdesk {

// Whose move it is.
struct Answerer {
  WaitingOn waiting_on = WaitingOn::coordinator;
  std::string who;  // an id; empty for the coordinator
};

// A clock that waits on the provider waits on the coordinator while the request has none, and on the seeker while it is
// an offer that the seeker has not answered. One of a participant waits on the participant, or on the coordinator.
Answerer answerer_of(const Wait& wait, const Request& request);
Answerer answerer_of(const Wait& wait, const Participant& participant);

// Who is reminded of it: whoever the clock's `remind_who` says, else whose move it is.
Answerer reminded_of(const Wait& wait, const Request& request);
Answerer reminded_of(const Wait& wait, const Participant& participant);

// What is to be done: see words.hpp; of a request in the queue that somebody is found for it.
std::string action_of(const Wait& wait, const Request& request, const Answerer& answerer);
std::string action_of(const Wait& wait, const Participant& participant, const Answerer& answerer);

// Why the wait may take longer, or began with a debt: who is paused or has left, or that the last reporting period went
// by without an answer. Empty when there is nothing to say.
std::string note_of(const Program& program, const Policy& policy, const Wait& wait, const Answerer& answerer,
                    Instant now);

// Of a clock that waits for referrals or a word with somebody who met: "named 1 of 3 people". Empty when enough were.
std::string referrals_note(const Policy& policy, const Wait& wait, const Request& request);
inline std::string referrals_note(const Policy&, const Wait&, const Participant&) { return {}; }

}  // namespace matchdesk

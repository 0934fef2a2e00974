#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aging/timeline.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// An event with everybody it concerns: what letters are chosen and written from. A view of the records.
struct Occasion {
  const Program* program = nullptr;
  const Policy* policy = nullptr;  // in force at the location
  std::string location;            // that the record counts for
  const Event* event = nullptr;
  std::optional<EventKind> also;             // asked, accepted or returned, where the event is that too
  const Request* request = nullptr;          // whose event it is; null for a participant's
  const Participant* participant = nullptr;  // whose event it is; null for a request's
  const Participant* seeker = nullptr;       // of a participant's event, themselves where that is their side
  const Participant* provider = nullptr;     // who holds the request, was asked, or had it until this event
  std::size_t index = 0;                     // of the event in its history
};

// The occasions of a record's history, in its order; events that were taken back or do not fit are left out.
std::vector<Occasion> occasions_of(const Program& program, const Request& request);
std::vector<Occasion> occasions_of(const Program& program, const Participant& participant);

// Who is written to and greeted for a participant: the employer of an opportunity, which is a thing; else themselves.
const Participant& contact_of(const Program& program, const Participant& participant);

const std::string& id_of(const Occasion& occasion);
Subject subject_of(const Occasion& occasion);
// Whether the record, or one of those it is about, is kept in restricted/.
bool is_restricted(const Occasion& occasion);

}  // namespace matchdesk

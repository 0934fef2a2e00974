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
  // Of an activity's event, which concerns one person who was invited: `participant`.
  const Activity* activity = nullptr;
  std::optional<Instant> moved_from{};  // when it was to begin before the event moved it
  bool ends_asking = false;             // of a request: who was asked or held it does so no longer
};

// The occasions of a record's history, in its order; events that were taken back or do not fit are left out.
std::vector<Occasion> occasions_of(const Program& program, const Request& request);
std::vector<Occasion> occasions_of(const Program& program, const Participant& participant);
// One for each person who was invited to an activity and neither came nor declined, of the event at `index`. `was_for`
// is when it was to begin before.
std::vector<Occasion> occasions_of(const Program& program, const Activity& activity, std::size_t index,
                                   const std::optional<Timestamp>& was_for);

// All of the same record; of an activity for the same person.
std::vector<Occasion> occasions_around(const Occasion& occasion);

const std::string& id_of(const Occasion& occasion);
Subject subject_of(const Occasion& occasion);
// Whether the record, or one of those it is about, is kept in restricted/.
bool is_restricted(const Occasion& occasion);

}  // namespace matchdesk

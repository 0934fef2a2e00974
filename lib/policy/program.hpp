#pragma once

#include "policy/policy.hpp"
#include "record/records.hpp"

namespace matchdesk {

// The policy and the records, from which, with the time, every decision is made. A view; both outlive it.
struct Program {
  const Policy& policy;
  const Records& records;
};

// Returns whether a participant has passed its gates, is not paused on the day of `now`, and has not left.
bool is_active(const Participant& participant, const Policy& policy, Instant now);

// Who is written to and greeted for a participant: the employer of an opportunity, which is a thing; else themselves.
const Participant& contact_of(const Program& program, const Participant& participant);

// Returns the location that a request counts for: its own, else its seeker's.
const std::string& location_of(const Program& program, const Request& request);
// Returns what the request's own `needs` have for a field, by its dotted name; null where they have nothing.
const Value& said_need(const Request& request, std::string_view field);
// Returns what a request needs of a field: from its `needs`, else from the seeker's record, else null.
Value need_of(const Program& program, const Request& request, std::string_view field);

}  // namespace matchdesk

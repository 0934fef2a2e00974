#pragma once

#include "policy/policy.hpp"
#include "record/records.hpp"

namespace matchdesk {

// What every decision is made from, beside the time: the policy and the records. A view; both outlive it.
struct Program {
  const Policy& policy;
  const Records& records;
};

// A participant that has answered its gates, is not paused on the day of `now` and has not left.
bool is_active(const Participant& participant, const Policy& policy, Instant now);

// The location that a request counts for: its own, else its seeker's.
const std::string& location_of(const Program& program, const Request& request);
// What a request needs of a field: its `needs`, else the seeker's record; null where neither says anything.
Value need_of(const Program& program, const Request& request, std::string_view field);

}  // namespace matchdesk

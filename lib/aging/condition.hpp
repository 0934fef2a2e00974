#pragma once

#include <string_view>

#include "policy/policy.hpp"
#include "record/record.hpp"

namespace matchdesk {

// Whether a clock is for this record: every field of its `when` has one of the values named (a location also holds the
// places within it; status, route, provider and classification are what the history comes to), and the request's kind
// has not switched it off. A request without a kind is of the first kind. `location` is where the request counts for.
bool is_for(const Clock& clock, const Policy& policy, const Request& request, std::string_view location);
bool is_for(const Clock& clock, const Policy& policy, const Participant& participant);

// Whether every condition holds, as said above.
bool all_hold(const Conditions& conditions, const Policy& policy, const Request& request, std::string_view location);
bool all_hold(const Conditions& conditions, const Policy& policy, const Participant& participant);

// The kind of a request; null for one that the policy does not know.
const Kind* kind_of(const Policy& policy, const Request& request);

}  // namespace matchdesk

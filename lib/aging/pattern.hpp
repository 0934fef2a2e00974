#pragma once

#include "aging/timeline.hpp"
#include "policy/policy.hpp"

namespace matchdesk {

// Whether the moment carries the values that the pattern asks for; its name is not looked at. A list holds a value when
// one of its items is it; numbers and yes or no are compared as they are displayed.
bool has_fields(const EventPattern& pattern, const Moment& moment);

// Whether the moment is what the pattern says: by its own name or by what it is derived to, with the fields.
bool matches(const EventPattern& pattern, const Moment& moment);

// Whether a wait that begins with this event is a wait for one provider, so that it ends when the request comes back:
// asked, assigned, accepted and what happens after that, but not submitted, returned and what is about the request
// alone.
bool begins_with_provider(std::string_view event);

}  // namespace matchdesk

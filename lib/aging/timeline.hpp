#pragma once

#include <optional>
#include <vector>

#include "policy/apply.hpp"

namespace matchdesk {

// Something that clocks may start or stop with: an event of a record's story, or a moment that follows from it.
struct Moment {
  Instant at{};                                  // when it happened, which is the order
  Instant counts_from{};                         // when a wait begins that starts with it
  EventKind kind = EventKind::noted;             // activated and period_start have no event of their own
  std::optional<EventKind> also = std::nullopt;  // asked, accepted or returned: see StoryEvent
  const Event* event = nullptr;

  bool is(EventKind what) const { return kind == what || also == what; }
};

// The story of a request as of `now`. Moments point into the request.
std::vector<Moment> timeline_of(const Request& request, const Policy& policy, Instant now);

// The story of a participant as of `now`, with `activated` after the event by which it became active. Its events do not
// stand on each other as a request's do, so they come in the order in which they count.
std::vector<Moment> timeline_of(const Participant& participant, const Policy& policy, Instant now);

// Adds to a participant's timeline what happened in one of its requests: everything where it is the seeker, else what
// happened while it was the one who was asked or held the request.
void add_request(std::vector<Moment>& timeline, const Participant& participant, const Request& request,
                 const Policy& policy, Instant now);

// Puts a moment that has no event (period_start) in its place: after everything earlier, before everything at that
// time.
void insert(std::vector<Moment>& timeline, EventKind kind, Instant at);

// Whether the moment carries the values that the pattern asks for; its kind is not looked at. A list holds a value when
// one of its items is it; numbers and yes or no are compared as they are displayed.
bool has_fields(const EventPattern& pattern, const Moment& moment);

// Whether the moment is what the pattern says: by its own kind or by what it is besides, with the fields.
bool matches(const EventPattern& pattern, const Moment& moment);

// Whether a wait that begins with this event is a wait for one provider, so that it ends when the request comes back:
// asked, assigned, accepted and what happens after that, but not submitted, returned and what is about the request
// alone.
bool begins_with_provider(EventKind event);

}  // namespace matchdesk

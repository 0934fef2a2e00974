#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "record/life.hpp"
#include "record/record.hpp"

namespace matchdesk {

// Something that clocks may start or stop with: an event of a record, or a moment that follows from its history.
struct Moment {
  Instant at{};              // when it happened, which is the order
  Instant counts_from{};     // when a wait begins that starts with it: `at`, or the `due` of what automation did
  std::string_view name;     // of the event; "activated" and "period-start" have no event of their own
  std::string_view derived;  // what an event is besides: "asked", "returned" or "accepted"; mostly empty
  const Event* event = nullptr;
};

// What automation does late counts as if it had been done when it was due, so that a broken cron moves nothing: a
// request whose answer was due on Monday night is back in the queue since Monday night, also when the sweep came on
// Thursday. A `due` later than the event itself is not believed.
Instant counts_from(const Event& event);

// What happened to a request up to `now`, in the order of folding; retracted events and those that the life of a
// request does not allow are left out. Derived: `asked` (assigned, or submitted to somebody), `returned` (declined,
// timed-out, transferred, and reopened too: it waits in the queue again), and `accepted` for an assignment that needs
// no answer. Moments point into the request and the tables.
std::vector<Moment> timeline_of(const Request& request, const LifeRules& rules, Instant now);

// What happened to a participant up to `now`, with `activated` after the event by which it became active. Its events do
// not stand on each other as a request's do, so they come in the order in which they count.
std::vector<Moment> timeline_of(const Participant& participant, Instant now);

// Adds to a participant's timeline what happened in one of its requests: everything where it is the seeker, else what
// happened while it was the one who was asked or held the request.
void add_request(std::vector<Moment>& timeline, const Participant& participant, const Request& request,
                 const LifeRules& rules, Instant now);

// Puts a moment that has no event (period-start) in its place: after everything earlier, before everything at that
// time.
void insert(std::vector<Moment>& timeline, std::string_view name, Instant at);

}  // namespace matchdesk

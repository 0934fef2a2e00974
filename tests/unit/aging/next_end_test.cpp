#include <doctest/doctest.h>

#include "aging/call.hpp"
#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

// "timed-out 2026-05-19 23:59:59", or "" where nothing ends it by then.
std::string next_end_of(const VolunteerProgram& world, std::string_view now, std::string_view until) {
  const auto loaded = world.records(at(now));
  const Program program{world.policy, loaded};
  const auto& request = loaded.requests().front();
  const auto rules = rules_of(world.policy, Subject::request, at(until));
  const auto waits = waits_of(program, rules, request, at(until));
  const auto end = next_end(waits, world.policy.calendar, request.history, request.state.status, at(until));
  if (!end) return "";
  return (end->kind == Call::Kind::time_out ? "timed-out " : "closed ") + wall(end->due);
}

VolunteerProgram asked_on_tuesday() {
  VolunteerProgram world;
  world.requests = {request("r", {event("2026-05-11 09:00", "submitted"),
                                  event("2026-05-12 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}})})};
  return world;
}

}  // namespace

TEST_CASE("the next end is when a sweep would make it, and nothing before") {
  auto world = asked_on_tuesday();
  CHECK(next_end_of(world, "2026-05-12 12:00", "2026-06-30 12:00") == "timed-out 2026-05-19 23:59:59");
  CHECK(next_end_of(world, "2026-05-12 12:00", "2026-05-19 23:59") == "");
  auto waiting = clock("waiting", events({"submitted"}), events({"accepted"}), "2 days");
  waiting.then = Clock::Then{lasting("3 days"), Clock::Action::close};
  world.policy.clocks.push_back(waiting);
  CHECK(next_end_of(world, "2026-05-12 12:00", "2026-06-30 12:00") == "closed 2026-05-14 23:59:59");
  world.sweep_at(at("2026-05-15 00:00"));
  CHECK(next_end_of(world, "2026-05-15 00:00", "2026-06-30 12:00") == "");
}

TEST_CASE("a flag at rest calls for it when the rest is over; who has accepted is not timed out") {
  auto world = asked_on_tuesday();
  world.requests[0].history.push_back(
      event("2026-05-13 10:00", "snoozed", {{"clock", "accept"}, {"until", "2026-05-28"}, {"reason", "away"}}));
  CHECK(next_end_of(world, "2026-05-13 12:00", "2026-06-30 12:00") == "timed-out 2026-05-28 00:00:00");
  world.requests[0].history.push_back(event("2026-05-14 10:00", "accepted"));
  CHECK(next_end_of(world, "2026-05-14 12:00", "2026-06-30 12:00") == "");
}

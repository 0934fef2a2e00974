#include "matching/closed.hpp"

#include "world.hpp"

using namespace matchdesk;
using world::event;

namespace {

// An opportunity in Chicago, with the requests that it has.
bool closed(const Participant& opportunity, std::vector<Request> requests = {},
            std::string_view at = "2026-05-14 12:00") {
  Policy policy;
  policy.calendar.zone = world::zone();
  policy.roles = {{.name = "student", .side = Side::seeker}, {.name = "opportunity", .side = Side::provider}};
  policy.routes = {{.name = "assigned"}};
  policy.capacity.standard.seats = 1;
  const Records records =
      world::records(policy, {world::person("amy", "student", "Amy", "Lee"), opportunity}, std::move(requests));
  return is_closed({policy, records}, *records.participant(opportunity.id), world::at(at));
}

Participant opening() { return world::person("opening", "opportunity", "", ""); }

Request taken(std::string_view id, std::vector<Event> more = {}) {
  std::vector<Event> history = {event("2026-05-01 09:00", "submitted"), world::assigned("2026-05-02 09:00", "opening"),
                                event("2026-05-03 09:00", "accepted")};
  history.insert(history.end(), more.begin(), more.end());
  return world::request(id, "amy", history);
}

}  // namespace

TEST_CASE("an opportunity is closed from the day after its closing day") {
  Participant open = opening();
  CHECK_FALSE(closed(open));
  open.closes = world::day("2026-05-14");
  CHECK_FALSE(closed(open, {}, "2026-05-14 23:59"));
  CHECK(closed(open, {}, "2026-05-15 00:00"));
}

TEST_CASE("an opportunity is closed while no seat is free") {
  Participant open = opening();
  CHECK(closed(open, {taken("20260501-aaaa")}));
  CHECK(closed(open, {taken("20260501-aaaa", {event("2026-05-04 09:00", "completed", {{"result", "placed"}})})}));
  CHECK_FALSE(
      closed(open, {taken("20260501-aaaa", {event("2026-05-04 09:00", "completed", {{"result", "not-placed"}})})}));
  open.capacity.seats = 2;
  CHECK_FALSE(closed(open, {taken("20260501-aaaa")}));
  CHECK(closed(open, {taken("20260501-aaaa"), taken("20260501-bbbb")}));
}

TEST_CASE("who is no provider has no seats, and is never closed by them") {
  CHECK_FALSE(closed(world::person("ben", "student", "Ben", "Ode"), {taken("20260501-aaaa")}));
}

#include "report/journey.hpp"

#include <doctest/doctest.h>

#include "report/world.hpp"

namespace matchdesk {

namespace {

using world::event;
using world::instant;

Journey journey(std::vector<Event> history, std::string_view route = "assigned", bool needs_answer = true) {
  Policy policy = world::policy();
  policy.life.routes["assigned"].needs_answer = needs_answer;
  const Request request = world::request("20260501-aaaa", "amy", std::move(history), route);
  const Records records = world::records(policy, {world::person("amy", "client", "Amy", "Lee")}, {request});
  return journey_of({policy, records}, records.requests().front());
}

}  // namespace

TEST_CASE("a request that was declined, timed out, met and came to its end") {
  const Journey made = journey({
      event("2026-05-01T09:00:00-05:00", "submitted"),
      event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
      event("2026-05-02T10:00:00-05:00", "declined", {{"reason", "no-time"}}),
      event("2026-05-03T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
      event("2026-05-06T09:00:00-05:00", "timed-out", {{"provider", "nia"}}),
      event("2026-05-06T10:00:00-05:00", "talked-to", {{"provider", "nia"}, {"note", "ill"}}),
      event("2026-05-06T11:00:00-05:00", "assigned", {{"provider", "bob"}}),
      event("2026-05-06T12:00:00-05:00", "accepted"),
      event("2026-05-06T13:00:00-05:00", "attempted", {{"method", "phone"}, {"result", "reached"}}),
      event("2026-05-07T13:00:00-05:00", "met"),
      event("2026-05-07T14:00:00-05:00", "referred", {{"name", "Jo"}}),
      event("2026-05-09T13:00:00-05:00", "met"),
      event("2026-05-10T13:00:00-05:00", "completed", {{"result", "completed"}}),
  });
  CHECK(made.submitted == instant("2026-05-01T09:00:00-05:00"));
  CHECK(made.assigned == instant("2026-05-02T09:00:00-05:00"));
  CHECK(made.accepted == instant("2026-05-06T12:00:00-05:00"));
  CHECK(made.contacted == instant("2026-05-06T13:00:00-05:00"));
  CHECK(made.met == instant("2026-05-07T13:00:00-05:00"));
  CHECK(made.completed == instant("2026-05-10T13:00:00-05:00"));
  REQUIRE(made.askings.size() == 3);
  CHECK(made.askings[0].provider == "max");
  CHECK(made.askings[0].answer == Answer::declined);
  CHECK(made.askings[0].reason == "no-time");
  CHECK(made.askings[1].answer == Answer::timed_out);
  CHECK(pending_time(made.askings[1], instant("2026-06-01T00:00:00-05:00")) == std::chrono::hours(72));
  CHECK(made.askings[2].answer == Answer::accepted);
  REQUIRE(made.pairings.size() == 1);
  CHECK(made.pairings[0].provider == "bob");
  CHECK(made.pairings[0].meetings.size() == 2);
  CHECK(made.pairings[0].referrals == 1);
  CHECK(made.pairings[0].ended == made.completed);
}

TEST_CASE("what was retracted never happened") {
  const Journey made = journey({
      event("2026-05-01T09:00:00-05:00", "submitted"),
      event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
      event("2026-05-02T12:00:00-05:00", "accepted"),
      event("2026-05-03T09:00:00-05:00", "retracted",
            {{"retracts", "accepted"}, {"retracts_at", "2026-05-02T12:00:00-05:00"}, {"reason", "mistaken"}}),
  });
  CHECK_FALSE(made.accepted);
  CHECK(made.pairings.empty());
  REQUIRE(made.askings.size() == 1);
  CHECK(made.askings[0].answer == Answer::none);
  CHECK(pending_time(made.askings[0], instant("2026-05-04T09:00:00-05:00")) == std::chrono::hours(48));
}

TEST_CASE("a direct request is asked when it is submitted, an offer too, and goes on as assigned when it came back") {
  for (const auto& [route, field] : {std::pair{"direct", "to"}, std::pair{"offered", "from"}}) {
    const Journey made = journey({event("2026-05-01T09:00:00-05:00", "submitted", {{field, "max"}}),
                                  event("2026-05-01T10:00:00-05:00", "declined", {{"reason", "no-time"}}),
                                  event("2026-05-02T10:00:00-05:00", "assigned", {{"provider", "nia"}})},
                                 route);
    REQUIRE(made.askings.size() == 2);
    CHECK(made.assigned == made.submitted);
    CHECK(made.askings[0].provider == "max");
    CHECK(made.askings[0].route == route);
    CHECK(made.askings[1].route == "assigned");
  }
}

TEST_CASE("where no answer is needed, an assignment is an acceptance") {
  const Journey made = journey({event("2026-05-01T09:00:00-05:00", "submitted"),
                                event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}})},
                               "assigned", false);
  CHECK(made.accepted == instant("2026-05-02T09:00:00-05:00"));
  REQUIRE(made.pairings.size() == 1);
}

TEST_CASE("a match ends with a transfer, and a request that ended was not answered") {
  const Journey moved =
      journey({event("2026-05-01T09:00:00-05:00", "submitted"),
               event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
               event("2026-05-03T09:00:00-05:00", "accepted"),
               event("2026-05-04T09:00:00-05:00", "transferred", {{"reason", "retail"}, {"note", "n"}}),
               event("2026-05-05T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
               event("2026-05-06T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "moved"}})});
  REQUIRE(moved.pairings.size() == 1);
  CHECK(moved.pairings[0].ended == instant("2026-05-04T09:00:00-05:00"));
  REQUIRE(moved.askings.size() == 2);
  CHECK(moved.askings[1].answer == Answer::ended);
  CHECK(moved.askings[1].answered == instant("2026-05-06T09:00:00-05:00"));
}

}  // namespace matchdesk

#include "matching/capacity.hpp"

#include <doctest/doctest.h>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

// What bob, who takes two a week, says when a new request is to be assigned.
struct Desk : MentoringProgram {
  Desk() {
    participants.push_back(mentor("bob"));
    bob().capacity.per_week = 2;
    requests.push_back(request("new"));
  }
  Participant& bob() { return participants.back(); }
  Request& assigned(std::string id, std::string_view when) {
    requests.push_back(request(std::move(id), "cleo"));
    assign(requests.back(), "bob", when);
    return requests.back();
  }
  CapacityUse use(std::string_view now, std::string_view route = "assigned") {
    settle();
    return capacity_use(program(), participant_of("bob"), route, at(now));
  }
  std::string reasons(std::string_view now = "2026-05-14 12:00") {
    return MentoringProgram::reasons("new", "bob", now);
  }
};

void time_out(Request& request, std::string_view when) { request.history.push_back(event(when, "timed-out")); }

void close(Request& request, std::string_view when, std::string_view result) {
  request.history.push_back(event(when, "accepted"));
  request.history.push_back(event(when, "completed", {{"result", Value(result)}}));
}

}  // namespace

TEST_CASE("a calendar week frees on the day that weeks begin") {
  Desk desk;
  desk.assigned("a", "2026-05-09 23:59");  // Saturday, the week before
  desk.assigned("b", "2026-05-10 00:00");  // Sunday
  CHECK(desk.use("2026-05-14 12:00").used == 1);
  CHECK(desk.reasons().empty());
  desk.assigned("c", "2026-05-14 11:00");
  CHECK(desk.use("2026-05-14 12:00").used == 2);
  CHECK(desk.reasons() ==
        "full: full this week, 2 of 2; free again Sunday 17 May "
        "[until 2026-05-17T00:00:00+00:00] *");
  CHECK(desk.reasons("2026-05-17 00:00").empty());
}

TEST_CASE("weeks begin on the day and in the zone of the provider's location") {
  Desk desk;
  desk.policy.overlays["iowa"] = desk.policy;
  auto& calendar = desk.policy.overlays["iowa"].calendar;
  calendar.zone = Zone::find("America/Chicago").value();
  calendar.week_starts = std::chrono::Monday;
  desk.bob().capacity.per_week = 1;
  desk.assigned("a", "2026-05-18 04:30");  // still Sunday 23:30 in Iowa
  CHECK(desk.reasons("2026-05-18 04:45") ==
        "full: full this week, 1 of 1; free again Monday 18 May "
        "[until 2026-05-18T00:00:00-05:00] *");
  CHECK(desk.reasons("2026-05-18 05:00").empty());
}

TEST_CASE("rolling seven days free when the oldest that matters is seven days old") {
  Desk desk;
  desk.policy.capacity.window = CapacityRules::Window::rolling_7_days;
  desk.assigned("a", "2026-05-08 10:00");
  desk.assigned("b", "2026-05-12 10:00");
  desk.assigned("c", "2026-05-13 10:00");
  CHECK(desk.reasons() ==
        "full: full, 3 of 2 in the last 7 days; free again Tuesday 19 May "
        "[until 2026-05-19T10:00:00+00:00] *");
  CHECK(desk.reasons("2026-05-19 09:59").empty() == false);
  CHECK(desk.reasons("2026-05-19 10:00").empty());
}

TEST_CASE("declines that do not count and time-outs use nothing; counted declines do") {
  Desk desk;
  decline(desk.assigned("a", "2026-05-11 10:00"), "illness", "2026-05-11 11:00");
  time_out(desk.assigned("b", "2026-05-11 10:00"), "2026-05-13 11:00");
  CHECK(desk.use("2026-05-14 12:00").used == 0);
  decline(desk.assigned("c", "2026-05-11 10:00"), "no-time", "2026-05-11 11:00");
  CHECK(desk.use("2026-05-14 12:00").used == 1);
  CHECK(desk.use("2026-05-11 10:30").used == 3);  // as of then, nobody had answered
}

TEST_CASE("direct requests have their own limit, never below the route's minimum") {
  Desk desk;
  desk.bob().capacity.direct_per_week = 0;
  desk.requests.push_back(direct_request("d", "bob", "2026-05-12 10:00", "cleo"));
  CHECK(desk.use("2026-05-14 12:00", "direct").limit == 0);
  desk.policy.routes[1].min_per_week = 2;
  CHECK(desk.use("2026-05-14 12:00", "direct").limit == 2);
  CHECK(desk.use("2026-05-14 12:00", "direct").used == 1);
  CHECK(desk.use("2026-05-14 12:00").used == 0);
  desk.requests.push_back(direct_request("e", "bob", "2026-05-13 10:00", "cleo"));
  desk.settle();
  auto ask = ask_of(desk.program(), desk.request_of("new"));
  ask.route = "direct";
  const auto reasons = reasons_against(desk.program(), ask, desk.participant_of("bob"), at("2026-05-14 12:00"));
  REQUIRE(reasons.size() == 1);
  CHECK(in_words(reasons[0]) ==
        "full: full this week, direct 2 of 2; free again Sunday 17 May "
        "[until 2026-05-17T00:00:00+00:00] *");
}

TEST_CASE("a direct request that came back counts as assigned to the next") {
  Desk desk;
  auto returned = direct_request("d", "eve", "2026-05-11 10:00");
  decline(returned, "no-time", "2026-05-11 12:00");
  assign(returned, "bob", "2026-05-12 10:00");
  desk.requests.push_back(returned);
  CHECK(desk.use("2026-05-14 12:00").used == 1);
  CHECK(desk.use("2026-05-14 12:00", "direct").used == 0);
}

TEST_CASE("absent limits are the program's, and without one there is no limit") {
  Desk desk;
  desk.bob().capacity = {};
  CHECK_FALSE(desk.use("2026-05-14 12:00").limit.has_value());
  desk.policy.capacity.standard.per_week = 1;
  CHECK(desk.use("2026-05-14 12:00").limit == 1);
  desk.bob().capacity.per_week = 3;
  CHECK(desk.use("2026-05-14 12:00").limit == 3);
}

TEST_CASE("who takes none a week is never free") {
  Desk desk;
  desk.bob().capacity.per_week = 0;
  CHECK(desk.reasons() == "full: takes no mentoring requests *");
}

TEST_CASE("open counts what is held, whenever it came") {
  Desk desk;
  desk.bob().capacity = {.open = 2};
  desk.assigned("a", "2026-03-11 10:00");
  close(desk.assigned("b", "2026-03-11 10:00"), "2026-03-12 10:00", "helped");
  CHECK(desk.use("2026-05-14 12:00").used == 1);
  desk.assigned("c", "2026-03-12 10:00");
  CHECK(desk.reasons() == "full-open: holds 2 of 2 open mentoring requests; free again when one of them ends *");
}

TEST_CASE("seats count those accepted and those placed") {
  Desk desk;
  desk.bob().capacity = {.seats = 2};
  close(desk.assigned("a", "2026-03-11 10:00"), "2026-03-12 10:00", "placed");
  close(desk.assigned("b", "2026-03-11 10:00"), "2026-03-12 10:00", "not-placed");
  auto& pending = desk.assigned("c", "2026-05-12 10:00");
  CHECK(desk.use("2026-05-14 12:00").used == 1);
  pending.history.push_back(event("2026-05-13 10:00", "accepted"));
  CHECK(desk.reasons() == "full-seats: no seats left, 2 of 2 taken *");
}

#include "matching/rotation.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

struct Desk : MentoringProgram {
  Desk() {
    participants.push_back(mentor("bob"));
    participants.push_back(mentor("eve"));
  }
  Request& assigned(std::string provider, std::string_view when) {
    requests.push_back(request("r" + std::to_string(requests.size()), "cleo"));
    assign(requests.back(), std::move(provider), when);
    return requests.back();
  }
  Turn turn(std::string_view id, std::string_view now = "2026-05-14 12:00") {
    settle();
    return turn_of(program(), participant_of(id), at(now));
  }
  std::string text(std::string_view id) { return turn_text(turn(id), policy); }
  // Why eve comes after bob, who must be first.
  std::string why_eve_is_later() {
    CHECK(turn("bob") < turn("eve"));
    return turn_difference(turn("eve"), turn("bob"), policy);
  }
};

}  // namespace

TEST_CASE("the turn: never, then longest ago, then date joined, then id") {
  Desk desk;
  CHECK(desk.text("bob") == "never had a mentoring request");
  CHECK(desk.why_eve_is_later() == "by id, eve after bob");
  desk.participants[2].joined = day("2025-03-01");
  CHECK(desk.why_eve_is_later() == "joined 1 March 2025, not 1 January 2025");
  desk.participants[2].joined.reset();
  CHECK(desk.why_eve_is_later() == "joined at an unknown date, not 1 January 2025");
  desk.participants[2].joined = day("2024-03-01");
  desk.assigned("eve", "2026-05-03 09:00");
  CHECK(desk.text("eve") == "last one 3 May 2026, 1 in all");
  CHECK(desk.why_eve_is_later() == "last one 3 May 2026, bob never had one");
  desk.assigned("bob", "2026-05-01 09:00");
  CHECK(desk.why_eve_is_later() == "last one 3 May 2026, not 1 May 2026");
  desk.assigned("bob", "2026-05-03 08:00");
  CHECK(desk.why_eve_is_later() == "last one 3 May 2026 at 09:00:00, not 08:00:00");
}

TEST_CASE("of what a batch gave out at one moment, the queue's order is the order of the turn") {
  Desk desk;
  desk.assigned("bob", "2026-05-04 08:00");
  desk.assigned("eve", "2026-05-04 08:00");
  desk.assigned("bob", "2026-05-01 08:00");
  CHECK(desk.why_eve_is_later() == "last one at the same time, r1 behind r0 in the queue");
  desk.requests[1].priority = "high";
  CHECK(desk.turn("eve") < desk.turn("bob"));
}

TEST_CASE("the policy says which requests count") {
  Desk desk;
  desk.requests.push_back(direct_request("d", "bob", "2026-05-02 12:00", "cleo"));
  CHECK(desk.turn("bob").count == 1);
  desk.policy.matching.rotation_counts = {"assigned"};
  CHECK(desk.turn("bob").count == 0);
  decline(desk.requests.back(), "no-time", "2026-05-03 12:00");
  assign(desk.requests.back(), "eve", "2026-05-04 12:00");
  CHECK(desk.turn("eve").count == 1);  // it went on as assigned
  desk.requests.push_back(request("p", "cleo"));
  desk.requests.back().route = "preferred";
  assign(desk.requests.back(), "bob", "2026-05-04 12:00");
  CHECK(desk.turn("bob").count == 0);
  desk.policy.matching.rotation_counts = {"preferred"};
  CHECK(desk.turn("bob").count == 1);
}

TEST_CASE("a decline that does not count gives the turn back; a counted one and a time-out spend it") {
  Desk desk;
  desk.assigned("bob", "2026-04-01 12:00");
  const auto before = desk.turn("bob");
  auto& ill = desk.assigned("bob", "2026-05-01 12:00");
  CHECK(desk.turn("bob").count == 2);
  decline(ill, "illness", "2026-05-02 12:00");
  CHECK(desk.turn("bob") == before);
  decline(desk.assigned("bob", "2026-05-03 12:00"), "no-time", "2026-05-04 12:00");
  CHECK(desk.turn("bob").last == at("2026-05-03 12:00"));
  desk.assigned("bob", "2026-05-05 12:00").history.push_back(event("2026-05-06 12:00", "timed-out"));
  CHECK(desk.turn("bob").last == at("2026-05-05 12:00"));
  CHECK(desk.turn("bob").count == 3);
}

TEST_CASE("what was taken back did not happen, and what comes later has not yet") {
  Desk desk;
  auto& mistaken = desk.assigned("bob", "2026-05-03 12:00");
  CHECK(desk.turn("bob").count == 1);
  CHECK(desk.turn("bob", "2026-05-03 11:59").count == 0);
  mistaken.history.push_back(event("2026-05-03 13:00", "retracted",
                                   {{"retracts", Value("assigned")}, {"retracts_at", Value("2026-05-03T12:00:00Z")}}));
  CHECK(desk.turn("bob").count == 0);
}

TEST_CASE("turns are in one order, whichever way they are compared") {
  std::vector<Turn> turns;
  for (const auto* last : {"", "2026-05-01 12:00", "2026-05-02 12:00"}) {
    for (const int count : {0, 1, 2}) {
      for (const auto* joined : {"2025-01-01", "2025-02-01", ""}) {
        for (const auto* id : {"a", "b"}) {
          Turn turn;
          if (*last) turn.last = at(last);
          turn.count = count;
          if (*joined) turn.joined = day(joined);
          turn.id = id;
          turns.push_back(turn);
        }
      }
    }
  }
  for (std::size_t left = 0; left < turns.size(); ++left) {
    for (std::size_t right = 0; right < turns.size(); ++right) {
      CHECK((turns[left] < turns[right]) == (left < right));
      CHECK((turns[left] == turns[right]) == (left == right));
    }
  }
}

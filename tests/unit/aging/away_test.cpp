#include "aging/away.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

TEST_CASE("who will be away before the answer is due is named with the days, and nobody else") {
  VolunteerProgram world;
  world.policy.clocks = {clock("accept", events({"asked"}), events({"accepted"}), "3 days", WaitingOn::provider),
                         clock("call", events({"asked"}), events({"attempted"}), "1 week", WaitingOn::seeker)};
  const Request one = request("20260514-a", {event("2026-05-14 09:00", "submitted")});
  Participant john = person("john-doe", "mentor");
  const auto now = at("2026-05-14 10:00");
  const auto said = [&] {
    const auto records = world.records(now);
    return away_before_answer(Program{world.policy, records}, one, john, now);
  };
  CHECK(said() == "");
  john.state.planned = {{world::day("2026-05-18"), world::day("2026-05-25"), "camp"}};
  CHECK(said() == "");
  john.state.planned.push_back({world::day("2026-05-17"), std::nullopt, ""});
  CHECK(said() == john.id + " will be away from 2026-05-17, and the answer is due on 2026-05-17");
  john.state.planned.back() = {world::day("2026-05-15"), world::day("2026-05-16"), "wedding"};
  CHECK(said() ==
        john.id + " will be away from 2026-05-15 until 2026-05-16: wedding, and the answer is due on 2026-05-17");
  world.policy.clocks.erase(world.policy.clocks.begin());
  CHECK(said() == "");
}

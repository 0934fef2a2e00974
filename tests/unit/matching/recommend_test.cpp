#include "matching/recommend.hpp"

#include <doctest/doctest.h>

#include "matching/fixture.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

// Two clients who wait and three mentors of their town: bob fits both, dan fits ann by half, eve fits nobody.
World two_clients() {
  World world;
  world.policy.matching.criteria = {criterion(Criterion::Kind::overlap, "industries", 1)};
  world.policy.matching.order = {"score", "rotation"};
  world.participants.push_back(client("cat"));
  world.participants[0].industries = {"retail", "insurance"};
  world.participants[1].industries = {"insurance"};
  for (const auto& [id, industries] :
       {std::pair{"bob", Texts{"retail", "insurance"}}, {"dan", Texts{"retail"}}, {"eve", Texts{}}})
    world.participants.push_back(mentor(id, "des-moines", industries));
  return world;
}

std::string shown(World& world, RecommendRules rules) {
  world.settle();
  const auto all = recommend(world.program(), rules, at("2026-05-14 12:00"));
  std::string text = all.most ? fmt::format("most {}", *all.most) : "any";
  for (const auto& one : all.seekers) {
    text += fmt::format("; {} of {}:", one.seeker->id, one.eligible);
    for (const auto& candidate : one.providers)
      text += fmt::format(" {} {}", candidate.provider->id, candidate.score.percent);
  }
  return text;
}

}  // namespace

TEST_CASE("everybody who waits is shown providers, the best first, nobody to more than their share") {
  auto world = two_clients();
  CHECK(shown(world, {.each = 1, .slack = 0}) == "most 1; ann of 3: dan 50; cat of 3: bob 100");
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 3: bob 100; cat of 3: bob 100");
  CHECK(shown(world, {.each = 3, .slack = 0}) ==
        "most 2; ann of 3: bob 100 dan 50 eve 0; cat of 3: bob 100 dan 0 eve 0");
  CHECK(shown(world, {.each = 5, .load = RecommendRules::Load::any}) ==
        "any; ann of 3: bob 100 dan 50 eve 0; cat of 3: bob 100 dan 0 eve 0");
}

TEST_CASE("who waits: active, and with no request that somebody took") {
  auto world = two_clients();
  world.participants.push_back(client("gone"));
  world.participants.back().state.status = ParticipantStatus::exited;
  world.requests = {request("20260501-aaaa")};
  assign(world.requests[0], "dan", "2026-05-02 12:00");
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 2: bob 100; cat of 3: bob 100");
  world.requests[0].history.push_back(event("accepted", "2026-05-03 12:00"));
  CHECK(shown(world, {.each = 1}) == "most 2; cat of 3: bob 100");
}

TEST_CASE("a request in the queue says what is needed") {
  auto world = two_clients();
  world.requests = {request("20260501-aaaa")};
  CHECK(shown(world, {.each = 1, .slack = 0}) == "most 1; ann of 3: dan 100; cat of 3: bob 100");
}

TEST_CASE("whoever was recommended to somebody before is left out, unless again") {
  auto world = two_clients();
  world.participants[0].history.push_back(
      event("recommended", "2026-05-01 12:00", {{"providers", Value(Texts{"bob", "dan"})}}));
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 1: eve 0; cat of 3: bob 100");
  CHECK(shown(world, {.each = 1, .known = RecommendRules::Known::again}) ==
        "most 2; ann of 3: bob 100; cat of 3: bob 100");
}

TEST_CASE("only whom the seekers' open requests list") {
  auto world = two_clients();
  world.requests = {request("20260501-aaaa")};
  world.requests[0].route = "preferred";
  world.requests[0].prefers = {"eve", "bob"};
  CHECK(shown(world, {.each = 2, .from = RecommendRules::From::prefers}) ==
        "most 3; ann of 2: bob 100 eve 0; cat of 0:");
  world.requests[0].history.push_back(
      event("withdrawn", "2026-05-03 12:00", {{"who", "seeker"}, {"reason", "changed mind"}}));
  CHECK(shown(world, {.each = 2, .from = RecommendRules::From::prefers}) == "most 1; ann of 0:; cat of 0:");
}

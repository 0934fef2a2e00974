#include "matching/preferred.hpp"

#include <doctest/doctest.h>

#include "matching/fixture.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

std::string next(World& world) {
  world.settle();
  const auto* provider = next_preferred(world.program(), world.request_of("20260501-aaaa"), at("2026-05-14 12:00"));
  return provider == nullptr ? "nobody" : provider->id;
}

}  // namespace

TEST_CASE("the next on the list is the first who may take it and was not asked for it") {
  World world;
  for (const auto* id : {"bob", "dan", "eve"}) world.participants.push_back(mentor(id));
  world.requests = {request("20260501-aaaa")};
  world.requests[0].route = "preferred";
  world.requests[0].prefers = {"unknown", "eve", "bob"};
  CHECK(next(world) == "eve");
  assign(world.requests[0], "eve", "2026-05-02 12:00");
  CHECK(next(world) == "bob");
  decline(world.requests[0], "no-time", "2026-05-02 13:00");
  CHECK(next(world) == "bob");
  world.participants[1].state.status = ParticipantStatus::exited;
  CHECK(next(world) == "nobody");
  world.requests[0].seeker = "unknown";
  CHECK(next(world) == "nobody");
}

#include "matching/asked.hpp"

#include <doctest/doctest.h>

#include "matching/mentoring.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

// "assigned excused; direct declined": what was put to bob.
std::string asks_of_bob(MentoringProgram& world, std::string_view until = "2026-05-14 12:00") {
  world.settle();
  const auto answer = [](const Asked& asked) {
    if (asked.excused) return " excused";
    return asked.answer == Answer::declined ? " declined" : asked.answer == Answer::timed_out ? " timed-out" : "";
  };
  Texts texts;
  for (const auto& asked : asks_put_to(world.program(), "bob", at(until))) {
    texts.push_back(asked.route + answer(asked));
  }
  return text::join(texts, "; ");
}

MentoringProgram with(Request one) {
  MentoringProgram world;
  world.requests.push_back(std::move(one));
  return world;
}

}  // namespace

TEST_CASE("each time that a request is put to a provider is an ask of its own") {
  auto one = request("a");
  assign(one, "bob", "2026-05-01 12:00");
  decline(one, "no-time", "2026-05-02 12:00");
  assign(one, "eve", "2026-05-03 12:00");
  decline(one, "illness", "2026-05-04 12:00");
  assign(one, "bob", "2026-05-05 12:00");
  one.history.push_back(event("2026-05-06 12:00", "timed-out"));
  one.history.push_back(event("2026-05-06 13:00", "talked-to", {{"provider", Value("bob")}}));
  assign(one, "bob", "2026-05-07 12:00");
  auto world = with(one);
  CHECK(asks_of_bob(world) == "assigned declined; assigned timed-out; assigned");
  CHECK(asks_of_bob(world, "2026-05-05 13:00") == "assigned declined; assigned");
  CHECK(asks_of_bob(world, "2026-05-01 11:59") == "");
}

TEST_CASE("the reasons of the request's location say which declines do not count") {
  auto one = request("a");
  assign(one, "bob", "2026-05-01 12:00");
  decline(one, "illness", "2026-05-02 12:00");
  auto world = with(one);
  CHECK(asks_of_bob(world) == "assigned excused");
  world.policy.overlays["iowa"] = world.policy;
  world.policy.overlays["iowa"].declines.clear();
  CHECK(asks_of_bob(world) == "assigned declined");
}

TEST_CASE("direct requests, those that came back, ranked lists and offers") {
  auto direct = direct_request("a", "bob", "2026-05-01 12:00");
  decline(direct, "no-time", "2026-05-02 12:00");
  assign(direct, "bob", "2026-05-03 12:00");
  auto world = with(direct);
  CHECK(asks_of_bob(world) == "direct declined; assigned");
  auto preferred = request("b");
  preferred.route = "preferred";
  assign(preferred, "bob", "2026-05-03 12:00");
  world.requests.push_back(preferred);
  auto offer = request("c");
  offer.route = "offered";
  offer.history = {event("2026-05-03 12:00", "submitted", {{"from", Value("bob")}})};
  decline(offer, "no-time", "2026-05-04 12:00");  // by the seeker
  assign(offer, "bob", "2026-05-05 12:00");
  world.requests.push_back(offer);
  CHECK(asks_of_bob(world) == "direct declined; assigned; preferred; offered excused; assigned");
}

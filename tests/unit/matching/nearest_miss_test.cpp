#include "matching/nearest_miss.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "matching/fixture.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

struct Desk : World {
  Desk() { requests.push_back(request("new")); }
  Participant& add(std::string id, std::string location = "des-moines", Texts industries = {"retail"}) {
    participants.push_back(mentor(std::move(id), std::move(location), std::move(industries)));
    return participants.back();
  }
  // "bob 100%: wait until …" for each, the nearest first.
  std::string misses(std::size_t most = 10) {
    const auto now = at("2026-05-14 12:00");
    const auto found = ranking("new");
    Texts lines;
    for (const auto& miss : nearest_misses(program(), ask_of(program(), request_of("new")), found, now, most)) {
      lines.push_back(fmt::format("{} {}%: {}", miss.provider->id, miss.score, miss.remedy));
    }
    return text::join(lines, "\n");
  }
};

}  // namespace

TEST_CASE("what would let each one in") {
  Desk desk;
  SUBCASE("full") {
    auto& bob = desk.add("bob");
    bob.capacity.per_week = 1;
    desk.requests.push_back(request("other", "cleo"));
    assign(desk.requests.back(), "bob", "2026-05-12 12:00");
    CHECK(desk.misses() == "bob 100%: wait until Sunday 17 May, or override it and say why");
    bob.capacity = {.open = 1};
    CHECK(desk.misses() == "bob 100%: wait until one of the mentoring requests ends, or override it and say why");
    bob.capacity = {.seats = 0};
    CHECK(desk.misses() == "bob 100%: add a seat, or override it and say why");
    bob.capacity = {.per_week = 0};
    CHECK(desk.misses() == "bob 100%: raise the capacity, or override it and say why");
  }
  SUBCASE("several reasons: what is to be done, and the last day to wait for") {
    auto& bob = desk.add("bob");
    bob.state.status = ParticipantStatus::paused;
    bob.state.paused_until = day("2026-06-01");
    bob.available_from = day("2026-05-20");
    bob.accepts = {"direct"};
    CHECK(desk.misses() == "bob 100%: change which mentoring requests they accept and wait until Monday 1 June");
  }
  SUBCASE("a pause without an end, an intake, a classification, a closing day") {
    desk.add("a").state.status = ParticipantStatus::paused;
    desk.add("b").state.status = ParticipantStatus::applied;
    desk.add("c").classification = "volunteer";
    desk.add("d").closes = day("2026-05-13");
    CHECK(desk.misses() ==
          "a 100%: end the pause\n"
          "b 100%: finish the intake\n"
          "c 100%: change the classification\n"
          "d 100%: move the closing day");
  }
  SUBCASE("distance and needs") {
    desk.add("a", "dover");
    desk.add("b", "wichita").serves = "chapter";
    desk.add("c", "des-moines", {"food"});
    desk.add("d", "des-moines", {});
    CHECK(desk.misses() ==
          "b 67%: change how far they serve, or override it and say why\n"
          "a 50%: widen the search, or override it and say why\n"
          "c 50%: ask for less, or override it and say why\n"
          "d 50%: find out and record it, or override it and say why");
  }
}

TEST_CASE("the nearest first: fewest reasons, then what may be overridden, then what ends soonest") {
  Desk desk;
  auto& two = desk.add("two");
  two.available_from = day("2026-05-15");
  two.industries = {"food"};
  desk.add("paused").state.status = ParticipantStatus::paused;
  desk.add("later").available_from = day("2026-05-20");
  desk.add("sooner").available_from = day("2026-05-18");
  desk.add("lacking", "des-moines", {"food"});
  CHECK(desk.misses() ==
        "sooner 100%: wait until Monday 18 May, or override it and say why\n"
        "later 100%: wait until Wednesday 20 May, or override it and say why\n"
        "lacking 50%: ask for less, or override it and say why\n"
        "paused 100%: end the pause\n"
        "two 50%: ask for less and wait until Friday 15 May, or override it and say why");
  CHECK(desk.misses(1) == "sooner 100%: wait until Monday 18 May, or override it and say why");
}

TEST_CASE("nothing lets in who has left, was found not eligible, is the seeker or is excluded") {
  Desk desk;
  desk.add("left").state.status = ParticipantStatus::exited;
  desk.add("failed").state.status = ParticipantStatus::ineligible;
  desk.add("self").same_as = "ann";
  desk.add("excluded");
  desk.requests.front().excludes = {"excluded"};
  CHECK(desk.misses() == "");
}

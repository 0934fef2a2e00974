#include "record/effective_events.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "world.hpp"

using namespace matchdesk;
using world::event;
using world::retraction;

namespace {

using Indexes = std::vector<std::size_t>;

Indexes order_of(std::span<const Event> history, std::optional<Instant> until = std::nullopt) {
  return effective_events(history, until).order;
}

}  // namespace

TEST_CASE("events count in the order of their times, then of their places") {
  const std::vector<Event> history{event(3, "noted"), event(1, "noted"), event(3, "met"), event(2, "noted")};
  CHECK(order_of(history) == Indexes{1, 3, 0, 2});
  CHECK(order_of(history, world::hour(2).instant) == Indexes{1, 3});
  CHECK(order_of(history, world::hour(0).instant).empty());
  CHECK(order_of({}).empty());
}

TEST_CASE("a retraction takes out the event that it names, and itself") {
  const Event mistaken = event(1, "met");
  const std::vector<Event> history{event(0, "noted"), mistaken, event(2, "notes"), retraction(3, mistaken)};
  CHECK(order_of(history) == Indexes{0, 2});
  CHECK(order_of(history, world::hour(2).instant) == Indexes{0, 1, 2});
}

TEST_CASE("times with another offset name the same moment") {
  const Event mistaken = event(1, "met");
  Event taken_back = retraction(3, mistaken);
  taken_back.fields.set("retracts_at", "2026-05-14T14:00:00+00:00");
  CHECK(order_of(std::vector<Event>{mistaken, taken_back}).empty());
}

TEST_CASE("of several events that match, the last one not yet taken back goes") {
  const Event twice = event(1, "attempted");
  const std::vector<Event> history{twice, twice, twice, retraction(2, twice), retraction(3, twice)};
  CHECK(order_of(history) == Indexes{0});
  CHECK(order_of(std::span(history).first(4)) == Indexes{0, 1});
}

TEST_CASE("a retraction that is taken back brings its event back") {
  const Event met = event(1, "met");
  const Event first = retraction(2, met);
  std::vector<Event> history{met, first, retraction(3, first)};
  CHECK(order_of(history) == Indexes{0});
  history.push_back(retraction(4, met));
  CHECK(order_of(history).empty());
  CHECK(effective_events(history).idle_retractions.empty());
}

TEST_CASE("a retraction takes back only what comes before it") {
  const Event later = event(5, "met");
  const std::vector<Event> history{event(1, "met"), retraction(2, later), later};
  const EffectiveEvents effective = effective_events(history);
  CHECK(effective.order == Indexes{0, 2});
  CHECK(effective.idle_retractions == Indexes{1});
  const LifeProblem problem = idle_retraction(history, 1);
  CHECK(problem.event == 1);
  CHECK(problem.message == "there is no 'met' at 2026-05-14T14:00:00-04:00 to take back");
  CHECK(problem.hint == "'met' stands at 2026-05-14T10:00:00-04:00");
}

TEST_CASE("a retraction of a kind that never happened says so") {
  const std::vector<Event> history{event(1, "met"), retraction(2, event(1, "notes"))};
  CHECK(idle_retraction(history, 1).message == "there is no 'notes' at 2026-05-14T10:00:00-04:00 to take back");
  CHECK(idle_retraction(history, 1).hint == "no 'notes' stands before it");
}

TEST_CASE("a retraction that takes back nothing and is taken back itself is no problem") {
  const Event idle = retraction(2, event(1, "notes"));
  const std::vector<Event> history{event(1, "met"), idle, retraction(3, idle)};
  CHECK(effective_events(history).order == Indexes{0});
  CHECK(effective_events(history).idle_retractions.empty());
}

TEST_CASE("what counts is what is left when each retraction strikes out the nearest match before it") {
  std::mt19937 random(20260514);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Event> history;
    const int length = static_cast<int>(random() % 12);
    for (int index = 0; index < length; ++index) {
      const int at = static_cast<int>(random() % 6);
      const std::string_view kind = random() % 2 == 0 ? "met" : "notes";
      const bool takes_back = random() % 3 == 0;
      history.push_back(takes_back ? retraction(at + 2, event(static_cast<int>(random() % 6), kind)) : event(at, kind));
    }
    // The oracle: a list that is told in order and from which what is taken back is erased.
    Indexes told(history.size());
    for (std::size_t index = 0; index < told.size(); ++index) told[index] = index;
    std::ranges::stable_sort(told, {}, [&](std::size_t index) { return history[index].at.instant; });
    Indexes expected;
    Indexes idle;
    for (const std::size_t index : told) {
      if (history[index].kind != EventKind::retracted) {
        expected.push_back(index);
        continue;
      }
      const auto is_meant = [&](std::size_t other) {
        return history[other].name() == history[index].text("retracts") &&
               to_text(history[other].at) == history[index].text("retracts_at");
      };
      const auto last = std::find_if(expected.rbegin(), expected.rend(), is_meant);
      if (last == expected.rend()) {
        idle.push_back(index);
      } else {
        expected.erase(std::next(last).base());
      }
    }
    const EffectiveEvents effective = effective_events(history);
    REQUIRE(effective.order == expected);
    REQUIRE(effective.idle_retractions == idle);
  }
}

#include "policy/locations.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace matchdesk;

namespace {

void add(Locations& locations, std::string name, std::string parent, std::vector<std::string> zips = {}) {
  const int depth = parent.empty() ? 0 : locations.nodes.at(parent).depth + 1;
  locations.in_order.push_back(name);
  locations.nodes.emplace(name, Location{name, std::move(parent), depth, std::move(zips)});
}

Locations example() {
  Locations locations;
  locations.levels = {"region", "district", "chapter"};
  add(locations, "central", "");
  add(locations, "iowa", "central");
  add(locations, "des-moines", "iowa", {"503", "M5V"});
  add(locations, "cedar-rapids", "iowa", {"50301"});
  add(locations, "kansas", "central");
  add(locations, "wichita", "kansas");
  add(locations, "east-side", "wichita");
  return locations;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("is_within holds for a place and everything above it") {
  const auto locations = example();
  CHECK(is_within(locations, "des-moines", "des-moines"));
  CHECK(is_within(locations, "des-moines", "iowa"));
  CHECK(is_within(locations, "des-moines", "central"));
  CHECK_FALSE(is_within(locations, "iowa", "des-moines"));
  CHECK_FALSE(is_within(locations, "des-moines", "kansas"));
  CHECK_FALSE(is_within(locations, "nowhere", "nowhere"));
  CHECK_FALSE(is_within(locations, "des-moines", ""));
}

TEST_CASE("upwards goes from a place to the top") {
  const auto locations = example();
  CHECK(upwards(locations, "des-moines") == Names{"des-moines", "iowa", "central"});
  CHECK(upwards(locations, "central") == Names{"central"});
  CHECK(upwards(locations, "nowhere").empty());
}

TEST_CASE("level_of names the level a place stands on") {
  const auto locations = example();
  CHECK(level_of(locations, "central") == "region");
  CHECK(level_of(locations, "kansas") == "district");
  CHECK(level_of(locations, "wichita") == "chapter");
  CHECK(level_of(locations, "east-side").empty());
  CHECK(level_of(locations, "nowhere").empty());
}

TEST_CASE("on_level finds the ancestor on a level") {
  const auto locations = example();
  CHECK(on_level(locations, "wichita", "region") == "central");
  CHECK(on_level(locations, "wichita", "chapter") == "wichita");
  CHECK(on_level(locations, "east-side", "chapter") == "wichita");
  CHECK(on_level(locations, "kansas", "chapter") == std::nullopt);
  CHECK(on_level(locations, "east-side", "") == std::nullopt);
  CHECK(on_level(locations, "nowhere", "region") == std::nullopt);
}

TEST_CASE("place_of_zip takes the longest code that the postal code begins with") {
  const auto locations = example();
  CHECK(place_of_zip(locations, "50399") == "des-moines");
  CHECK(place_of_zip(locations, "50301") == "cedar-rapids");
  CHECK(place_of_zip(locations, "50301-1234") == "cedar-rapids");
  CHECK(place_of_zip(locations, "m5v 2t6") == "des-moines");
  CHECK(place_of_zip(locations, "66601") == std::nullopt);
  CHECK(place_of_zip(locations, "") == std::nullopt);
}

TEST_CASE("place_named reads a place as people write it") {
  const auto locations = example();
  CHECK(place_named(locations, "Des Moines") == "des-moines");
  CHECK(place_named(locations, "CEDAR  RAPIDS ") == "cedar-rapids");
  CHECK(place_named(locations, "des-moines") == "des-moines");
  CHECK(place_named(locations, "Topeka") == std::nullopt);
  CHECK(place_named(locations, "") == std::nullopt);
}

TEST_CASE("in any tree, a place is within another exactly when the way up from it passes there") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    Locations locations;
    locations.levels = {"a", "b", "c", "d"};
    for (int number = 0; number < 20; ++number) {
      const auto parent = number == 0 ? -1 : static_cast<int>(random() % static_cast<unsigned>(number + 1)) - 1;
      add(locations, "place-" + std::to_string(number), parent < 0 ? "" : "place-" + std::to_string(parent));
    }
    for (const auto& place : locations.in_order) {
      const auto way = upwards(locations, place);
      CHECK(way.size() == static_cast<std::size_t>(locations.nodes.at(place).depth) + 1);
      for (const auto& other : locations.in_order) {
        CHECK(is_within(locations, place, other) == (std::ranges::find(way, other) != way.end()));
      }
    }
  }
}

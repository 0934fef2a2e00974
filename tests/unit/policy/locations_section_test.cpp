#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("locations: children are a list of names, a map of names, or postal codes beside them") {
  const auto places = read_text(R"(
locations:
  levels: [region, district, chapter]
  tree:
    central:
      iowa: [des-moines, cedar-rapids]
      kansas: {wichita: {}, topeka: {zip: [66601, 66603]}, zip: [666]}
    east:
)")
                          .policy->locations;
  CHECK(places.levels == std::vector<std::string>{"region", "district", "chapter"});
  CHECK(places.in_order == std::vector<std::string>{"central", "iowa", "des-moines", "cedar-rapids", "kansas",
                                                    "wichita", "topeka", "east"});
  CHECK(upwards(places, "topeka") == std::vector<std::string>{"topeka", "kansas", "central"});
  CHECK(level_of(places, "cedar-rapids") == "chapter");
  CHECK(level_of(places, "east") == "region");
  CHECK(place_of_zip(places, "66603") == "topeka");
  CHECK(place_of_zip(places, "66699") == "kansas");
}

TEST_CASE("locations: a postal code keeps its zero, and a tree of one level is a list") {
  const auto places = read_text("locations: {levels: city, tree: [boston, lynn]}\n").policy->locations;
  CHECK(places.in_order == std::vector<std::string>{"boston", "lynn"});
  const auto zipped = read_text("locations: {levels: [city], tree: {boston: {zip: [02108]}}}\n").policy->locations;
  CHECK(zipped.nodes.at("boston").zips == std::vector<std::string>{"02108"});
}

TEST_CASE("locations: two places of one name") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree:
    north: [oslo]
    south: [oslo]
)")
            .findings ==
        R"(program.yaml:5:13: error: there are two places named 'oslo' [repeated-place]
      south: [oslo]
              ^~~~
  hint: names are unique in the whole tree: add what tells them apart, such as the state
)");
}

TEST_CASE("locations: a place that repeats its region's name") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree:
    north:
      north: {}
)")
            .findings ==
        R"(program.yaml:5:7: error: there are two places named 'north' [repeated-place]
        north: {}
        ^~~~~
  hint: names are unique in the whole tree: add what tells them apart, such as the state
)");
}

TEST_CASE("locations: a tree deeper than its levels") {
  CHECK(read_text(R"(locations:
  levels: [region]
  tree: {north: [oslo]}
)")
            .findings ==
        R"(program.yaml:3:18: error: 'oslo' stands on level 2, but 'levels' names 1 level [too-deep-place]
    tree: {north: [oslo]}
                   ^~~~
  hint: name every level of the tree in 'levels', widest first
)");
}

TEST_CASE("locations: a tree without levels") {
  CHECK(read_text(R"(locations:
  tree: [oslo]
)")
            .findings ==
        R"(program.yaml:2:3: error: the tree has no 'levels' [no-levels]
    tree: [oslo]
    ^~~~
  hint: name the levels beside it, widest first: levels: [region, city]
)");
}

TEST_CASE("locations: a name that is none") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree: [Des Moines]
)")
            .findings ==
        R"(program.yaml:3:10: error: 'Des Moines' cannot be the name of a place [not-a-place-name]
    tree: [Des Moines]
           ^~~~~~~~~~
  hint: write lower-case letters, digits and '-': des-moines
)");
}

TEST_CASE("locations: a name that is no key") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    Des Moines: {}
)")
            .findings ==
        R"(program.yaml:4:5: error: 'Des Moines' is not an id: small letters, digits and '-' [not-an-id]
      Des Moines: {}
      ^~~~~~~~~~
  hint: write 'des-moines'
)");
}

TEST_CASE("locations: a level twice") {
  CHECK(read_text(R"(locations:
  levels: [city, city]
  tree: [oslo]
)")
            .findings ==
        R"(program.yaml:2:18: error: the level 'city' is listed twice [repeated-level]
    levels: [city, city]
                   ^~~~
  hint: remove one of them
)");
}

TEST_CASE("locations: a postal code of two places") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    oslo: {zip: [0150]}
    bergen: {zip: [0150]}
)")
            .findings ==
        R"(program.yaml:5:20: error: 0150 belongs to 'oslo' already [repeated-zip]
      bergen: {zip: [0150]}
                     ^~~~
  hint: a postal code belongs to one place
)");
}

TEST_CASE("locations: a postal code of no place") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    zip: [0150]
)")
            .findings ==
        R"(program.yaml:4:5: error: 'zip' stands outside of any place [zip-without-place]
      zip: [0150]
      ^~~
  hint: write it inside the place that the postal codes belong to: topeka: {zip: [66601]}
)");
}

#include "policy/cut_codes.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

void add(Locations& locations, std::string name, std::vector<std::string> zips) {
  locations.in_order.push_back(name);
  locations.nodes.emplace(name, Location{name, "", 0, std::move(zips)});
}

}  // namespace

TEST_CASE("a postal code that lost its zero is found where it can mean one place") {
  Locations locations;
  locations.levels = {"town"};
  add(locations, "boston", {"021"});
  add(locations, "cambridge", {"02139", "02140"});
  add(locations, "lowell", {"018"});
  add(locations, "dayton", {"454", "21"});
  CHECK(is_cut_zip(locations, "2140"));
  CHECK_FALSE(is_cut_zip(locations, "02140"));
  CHECK_FALSE(is_cut_zip(locations, "M5V"));
  CHECK(place_of_cut_zip(locations, "1852") == "lowell");
  CHECK(place_of_cut_zip(locations, "2999") == std::nullopt);
  CHECK(place_of_cut_zip(locations, "2140") == "cambridge");
  CHECK(place_of_cut_zip(locations, "2101") == "boston");
  CHECK(place_of_cut_zip(locations, "4540") == std::nullopt);
  CHECK(place_of_cut_zip(locations, "454") == "dayton");
  for (auto& [name, node] : locations.nodes) node.zips.clear();
  CHECK_FALSE(is_cut_zip(locations, "2140"));
}

TEST_CASE("where places have only the first digits of codes, a short code may be whole, but not two things") {
  Locations locations;
  locations.levels = {"town"};
  add(locations, "vienna", {"10", "11"});
  add(locations, "graz", {"80"});
  CHECK(is_cut_zip(locations, "1010"));
  CHECK(place_of_cut_zip(locations, "1010") == "vienna");
  add(locations, "linz", {"01"});
  CHECK(place_of_cut_zip(locations, "1010") == std::nullopt);
  CHECK(place_of_cut_zip(locations, "8010") == "graz");
}

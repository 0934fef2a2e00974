#include "text/place.hpp"

#include <doctest/doctest.h>

namespace matchdesk::text {

TEST_CASE("a place counts lines with any end and columns in characters") {
  const std::string_view text = "é1\r\ntwo\rthree\n\nlast";
  const auto at = [&](std::size_t offset) { return place_of(text, offset).position; };
  CHECK(at(0) == Position{1, 1});
  CHECK(at(2) == Position{1, 2});
  CHECK(at(3) == Position{1, 3});
  CHECK(at(4) == Position{1, 3});
  CHECK(at(5) == Position{2, 1});
  CHECK(at(9) == Position{3, 1});
  CHECK(at(15) == Position{4, 1});
  CHECK(at(text.size()) == Position{5, 5});
  CHECK(place_of(text, 6).line == "two");
  CHECK(place_of(text, 15).line == "");
  CHECK(place_of("", 0).position == Position{1, 1});
  CHECK(place_of("a\n", 2).position == Position{2, 1});
}

TEST_CASE("an error names its file and line and carries the finding") {
  const Error error = error_at("people.csv", place_of("a\nbc", 3), "odd", "this is odd", "make it even");
  CHECK(error.failure == Failure::invalid);
  CHECK(error.code == "odd");
  CHECK(error.message == "people.csv, line 2: this is odd");
  CHECK(error.hint == "make it even");
  REQUIRE(error.diagnostics.size() == 1);
  CHECK(to_text(error.diagnostics[0]) ==
        "people.csv:2:2: error: this is odd [odd]\n"
        "  bc\n"
        "   ^\n"
        "  hint: make it even\n");
}

}  // namespace matchdesk::text

#include "intake/json_cell.hpp"

#include <doctest/doctest.h>

#include "text/words.hpp"

using namespace matchdesk;

namespace {

std::string read(std::string_view cell) {
  const auto values = json_values(cell);
  return values ? text::join(*values, "|") : "none";
}

}  // namespace

TEST_CASE("a list or an object is its values") {
  CHECK(read(R"(["Retail", "Hotels, travel"])") == "Retail|Hotels, travel");
  CHECK(read(R"( {"city": "Des Moines", "zip": 50309, "unit": null} )") == "Des Moines|50309");
  CHECK(read(R"({"Retail": true, "Food": false, "More": ["A", {"b": "B"}], "n": 2.5})") == "Retail|A|B|2.5");
  CHECK(read("[]") == "");
}

TEST_CASE("what is no list or object is none") {
  for (const char* cell : {"", "Retail", "\"Retail\"", "3", "[see below]", "{First Name}", "[1", "[1] 2"})
    CHECK(read(cell) == "none");
  CHECK(read(std::string(100000, '[')) == "none");
}

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("audiences and services are read") {
  const auto policy = *read_text(R"(
locations: {levels: [college], tree: [harbor]}
audiences: {harbor: {location: harbor}, public: {fields: [id, title, custom.paid]}}
custom: {paid: {type: yes-no}}
services: [workshop, resource-library]
)")
                           .policy;
  REQUIRE(policy.audiences.size() == 2);
  CHECK(policy.audiences[0].name == "harbor");
  CHECK(policy.audiences[0].location == "harbor");
  CHECK(policy.audiences[1].fields == std::vector<std::string>{"id", "title", "custom.paid"});
  CHECK(policy.services == std::vector<std::string>{"workshop", "resource-library"});
}

TEST_CASE("audiences: an unknown place") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
audiences: {oslo: {location: osllo}}
)")
            .findings ==
        R"(program.yaml:4:30: error: unknown place 'osllo' [unknown-place]
  audiences: {oslo: {location: osllo}}
                               ^~~~~
  hint: did you mean 'oslo'?
)");
}

TEST_CASE("audiences: an unknown field") {
  CHECK(read_text(R"(audiences: {public: {fields: [titel]}}
)")
            .findings ==
        R"(program.yaml:1:31: error: unknown field 'titel' [unknown-field]
  audiences: {public: {fields: [titel]}}
                                ^~~~~
  hint: did you mean 'title'?
)");
}

TEST_CASE("audiences: names that stand for every audience, or none") {
  CHECK(read_text(R"(audiences: {nobody: {fields: [id]}}
)")
            .findings ==
        R"(program.yaml:1:13: error: no audience can be called 'nobody' [reserved-audience]
  audiences: {nobody: {fields: [id]}}
              ^~~~~~
  hint: it stands for every audience, or none, in 'visibility'; choose another name
)");
}

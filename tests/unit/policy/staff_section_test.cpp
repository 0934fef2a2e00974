#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("staff: by place or for everywhere, one address or several") {
  const auto reading = read_text(R"(
locations: {levels: [region, city], tree: {north: [oslo, bergen]}}
staff:
  coordinator: {north: [ann@example.org, bo@example.org], oslo: cleo@example.org}
  administrator: admin@example.org
coverage:
  coordinator: {level: region, count: 2}
  administrator:
)");
  CHECK(reading.findings == "");
  const auto& policy = *reading.policy;
  CHECK(staff_at(policy, "coordinator", "bergen") == std::vector<std::string>{"ann@example.org", "bo@example.org"});
  CHECK(staff_at(policy, "coordinator", "oslo") == std::vector<std::string>{"cleo@example.org"});
  CHECK(staff_at(policy, "coordinator", "").empty());
  CHECK(staff_at(policy, "administrator", "oslo") == std::vector<std::string>{"admin@example.org"});
  CHECK(policy.coverage.size() == 2);
  CHECK(policy.coverage[0].count == 2);
  CHECK(policy.coverage[1].level.empty());
}

TEST_CASE("staff: an unknown place") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: {osllo: ann@example.org}
)")
            .findings ==
        R"(program.yaml:5:11: error: unknown place 'osllo' [unknown-place]
    chair: {osllo: ann@example.org}
            ^~~~~
  hint: did you mean 'oslo'?
)");
}

TEST_CASE("staff: what is no address") {
  CHECK(read_text(R"(staff: {chair: "Ann <ann@example.org>"}
)")
            .findings ==
        R"(program.yaml:1:16: error: 'Ann <ann@example.org>' is not an e-mail address [not-an-address]
  staff: {chair: "Ann <ann@example.org>"}
                 ^~~~~~~~~~~~~~~~~~~~~~~
  hint: write it without a name: ann@example.org
)");
}

TEST_CASE("staff: too few of them") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: {north: ann@example.org}
coverage:
  chair: {level: region, count: 2}
)")
            .findings ==
        R"(program.yaml:7:10: warning: 'north' needs 2 'chair', and has 1 [staff-missing]
    chair: {level: region, count: 2}
           ^~~~~~~~~~~~~~~~~~~~~~~~~
  hint: name them in 'staff', under 'chair'
)");
}

TEST_CASE("staff: nobody for the program") {
  CHECK(read_text(R"(staff: {chair: []}
coverage: {chair: {}}
)")
            .findings ==
        R"(program.yaml:2:19: warning: the program needs 1 'chair', and has none [staff-missing]
  coverage: {chair: {}}
                    ^~
  hint: name them in 'staff', under 'chair'
)");
}

TEST_CASE("staff: a staff role that nobody has") {
  CHECK(read_text(R"(staff:
  chair: ann@example.org
coverage:
  chiar: {}
  director: {}
)")
            .findings ==
        R"(program.yaml:4:10: warning: the program needs 1 'chiar', and has none [staff-missing]
    chiar: {}
           ^~
  hint: 'staff' has no such role; did you mean 'chair'?
program.yaml:5:13: warning: the program needs 1 'director', and has none [staff-missing]
    director: {}
              ^~
  hint: 'staff' has no such role: add 'director' to it
)");
}

TEST_CASE("staff: an unknown level") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: ann@example.org
coverage:
  chair: {level: regions}
)")
            .findings ==
        R"(program.yaml:7:18: error: unknown level 'regions' [unknown-level]
    chair: {level: regions}
                   ^~~~~~~
  hint: did you mean 'region'?
)");
}

TEST_CASE("staff: who is named for a wider place is not a place's own") {
  CHECK(read_text(R"(locations:
  levels: [region, college]
  tree: {bay: [harbor]}
staff: {contact: {bay: [ann@example.org, bo@example.org]}}
coverage: {contact: {level: college}}
)")
            .findings ==
        R"(program.yaml:5:21: warning: 'harbor' needs 1 'contact', and has none [staff-missing]
  coverage: {contact: {level: college}}
                      ^~~~~~~~~~~~~~~~
  hint: name them in 'staff', under 'contact'
)");
}

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("matching: without a section, near places and shared terms count") {
  const auto plain = *read_text("").policy;
  CHECK(plain.matching.order == std::vector<std::string>{"score", "rotation"});
  CHECK(plain.matching.criteria.size() == 3);
  CHECK(plain.matching.rotation_counts == std::vector<std::string>{"assigned"});
  const auto placed = *read_text("locations: {levels: [region, city], tree: {north: [oslo]}}\n").policy;
  CHECK(placed.matching.order == std::vector<std::string>{"location", "score", "rotation"});
  CHECK(placed.matching.criteria.front().widen == std::vector<std::string>{"city", "region"});
}

TEST_CASE("matching: order, least score, what is avoided and whose turn it is") {
  const auto policy = *read_text(R"(
matching:
  order: [skills, rotation]
  criteria:
  - {field: skills, kind: overlap, weight: 10}
  minimum_score: 40
  avoid: [same-organization, same-custom.team]
rotation: {counts: [assigned, direct]}
custom: {team: {type: term}}
)")
                           .policy;
  CHECK(policy.matching.order == std::vector<std::string>{"skills", "rotation"});
  CHECK(policy.matching.minimum_score == 40);
  CHECK(policy.matching.avoid == std::vector<std::string>{"same-organization", "same-custom.team"});
  CHECK(policy.matching.rotation_counts == std::vector<std::string>{"assigned", "direct"});
}

TEST_CASE("matching: an order that names no criterion") {
  CHECK(read_text(R"(matching:
  order: [location, rotaton]
  criteria:
  - {field: skills, kind: overlap, weight: 1}
)")
            .findings ==
        R"(program.yaml:2:11: error: unknown criterion 'location' [unknown-criterion]
    order: [location, rotaton]
            ^~~~~~~~
  hint: did you mean 'rotation'?
program.yaml:2:21: error: unknown criterion 'rotaton' [unknown-criterion]
    order: [location, rotaton]
                      ^~~~~~~
  hint: did you mean 'rotation'?
)");
}

TEST_CASE("matching: no weights") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: overlap}
)")
            .findings ==
        R"(program.yaml:2:3: error: no criterion has a weight, so that every score would be 0 [no-weights]
    criteria:
    ^~~~~~~~
  hint: give at least one a weight above 0: weight: 10
)");
}

TEST_CASE("matching: a field twice") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: overlap, weight: 1}
  - {field: skills, kind: overlap, weight: 2}
)")
            .findings ==
        R"(program.yaml:4:13: error: 'skills' has two criteria [repeated-criterion]
    - {field: skills, kind: overlap, weight: 2}
              ^~~~~~
  hint: keep one of them
)");
}

TEST_CASE("matching: avoiding what is no field") {
  CHECK(read_text(R"(matching: {avoid: [same-organisation, organization]}
)")
            .findings ==
        R"(program.yaml:1:20: error: unknown field 'organisation' [unknown-field]
  matching: {avoid: [same-organisation, organization]}
                     ^~~~~~~~~~~~~~~~~
  hint: did you mean 'organization'?
program.yaml:1:39: error: unknown rule 'organization' [unknown-rule]
  matching: {avoid: [same-organisation, organization]}
                                        ^~~~~~~~~~~~
  hint: write same- and a field of the participants: same-organization
)");
}

TEST_CASE("matching: a turn that an unknown route uses up") {
  CHECK(read_text(R"(rotation: {counts: [assignd]}
)")
            .findings ==
        R"(program.yaml:1:21: error: 'assignd' is not one of: assigned, direct, preferred, offered [not-a-choice]
  rotation: {counts: [assignd]}
                      ^~~~~~~
  hint: did you mean 'assigned'?
)");
}

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("criterion: each kind with its keys") {
  const auto reading = read_text(R"(
locations: {levels: [region, district, chapter], tree: {central: {iowa: [des-moines]}}}
custom: {area: {type: term}, years: {type: number}, team: {type: term}, rank: {type: term}}
vocabulary: {seniority: [entry, mid, senior], custom.rank: [low, high], custom.team: [a, b], custom.area: [x, y]}
matching:
  criteria:
  - {field: location, kind: ladder, weight: 30, widen: [chapter, district], must: true}
  - {field: industries, kind: overlap, weight: 25, must: any}
  - {field: skills, kind: overlap, must: all}
  - {field: languages, kind: overlap, weight: 15, must: none given}
  - {field: sectors, kind: overlap, weight: 15, must: false}
  - {field: seniority, kind: order, weight: 10, want: at-least, must: true}
  - {field: custom.rank, kind: order, want: same}
  - {field: custom.team, kind: order, want: {within: 1}}
  - {field: custom.area, kind: order, want: {above: [1, 2]}}
  - {field: custom.years, kind: range, weight: 5, want: {at_least: 3, at_most: 7.5}}
  - {field: preferred_contact, kind: equal, weight: 5}
  - {kind: previous, weight: 5, must: never}
)");
  CHECK(reading.findings == "");
  const auto& criteria = reading.policy->matching.criteria;
  using C = Criterion;
  CHECK(criteria[0].widen == std::vector<std::string>{"chapter", "district"});
  CHECK(criteria[0].must == C::Must::yes);
  CHECK(criteria[1].must == C::Must::any);
  CHECK(criteria[1].weight == 25);
  CHECK(criteria[2].must == C::Must::all);
  CHECK(criteria[2].weight == 0);
  CHECK(criteria[3].must == C::Must::none_given);
  CHECK(criteria[4].must == C::Must::no);
  CHECK(criteria[5].kind == C::Kind::order);
  CHECK(criteria[5].want == C::Want::at_least);
  CHECK(criteria[5].must == C::Must::yes);
  CHECK(criteria[6].want == C::Want::same);
  CHECK(criteria[7].want == C::Want::within);
  CHECK(criteria[7].most == 1);
  CHECK(criteria[8].want == C::Want::above);
  CHECK(criteria[8].least == 1);
  CHECK(criteria[8].most == 2);
  CHECK(criteria[9].want == C::Want::range);
  CHECK(criteria[9].least == 3);
  CHECK(criteria[9].most == 7.5);
  CHECK(criteria[10].kind == C::Kind::equal);
  CHECK(criteria[11].kind == C::Kind::previous);
  CHECK(criteria[11].must == C::Must::never);
  CHECK(criteria[11].field.empty());
}

TEST_CASE("criterion: no kind") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, weight: 1}
)")
            .findings ==
        R"(program.yaml:3:6: error: 'kind' is missing [missing-key]
    - {field: skills, weight: 1}
       ^~~~~
)");
}

TEST_CASE("criterion: no field") {
  CHECK(read_text(R"(matching:
  criteria:
  - {kind: overlap, weight: 1}
)")
            .findings ==
        R"(program.yaml:3:12: error: 'field' is missing [missing-key]
    - {kind: overlap, weight: 1}
             ^~~~~~~
  hint: say what is compared
)");
}

TEST_CASE("criterion: an unknown field") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skils, kind: overlap, weight: 1}
)")
            .findings ==
        R"(program.yaml:3:13: error: unknown field 'skils' [unknown-field]
    - {field: skils, kind: overlap, weight: 1}
              ^~~~~
  hint: did you mean 'skills'?
)");
}

TEST_CASE("criterion: a field with a kind that has none") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: previous, weight: 1}
)")
            .findings ==
        R"(program.yaml:3:6: error: 'kind: previous' has no field [needless-field]
    - {field: skills, kind: previous, weight: 1}
       ^~~~~
  hint: remove it
)");
}

TEST_CASE("criterion: a ladder without levels") {
  CHECK(
      read_text(R"(matching:
  criteria:
  - {field: location, kind: ladder, weight: 1}
)")
          .findings ==
      R"(program.yaml:3:29: error: a ladder climbs the levels of the places, and there are none [ladder-without-levels]
    - {field: location, kind: ladder, weight: 1}
                              ^~~~~~
  hint: add locations: with levels and a tree, or use kind: equal
)");
}

TEST_CASE("criterion: a ladder on a field that is not a place") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
matching:
  criteria:
  - {field: skills, kind: ladder, weight: 1}
)")
            .findings ==
        R"(program.yaml:6:13: error: a ladder climbs places, so its field is 'location' [wrong-field]
    - {field: skills, kind: ladder, weight: 1}
              ^~~~~~
  hint: write field: location
)");
}

TEST_CASE("criterion: an unknown level") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
matching:
  criteria:
  - {field: location, kind: ladder, weight: 1, widen: [chapter, regon]}
)")
            .findings ==
        R"(program.yaml:6:65: error: unknown level 'regon' [unknown-level]
    - {field: location, kind: ladder, weight: 1, widen: [chapter, regon]}
                                                                  ^~~~~
  hint: did you mean 'region'?
)");
}

TEST_CASE("criterion: levels in the wrong order") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
matching:
  criteria:
  - {field: location, kind: ladder, weight: 1, widen: [region, chapter]}
)")
            .findings ==
        R"(program.yaml:6:64: error: 'chapter' is not wider than the level before it [widen-not-wider]
    - {field: location, kind: ladder, weight: 1, widen: [region, chapter]}
                                                                 ^~~~~~~
  hint: list the levels from the narrowest: chapter, region
)");
}

TEST_CASE("criterion: widen with a kind that is not a ladder") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
matching:
  criteria:
  - {field: skills, kind: overlap, weight: 1, widen: [chapter]}
)")
            .findings ==
        R"(program.yaml:6:47: error: 'widen' goes with 'kind: ladder' only [needless-widen]
    - {field: skills, kind: overlap, weight: 1, widen: [chapter]}
                                                ^~~~~
  hint: remove it
)");
}

TEST_CASE("criterion: an order without ranks") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: seniority, kind: order, weight: 1}
)")
            .findings ==
        R"(program.yaml:3:13: error: the vocabulary has no order for 'seniority' [no-order]
    - {field: seniority, kind: order, weight: 1}
              ^~~~~~~~~
  hint: list its terms under 'vocabulary:', lowest first: seniority: [entry, mid, senior]
)");
}

TEST_CASE("criterion: a range on a field that is not a number") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: range, weight: 1, want: {at_least: 3}}
)")
            .findings ==
        R"(program.yaml:3:13: error: a range compares numbers, and 'skills' is none [wrong-field]
    - {field: skills, kind: range, weight: 1, want: {at_least: 3}}
              ^~~~~~
  hint: give the field 'type: number' under 'custom:'
)");
}

TEST_CASE("criterion: a range without limits") {
  CHECK(read_text(R"(custom: {years: {type: number}}
matching:
  criteria:
  - {field: custom.years, kind: range, weight: 1}
)")
            .findings ==
        R"(program.yaml:4:33: error: a range needs its limits [no-want]
    - {field: custom.years, kind: range, weight: 1}
                                  ^~~~~
  hint: add want: {at_least: 3}, at_most, or both
)");
}

TEST_CASE("criterion: a range with the `want` of an order") {
  CHECK(read_text(R"(custom: {years: {type: number}}
matching:
  criteria:
  - {field: custom.years, kind: range, weight: 1, want: same}
)")
            .findings ==
        R"(program.yaml:4:57: error: this 'want' does not go with the criterion's kind [wrong-want]
    - {field: custom.years, kind: range, weight: 1, want: same}
                                                          ^~~~
  hint: write {at_least: 3}, {at_most: 10}, or both
)");
}

TEST_CASE("criterion: a range whose limits are reversed") {
  CHECK(read_text(R"(custom: {years: {type: number}}
matching:
  criteria:
  - {field: custom.years, kind: range, weight: 1, want: {at_least: 5, at_most: 3}}
)")
            .findings ==
        R"(program.yaml:4:57: error: 'at_least' is more than 'at_most' [wrong-want]
    - {field: custom.years, kind: range, weight: 1, want: {at_least: 5, at_most: 3}}
                                                          ^~~~~~~~~~~~~~~~~~~~~~~~~
  hint: exchange the two
)");
}

TEST_CASE("criterion: an order with the `want` of a range") {
  CHECK(read_text(R"(vocabulary: {seniority: [entry, senior]}
matching:
  criteria:
  - {field: seniority, kind: order, weight: 1, want: {at_least: 3}}
)")
            .findings ==
        R"(program.yaml:4:54: error: this 'want' does not go with the criterion's kind [wrong-want]
    - {field: seniority, kind: order, weight: 1, want: {at_least: 3}}
                                                       ^~~~~~~~~~~~~
  hint: write at-least, same, {within: 1} or {above: [1, 2]}
)");
}

TEST_CASE("criterion: one step above") {
  CHECK(read_text(R"(vocabulary: {seniority: [entry, senior]}
matching:
  criteria:
  - {field: seniority, kind: order, weight: 1, want: {above: [1]}}
)")
            .findings ==
        R"(program.yaml:4:62: error: 'above' needs the least and the most number of steps [wrong-want]
    - {field: seniority, kind: order, weight: 1, want: {above: [1]}}
                                                               ^~~
  hint: write above: [1, 2]
)");
}

TEST_CASE("criterion: want with a kind that has none") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: overlap, weight: 1, want: same}
)")
            .findings ==
        R"(program.yaml:3:47: error: 'want' goes with 'kind: order' and 'kind: range' only [needless-want]
    - {field: skills, kind: overlap, weight: 1, want: same}
                                                ^~~~
  hint: remove it
)");
}

TEST_CASE("criterion: the `must` of another kind") {
  CHECK(read_text(R"(matching:
  criteria:
  - {field: skills, kind: overlap, weight: 1, must: true}
  - {field: title, kind: equal, weight: 1, must: any}
  - {kind: previous, must: all}
)")
            .findings ==
        R"(program.yaml:3:53: error: 'must: true' does not go with 'kind: overlap' [wrong-must]
    - {field: skills, kind: overlap, weight: 1, must: true}
                                                      ^~~~
  hint: write any, all, none given or false
program.yaml:4:50: error: 'must: any' does not go with 'kind: equal' [wrong-must]
    - {field: title, kind: equal, weight: 1, must: any}
                                                   ^~~
  hint: write true or false
program.yaml:5:28: error: 'must: all' does not go with 'kind: previous' [wrong-must]
    - {kind: previous, must: all}
                             ^~~
  hint: write never or false
)");
}

TEST_CASE("matching: by default near places and shared terms count") {
  const auto plain = *read_text("").policy;
  CHECK(plain.matching.order == std::vector<std::string>{"score", "rotation"});
  CHECK(plain.matching.criteria.size() == 3);
  CHECK(plain.matching.rotation_counts == std::vector<std::string>{"assigned"});
  const auto placed = *read_text("locations: {levels: [region, city], tree: {north: [oslo]}}\n").policy;
  CHECK(placed.matching.order == std::vector<std::string>{"location", "score", "rotation"});
  CHECK(placed.matching.criteria.front().widen == std::vector<std::string>{"city", "region"});
}

TEST_CASE("matching: order, minimum score, avoid and rotation are read") {
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

TEST_CASE("matching: avoid with an unknown field") {
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

TEST_CASE("matching: rotation with an unknown route") {
  CHECK(read_text(R"(rotation: {counts: [assignd]}
)")
            .findings ==
        R"(program.yaml:1:21: error: 'assignd' is not one of: assigned, direct, preferred, offered [not-a-choice]
  rotation: {counts: [assignd]}
                      ^~~~~~~
  hint: did you mean 'assigned'?
)");
}

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("custom: each type reads as it says, and may be empty") {
  const auto policy = *read_text(R"(
custom:
  motto: {type: text, about: What they live by}
  area: {type: term}
  years: {type: number}
  since: {type: date}
  paid: {type: yes-no}
  hobbies: {type: list}
)")
                           .policy;
  Diagnostics findings;
  const auto record = yaml::Document::parse("record.yaml", R"(motto: "no"
area: finance
years: 3.5
since: 2026-01-01
paid: yes
hobbies: chess
)",
                                            findings);
  CHECK(yaml::check(record->root(), *custom_shape(policy), findings));
  const auto value = yaml::to_value(record->root(), *custom_shape(policy));
  CHECK(display(value) == "motto: no; area: finance; years: 3.5; since: 2026-01-01; paid: yes; hobbies: chess");
  CHECK(value.at_path("years").number() == 3.5);
  CHECK(value.at_path("paid").boolean());
  const auto wrong =
      yaml::Document::parse("record.yaml", "area: [a]\nyears: few\nsince: soon\npaid: maybe\n", findings);
  CHECK_FALSE(yaml::check(wrong->root(), *custom_shape(policy), findings));
  CHECK(findings.size() == 4);
  CHECK(policy.custom.front().about == "What they live by");
}

TEST_CASE("custom: a type that is none") {
  CHECK(read_text(R"(custom: {years: {type: numbr}}
)")
            .findings ==
        R"(program.yaml:1:24: error: 'numbr' is not one of: text, term, number, date, yes-no, list [not-a-choice]
  custom: {years: {type: numbr}}
                         ^~~~~
  hint: did you mean 'number'?
)");
}

TEST_CASE("custom: a field without a type") {
  CHECK(read_text(R"(custom: {years: {}}
)")
            .findings ==
        R"(program.yaml:1:10: error: 'type' is missing [missing-key]
  custom: {years: {}}
           ^~~~~
)");
}

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("vocabulary: a map has parents and aliases, a list is an order, parents are terms too") {
  const auto reading = read_text(R"(
vocabulary:
  industries: {retail: {is: consumer}, food-service: {is: [consumer, hospitality], also: [restaurant, catering]}}
  seniority: [entry, mid, senior]
  custom.level: [low, high]
custom: {level: {type: term}}
)");
  CHECK(reading.findings == "");
  const auto& vocabulary = reading.policy->vocabulary;
  const auto& industries = vocabulary.at("industries");
  CHECK_FALSE(industries.ordered);
  CHECK(are_related(industries, "retail", "food-service"));
  CHECK(is_term_within(industries, "food-service", "hospitality"));
  CHECK(meant_term(vocabulary, "industries", "Consumer") == "consumer");
  CHECK(meant_term(vocabulary, "industries", "Catering") == "food-service");
  CHECK(rank_of(vocabulary.at("seniority"), "senior") == 2);
  CHECK(rank_of(vocabulary.at("custom.level"), "low") == 0);
}

TEST_CASE("vocabulary: a field that has no terms") {
  CHECK(read_text(R"(vocabulary: {industry: [retail]}
)")
            .findings ==
        R"(program.yaml:1:14: error: unknown field 'industry' [unknown-field]
  vocabulary: {industry: [retail]}
               ^~~~~~~~
  hint: did you mean 'industries'?
)");
}

TEST_CASE("vocabulary: a word with two meanings") {
  CHECK(read_text(R"(vocabulary:
  industries:
    retail: {also: [shop]}
    crafts: {also: [Shop]}
)")
            .findings ==
        R"(program.yaml:4:21: error: 'Shop' means 'retail' and 'crafts' [two-meanings]
      crafts: {also: [Shop]}
                      ^~~~
  hint: keep it at one of them
)");
}

TEST_CASE("vocabulary: a needless alias") {
  CHECK(read_text(R"(vocabulary:
  industries:
    food-service: {also: [Food Service]}
)")
            .findings ==
        R"(program.yaml:3:27: warning: 'Food Service' means 'food-service' already [needless-alias]
      food-service: {also: [Food Service]}
                            ^~~~~~~~~~~~
  hint: remove it: case, accents, spaces and '-' make no difference
)");
}

TEST_CASE("vocabulary: terms in a circle") {
  CHECK(read_text(R"(vocabulary:
  industries:
    hen: {is: egg}
    egg: {is: hen}
)")
            .findings ==
        R"(program.yaml:3:15: error: 'hen' stands above 'egg' and below it [circle-of-terms]
      hen: {is: egg}
                ^~~
  hint: a term's parents are wider than the term: remove one of the two
program.yaml:4:15: error: 'egg' stands above 'hen' and below it [circle-of-terms]
      egg: {is: hen}
                ^~~
  hint: a term's parents are wider than the term: remove one of the two
)");
}

TEST_CASE("vocabulary: a parent that looks like a slip") {
  CHECK(read_text(R"(vocabulary:
  industries:
    consumer:
    retail: {is: consummer}
)")
            .findings ==
        R"(program.yaml:4:18: warning: 'consummer' has no line of its own here [unknown-parent]
      retail: {is: consummer}
                   ^~~~~~~~~
  hint: did you mean 'consumer'? If not, add the line 'consummer:'
)");
}

TEST_CASE("vocabulary: a rank twice") {
  CHECK(read_text(R"(vocabulary: {seniority: [entry, senior, entry]}
)")
            .findings ==
        R"(program.yaml:1:41: error: 'entry' is listed twice [repeated-term]
  vocabulary: {seniority: [entry, senior, entry]}
                                          ^~~~~
  hint: an order has each term once
)");
}

TEST_CASE("terms: the program's own words, and their plurals where they are given") {
  const auto policy = *read_text("terms: {seeker: alumna, seekers: alumnae, provider: faculty member}\n").policy;
  CHECK(term(policy, "seeker") == "alumna");
  CHECK(term_plural(policy, "seeker") == "alumnae");
  CHECK(term_plural(policy, "provider") == "faculty members");
}

TEST_CASE("words: a word that the tool does not use") {
  CHECK(read_text(R"(terms: {seekr: client}
)")
            .findings ==
        R"(program.yaml:1:9: error: unknown key 'seekr' [unknown-key]
  terms: {seekr: client}
          ^~~~~
  hint: did you mean 'seeker'?
)");
}

TEST_CASE("custom: values of each type, which may be empty") {
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

TEST_CASE("custom: an unknown type") {
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

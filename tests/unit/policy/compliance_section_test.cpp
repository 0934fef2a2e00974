#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("compliance: the steps of the ladder are read") {
  const auto reading = read_text(R"(
staff: {chair: ann@example.org, director: bo@example.org}
compliance:
  counts: declined
  time_outs: true
  within: 12 months
  steps:
    1: {tell: [provider], copy: chair, by: director, template: rejection-1, then: chair talks to them}
    2: {decide: [chair, director], final: director, outcomes: [exit, volunteer-only], tell_after: [chair]}
)");
  CHECK(reading.findings == "");
  const auto& compliance = reading.policy->compliance;
  CHECK(compliance.time_outs);
  CHECK(compliance.within == Duration{12, Unit::months});
  REQUIRE(compliance.steps.size() == 2);
  CHECK(compliance.steps[0].number == 1);
  CHECK(compliance.steps[0].tell == std::vector<std::string>{"provider"});
  CHECK(compliance.steps[0].copy == std::vector<std::string>{"chair"});
  CHECK(compliance.steps[0].by == "director");
  CHECK(compliance.steps[0].mail_template == "rejection-1");
  CHECK(compliance.steps[0].then == "chair talks to them");
  CHECK(compliance.steps[1].decide == std::vector<std::string>{"chair", "director"});
  CHECK(compliance.steps[1].final_word == "director");
  CHECK(compliance.steps[1].outcomes == std::vector<std::string>{"exit", "volunteer-only"});
  CHECK(compliance.steps[1].tell_after == std::vector<std::string>{"chair"});
  CHECK_FALSE(read_text("compliance: {within: null}\n").policy->compliance.within);
}

TEST_CASE("compliance: unknown people") {
  CHECK(read_text(R"(staff: {chair: ann@example.org}
compliance:
  steps:
    1: {tell: [provider, char]}
)")
            .findings ==
        R"(program.yaml:4:26: warning: unknown staff role 'char' [unknown-staff-role]
      1: {tell: [provider, char]}
                           ^~~~
  hint: did you mean 'chair'?
)");
}

TEST_CASE("compliance: a last word of somebody else") {
  CHECK(read_text(R"(staff: {chair: ann@example.org, head: bo@example.org}
compliance:
  steps:
    1: {decide: [chair], final: head}
)")
            .findings ==
        R"(program.yaml:4:33: error: 'head' has the last word, but is not in 'decide' [final-does-not-decide]
      1: {decide: [chair], final: head}
                                  ^~~~
  hint: add it to 'decide'
)");
}

TEST_CASE("compliance: steps with a gap") {
  CHECK(read_text(R"(compliance:
  steps:
    1: {then: talk}
    3: {then: talk again}
)")
            .findings ==
        R"(program.yaml:4:5: error: step 3 stands where step 2 should [steps-not-counted]
      3: {then: talk again}
      ^
  hint: number the steps 1, 2, 3, … in their order
)");
}

TEST_CASE("compliance: a step that is no number") {
  CHECK(read_text(R"(compliance:
  steps:
    first: {then: talk}
)")
            .findings ==
        R"(program.yaml:3:5: error: 'first' is not a whole number [not-an-integer]
      first: {then: talk}
      ^~~~~
)");
}

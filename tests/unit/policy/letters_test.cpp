#include "policy/letters.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("letters: what they say is read") {
  const auto policy = *read_text(R"(mail:
  from: desk@example.org
  within: 3 days
  letters:
    welcome: {on: {passed: {gate: welcome}}, to: participant}
    answer: {on: [accepted, declined], when: {route: direct}, to: seeker, copy: [provider, chair], reply_to: chair, template: reply}
staff: {chair: chair@example.org}
)")
                           .policy;
  CHECK(policy.mail_within == Duration{3, Unit::days});
  REQUIRE(policy.letters.size() == 2);
  const Letter& welcome = policy.letters[0];
  CHECK(welcome.name == "welcome");
  CHECK(welcome.mail_template == "welcome");
  CHECK(welcome.on.at(0).fields.at(0) == std::pair<std::string, std::string>("gate", "welcome"));
  CHECK(welcome.reply_to == std::vector<std::string>{"coordinator"});
  const Letter& answer = policy.letters[1];
  CHECK(answer.on.size() == 2);
  CHECK(answer.when == Conditions{{"route", {"direct"}}});
  CHECK(answer.copy == std::vector<std::string>{"provider", "chair"});
  CHECK(answer.reply_to == std::vector<std::string>{"chair"});
  CHECK(answer.mail_template == "reply");
}

TEST_CASE("letters: what cannot be") {
  CHECK(read_text(R"(mail:
  letters:
    one: {on: acepted, to: seeker}
    two: {on: activated, to: sekeer}
    three: {on: accepted, when: {rout: direct}, to: provider}
)")
            .findings ==
        R"(program.yaml:1:1: error: 'from' is missing [no-sender]
  mail:
  ^~~~
  hint: say who sends the letters: from: desk@example.org
program.yaml:3:15: error: unknown event 'acepted' [unknown-event]
      one: {on: acepted, to: seeker}
                ^~~~~~~
  hint: did you mean 'accepted'?
program.yaml:4:15: error: 'activated' is not recorded, so nothing can be written about it [not-recorded]
      two: {on: activated, to: sekeer}
                ^~~~~~~~~
  hint: name the event that it follows from, such as {passed: {gate: terms}}
program.yaml:4:30: error: unknown addressee 'sekeer' [unknown-addressee]
      two: {on: activated, to: sekeer}
                               ^~~~~~
  hint: did you mean 'seeker'?
program.yaml:5:34: error: unknown field 'rout' [unknown-field]
      three: {on: accepted, when: {rout: direct}, to: provider}
                                   ^~~~
  hint: did you mean 'route'?
)");
}

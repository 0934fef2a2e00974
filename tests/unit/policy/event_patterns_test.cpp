#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("event patterns: an event, a list, and events with what their fields must be") {
  const auto reading = read_text(R"(
clocks:
  one: {from: met, until: {checked-in: {with: seeker}}, within: 1 week}
  two: {from: [submitted, returned], until: [notes, {checked-in: {with: provider}, met: }], within: 1 week}
  three: {on: participant, from: [activated, period-start, met, contacted], until: {outcome: {kind: employed}}, within: 1 week}
)");
  CHECK(reading.findings == "");
  const auto words = [](const std::vector<EventPattern>& patterns) {
    std::string text;
    for (const auto& pattern : patterns) {
      text += pattern.event;
      for (const auto& [field, value] : pattern.fields) text += " " + field + "=" + value;
      text += ";";
    }
    return text;
  };
  const auto& clocks = reading.policy->clocks;
  CHECK(words(clocks[0].from) == "met;");
  CHECK(words(clocks[0].until) == "checked-in with=seeker;");
  CHECK(words(clocks[1].from) == "submitted;returned;");
  CHECK(words(clocks[1].until) == "notes;checked-in with=provider;met;");
  CHECK(words(clocks[2].from) == "activated;period-start;met;contacted;");
  CHECK(words(clocks[2].until) == "outcome kind=employed;");
}

TEST_CASE("event patterns: unknown events") {
  CHECK(read_text(R"(clocks:
  accept: {from: askd, until: [acepted, {checked-inn: {with: seeker}}], within: 1 week}
)")
            .findings ==
        R"(program.yaml:2:18: error: unknown event 'askd' [unknown-event]
    accept: {from: askd, until: [acepted, {checked-inn: {with: seeker}}], within: 1 week}
                   ^~~~
  hint: did you mean 'asked'?
program.yaml:2:32: error: unknown event 'acepted' [unknown-event]
    accept: {from: askd, until: [acepted, {checked-inn: {with: seeker}}], within: 1 week}
                                 ^~~~~~~
  hint: did you mean 'accepted'?
program.yaml:2:42: error: unknown event 'checked-inn' [unknown-event]
    accept: {from: askd, until: [acepted, {checked-inn: {with: seeker}}], within: 1 week}
                                           ^~~~~~~~~~~
  hint: did you mean 'checked-in'?
)");
}

TEST_CASE("event patterns: an event of participants on a request") {
  CHECK(read_text(R"(clocks:
  accept: {from: activated, within: 1 week}
)")
            .findings ==
        R"(program.yaml:2:18: error: unknown event 'activated' [unknown-event]
    accept: {from: activated, within: 1 week}
                   ^~~~~~~~~
  hint: known: asked, returned, submitted, assigned, accepted, declined, timed-out, talked-to, introduced, attempted, scheduled, met, notes, referred, checked-in, transferred, offered-service, redirected, unreachable, withdrawn, expired, completed, reopened, reminded, escalated, snoozed, noted, corrected, retracted
)");
}

TEST_CASE("event patterns: an unknown field of an event") {
  CHECK(read_text(R"(clocks:
  accept: {from: met, until: {checked-in: {wth: seeker}}, within: 1 week}
)")
            .findings ==
        R"(program.yaml:2:44: error: unknown field 'wth' [unknown-field]
    accept: {from: met, until: {checked-in: {wth: seeker}}, within: 1 week}
                                             ^~~
  hint: did you mean 'with'?
)");
}

TEST_CASE("event patterns: a value that the field cannot have") {
  CHECK(read_text(R"(clocks:
  accept: {from: met, until: {checked-in: {with: seker}}, within: 1 week}
)")
            .findings ==
        R"(program.yaml:2:50: error: unknown value 'seker' [unknown-value]
    accept: {from: met, until: {checked-in: {with: seker}}, within: 1 week}
                                                   ^~~~~
  hint: did you mean 'seeker'?
)");
}

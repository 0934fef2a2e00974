#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("clocks: two standard clocks by default, none where the section is empty") {
  const auto clocks = read_text("").policy->clocks;
  REQUIRE(clocks.size() == 2);
  CHECK(clocks[0].name == "accept");
  CHECK(clocks[0].within == Duration{1, Unit::weeks});
  CHECK(clocks[0].waiting_on == WaitingOn::provider);
  CHECK(clocks[1].name == "follow-up");
  CHECK(read_text("clocks: {}\n").policy->clocks.empty());
}

TEST_CASE("clocks: every key of a clock is read") {
  const auto reading = read_text(R"(
staff: {coordinator: ann@example.org}
clocks:
  accept:
    on: request
    when: {kind: mentoring, route: [assigned, direct]}
    from: asked
    until: [accepted, declined]
    within: 2 days
    waiting_on: provider
    remind: [24 hours, 48 hours]
    then: {after: 5 business days, do: time-out}
    escalate_to: coordinator
  outcome: {on: participant, when: {role: [seeker]}, from: activated, every: reporting-period}
)");
  CHECK(reading.findings == "");
  const auto& accept = *find_clock(*reading.policy, "accept");
  CHECK(accept.on == Subject::request);
  CHECK(accept.when == std::vector<std::pair<std::string, std::vector<std::string>>>{
                           {"kind", {"mentoring"}}, {"route", {"assigned", "direct"}}});
  CHECK(accept.within == Duration{2, Unit::days});
  CHECK(accept.waiting_on == WaitingOn::provider);
  CHECK(accept.remind == std::vector<Duration>{{24, Unit::hours}, {48, Unit::hours}});
  CHECK(accept.then->after == Duration{5, Unit::business_days});
  CHECK(accept.then->action == Clock::Action::time_out);
  CHECK(accept.escalate_to == "coordinator");
  const auto& outcome = *find_clock(*reading.policy, "outcome");
  CHECK(outcome.on == Subject::participant);
  CHECK(outcome.every_reporting_period);
  CHECK_FALSE(outcome.within);
  CHECK(outcome.waiting_on == WaitingOn::coordinator);
}

TEST_CASE("clocks: no limit") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked}
)")
            .findings ==
        R"(program.yaml:2:3: error: 'accept' has no limit [no-limit]
    accept: {from: asked}
    ^~~~~~
  hint: write within: 2 business days, or every: reporting-period
)");
}

TEST_CASE("clocks: two limits") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 1 week, every: reporting-period}
)")
            .findings ==
        R"(program.yaml:2:3: error: 'accept' has both 'within' and 'every' [two-limits]
    accept: {from: asked, within: 1 week, every: reporting-period}
    ^~~~~~
  hint: remove one of them
)");
}

TEST_CASE("clocks: no start") {
  CHECK(read_text(R"(clocks:
  accept: {within: 1 week}
)")
            .findings ==
        R"(program.yaml:2:3: error: 'from' is missing [missing-key]
    accept: {within: 1 week}
    ^~~~~~
)");
}

TEST_CASE("clocks: a length of time that cannot be read") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 2 busines days}
)")
            .findings ==
        R"(program.yaml:2:33: error: '2 busines days' is not a length of time [not-a-duration]
    accept: {from: asked, within: 2 busines days}
                                  ^~~~~~~~~~~~~~
  hint: did you mean '2 business days'?
)");
}

TEST_CASE("clocks: an unknown staff role") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 1 week, escalate_to: chair}
)")
            .findings ==
        R"(program.yaml:2:54: warning: unknown staff role 'chair' [unknown-staff-role]
    accept: {from: asked, within: 1 week, escalate_to: chair}
                                                       ^~~~~
  hint: none is named in this file
)");
}

TEST_CASE("clocks: an action that is only for requests") {
  CHECK(read_text(R"(clocks:
  call: {on: participant, from: activated, within: 1 week, then: {after: 2 weeks, do: close}}
)")
            .findings ==
        R"(program.yaml:2:87: error: 'close' can only be done to a request [wrong-action]
    call: {on: participant, from: activated, within: 1 week, then: {after: 2 weeks, do: close}}
                                                                                        ^~~~~
  hint: write do: flag
)");
}

TEST_CASE("clocks: conditions on unknown fields and values") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
clocks:
  call: {on: participant, when: {role: mentr, location: osllo, colour: red}, from: activated, within: 1 week}
)")
            .findings ==
        R"(program.yaml:5:40: error: unknown role 'mentr' [unknown-role]
    call: {on: participant, when: {role: mentr, location: osllo, colour: red}, from: activated, within: 1 week}
                                         ^~~~~
  hint: known: seeker, provider
program.yaml:5:57: error: unknown place 'osllo' [unknown-place]
    call: {on: participant, when: {role: mentr, location: osllo, colour: red}, from: activated, within: 1 week}
                                                          ^~~~~
  hint: did you mean 'oslo'?
program.yaml:5:64: error: unknown field 'colour' [unknown-field]
    call: {on: participant, when: {role: mentr, location: osllo, colour: red}, from: activated, within: 1 week}
                                                                 ^~~~~~
  hint: known: id, role, name.first, name.last, name.organization, email, phone, preferred_contact, letters, joined, location, referral_partner, organization, title, employer, closes, sectors, industries, skills, seniority, languages, resume, capacity.per_week, capacity.direct_per_week, capacity.open, capacity.seats, serves, available_from, accepts, classification, visibility, same_as, notes, status
)");
}

TEST_CASE("clocks: an unknown key") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 1 week, waiting-on: provider}
)")
            .findings ==
        R"(program.yaml:2:41: error: unknown key 'waiting-on' [unknown-key]
    accept: {from: asked, within: 1 week, waiting-on: provider}
                                          ^~~~~~~~~~
  hint: did you mean 'waiting_on'?
)");
}

TEST_CASE("clocks: the reserved name of the compliance steps") {
  CHECK(read_text(R"(clocks:
  compliance: {from: submitted, until: met, within: 2 days}
)")
            .findings ==
        R"(program.yaml:2:3: error: 'compliance' is the clock of the steps under 'compliance' [reserved-clock]
    compliance: {from: submitted, until: met, within: 2 days}
    ^~~~~~~~~~
  hint: give this clock another name
)");
}

TEST_CASE("event patterns: an event, a list, and events with field values") {
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
      text += to_text(pattern.event);
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
  hint: known: asked, returned, documented, submitted, assigned, accepted, declined, timed-out, talked-to, introduced, attempted, scheduled, met, notes, referred, checked-in, transferred, recalled, on-hold, hold-ended, offered-service, redirected, unreachable, withdrawn, expired, completed, reopened, cancelled, reminded, escalated, snoozed, noted, corrected, retracted
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

TEST_CASE("compliance: the steps of the ladder are read") {
  const auto reading = read_text(R"(
staff: {chair: ann@example.org, director: bo@example.org}
compliance:
  counts: declined
  time_outs: true
  within: 12 months
  steps:
    1: {tell: [provider], copy: chair, by: director, template: rejection-1, then: chair talks to them,
        actions: {spoke: {by: chair, does: speaks with them}, noted: {does: notes it}}}
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
  REQUIRE(compliance.steps[0].actions.size() == 2);
  CHECK(compliance.steps[0].actions[0].name == "spoke");
  CHECK(compliance.steps[0].actions[0].by == std::vector<std::string>{"chair"});
  CHECK(compliance.steps[0].actions[0].does == "speaks with them");
  CHECK(compliance.steps[0].actions[1].by.empty());
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

TEST_CASE("compliance: an action of somebody unknown, and one that is not described") {
  CHECK(read_text(R"(staff: {chair: ann@example.org}
compliance:
  steps:
    1: {actions: {spoke: {by: char, does: speaks with them}}}
)")
            .findings ==
        R"(program.yaml:4:31: warning: unknown staff role 'char' [unknown-staff-role]
      1: {actions: {spoke: {by: char, does: speaks with them}}}
                                ^~~~
  hint: did you mean 'chair'?
)");
  CHECK(read_text(R"(compliance:
  steps:
    1: {actions: {spoke: {}}}
)")
            .findings ==
        R"(program.yaml:3:19: error: 'does' is missing [missing-key]
      1: {actions: {spoke: {}}}
                    ^~~~~
)");
}

TEST_CASE("compliance: a last word of somebody who does not decide") {
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

TEST_CASE("compliance: a step that is not a number") {
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

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("clocks: an answer and a word after the meeting, where nothing is said; none where none are wanted") {
  const auto clocks = read_text("").policy->clocks;
  REQUIRE(clocks.size() == 2);
  CHECK(clocks[0].name == "accept");
  CHECK(clocks[0].within == Duration{1, Unit::weeks});
  CHECK(clocks[0].waiting_on == WaitingOn::provider);
  CHECK(clocks[1].name == "follow-up");
  CHECK(read_text("clocks: {}\n").policy->clocks.empty());
}

TEST_CASE("clocks: everything a clock says is read") {
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

TEST_CASE("clocks: a length of time that is none") {
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

TEST_CASE("clocks: an action that only a request knows") {
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

TEST_CASE("clocks: conditions on what is unknown") {
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
  hint: known: id, role, name.first, name.last, name.organization, email, phone, preferred_contact, joined, location, referral_partner, organization, title, employer, closes, sectors, industries, skills, seniority, languages, resume, capacity.per_week, capacity.direct_per_week, capacity.open, capacity.seats, serves, available_from, accepts, classification, visibility, same_as, notes, status
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

TEST_CASE("clocks: the name of the ladder's steps is taken") {
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

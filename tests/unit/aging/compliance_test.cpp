#include "aging/compliance.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

ComplianceStep ladder_step(int number) {
  ComplianceStep step;
  step.number = number;
  return step;
}

// Three steps, as the volunteers' program has them.
VolunteerProgram ladder_program() {
  VolunteerProgram world;
  auto& policy = world.policy;
  policy.declines = {{"illness", false, true}, {"no-time", true, false}};
  policy.staff["regional_operations"]["iowa"] = {"ops@example.org"};
  policy.staff["regional_vice_president"]["iowa"] = {"rvp@example.org"};
  auto first = ladder_step(1), second = ladder_step(2), third = ladder_step(3);
  first.tell = {"mentor"};
  first.copy = {"chapter_chair"};
  first.by = "regional_operations";
  first.then = "chapter_chair talks to the mentor";
  second.tell = {"regional_vice_president", "chapter_chair"};
  second.by = "regional_operations";
  third.decide = {"regional_vice_president", "chapter_chair"};
  third.final_word = "regional_vice_president";
  third.outcomes = {"exit", "volunteer-only"};
  third.tell_after = {"intake_coordinator"};
  policy.compliance.steps = {first, second, third};
  return world;
}

void reject(VolunteerProgram& world, std::string_view when, Event rejection) {
  const auto asked = at(when) - std::chrono::hours(1);
  rejection.at = zone().stamp(at(when));
  world.requests.push_back(request(
      fmt::format("20260101-{:02}", world.requests.size()),
      {event(asked, "submitted"), event(asked, "assigned", {{"provider", "john-doe"}, {"how", "hand"}}), rejection}));
}

void decline(VolunteerProgram& world, std::string_view when, std::string reason = "no-time") {
  reject(world, when, event(when, "declined", {{"reason", std::move(reason)}}));
}

std::string line(const ReachedStep& reached) {
  return fmt::format("step {} by {} {}", reached.step->number, reached.by.request,
                     reached.taken ? "taken by " + std::string(to_text(*reached.taken_by)) : "due");
}

Lines ladder(const VolunteerProgram& world, std::string_view when = "2026-06-01 09:00") {
  const auto loaded = world.records(at(when));
  const auto standing = ladder_standing({world.policy, loaded}, *loaded.participant("john-doe"), at(when));
  Lines all{fmt::format("{} of {} count", standing.counted, standing.rejections.size())};
  for (const auto& step : standing.steps) all.push_back(line(step));
  return all;
}

Lines reasons(const VolunteerProgram& world, std::string_view when = "2026-06-01 09:00") {
  const auto loaded = world.records(at(when));
  const auto standing = ladder_standing({world.policy, loaded}, *loaded.participant("john-doe"), at(when));
  Lines all;
  for (const auto& rejection : standing.rejections) {
    all.push_back(fmt::format("{} {} {}: {}", wall(rejection.at.instant), to_text(rejection.event), rejection.reason,
                              rejection.why_not));
  }
  return all;
}

}  // namespace

TEST_CASE("each decline that counts reaches the step of its number, and beyond the last that one again") {
  auto one = ladder_program();
  CHECK(ladder(one) == Lines{"0 of 0 count"});
  decline(one, "2026-02-01 09:00");
  CHECK(ladder(one) == Lines{"1 of 1 count", "step 1 by 20260101-00 due"});
  decline(one, "2026-02-02 09:00", "illness");
  decline(one, "2026-02-03 09:00");
  decline(one, "2026-02-04 09:00");
  decline(one, "2026-02-05 09:00", "a reason of nobody's");
  CHECK(ladder(one) == Lines{"4 of 5 count", "step 1 by 20260101-00 due", "step 2 by 20260101-02 due",
                             "step 3 by 20260101-03 due", "step 3 by 20260101-04 due"});
  CHECK(reasons(one)[1] == "2026-02-02 09:00:00 declined illness: a decline for illness does not count");
}

TEST_CASE("a time-out counts where the policy says so, as of when the answer was due") {
  auto one = ladder_program();
  reject(one, "2026-02-04 09:00",
         event("2026-02-04 09:00", "timed-out", {{"provider", "john-doe"}, {"due", "2026-02-04T08:30:00-06:00"}},
               "sweep"));
  CHECK(reasons(one) == Lines{"2026-02-04 08:30:00 timed-out : time-outs do not count"});
  one.policy.compliance.time_outs = true;
  CHECK(reasons(one) == Lines{"2026-02-04 08:30:00 timed-out : "});
  CHECK(ladder(one) == Lines{"1 of 1 count", "step 1 by 20260101-00 due"});
}

TEST_CASE("with `within` only what is not longer ago counts") {
  auto one = ladder_program();
  one.policy.compliance.within = lasting("12 months");
  decline(one, "2025-05-20 09:00");
  decline(one, "2026-05-01 09:00");
  CHECK(ladder(one, "2026-05-20 23:59:59").front() == "2 of 2 count");
  CHECK(ladder(one, "2026-05-21 00:00") == Lines{"1 of 2 count", "step 1 by 20260101-01 due"});
  CHECK(reasons(one, "2026-05-21 00:00")[0] == "2025-05-20 09:00:00 declined no-time: more than 12 months ago");
}

TEST_CASE("an offer that the seeker declines, and what was taken back, are no rejections of the provider") {
  auto one = ladder_program();
  one.requests = {request("20260101-00",
                          {event("2026-01-02 09:00", "submitted", {{"from", "john-doe"}}),
                           event("2026-01-02 10:00", "declined", {{"reason", "no-time"}}),
                           event("2026-01-02 11:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}),
                           event("2026-01-02 12:00", "declined", {{"reason", "no-time"}})},
                          "offered")};
  CHECK(reasons(one) == Lines{"2026-01-02 12:00:00 declined no-time: "});
  one.requests[0].history.push_back(event(
      "2026-01-02 13:00", "retracted",
      {{"retracts", "declined"}, {"retracts_at", "2026-01-02T12:00:00-06:00"}, {"reason", "it was another mentor"}}));
  CHECK(reasons(one) == Lines{});
}

TEST_CASE("a step is closed by what was recorded after it was reached") {
  auto one = ladder_program();
  auto& history = one.participants[1].history;
  decline(one, "2026-02-01 09:00");
  history.push_back(event("2026-01-31 09:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  CHECK(ladder(one)[1] == "step 1 by 20260101-00 due");
  history.push_back(event("2026-02-02 09:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  CHECK(ladder(one)[1] == "step 1 by 20260101-00 taken by step-taken");
  decline(one, "2026-02-03 09:00");
  decline(one, "2026-02-04 09:00");
  history.push_back(event("2026-02-05 09:00", "reclassified", {{"classification", "volunteer-only"}}));
  CHECK(ladder(one) == Lines{"3 of 3 count", "step 1 by 20260101-00 taken by step-taken", "step 2 by 20260101-01 due",
                             "step 3 by 20260101-02 due"});
  history.push_back(event("2026-02-06 09:00", "step-taken", {{"step", 3}, {"action", "decided"}}));
  CHECK(ladder(one)[3] == "step 3 by 20260101-02 due");
  history.push_back(event("2026-02-07 09:00", "step-taken", {{"step", 3}, {"action", "decided"}, {"outcome", "exit"}}));
  CHECK(ladder(one) == Lines{"3 of 3 count", "step 1 by 20260101-00 taken by step-taken",
                             "step 2 by 20260101-01 taken by step-taken", "step 3 by 20260101-02 taken by step-taken"});
}

TEST_CASE("a step is closed when every action that it requires is recorded; no other word does") {
  auto one = ladder_program();
  one.policy.compliance.steps[0].actions = {{"spoke", {"chapter_chair"}, "speaks with the mentor"}};
  auto& history = one.participants[1].history;
  const auto due = [&]() -> std::string {
    const auto loaded = one.records(at("2026-06-01 09:00"));
    const auto all = steps_due({one.policy, loaded}, at("2026-06-01 09:00"));
    return all.empty() ? "closed" : all[0].action;
  };
  const auto taken = [&](std::string_view when, std::string action) {
    history.push_back(event(when, "step-taken", {{"step", 1}, {"action", std::move(action)}}));
  };
  decline(one, "2026-02-01 09:00");
  CHECK(due() ==
        "regional operations tells mentor, with chapter chair in copy; chapter chair speaks with the mentor; "
        "then chapter_chair talks to the mentor");
  taken("2026-02-02 09:00", "told");
  CHECK(due() == "chapter chair speaks with the mentor; then chapter_chair talks to the mentor");
  taken("2026-02-03 09:00", "banana");
  CHECK(due() == "chapter chair speaks with the mentor; then chapter_chair talks to the mentor");
  taken("2026-02-04 09:00", "spoke");
  CHECK(due() == "closed");
}

TEST_CASE("what a step required when its last action was recorded closes it, whatever the policy asks for later") {
  auto one = ladder_program();
  decline(one, "2026-02-01 09:00");
  one.participants[1].history.push_back(
      event("2026-02-02 09:00", "step-taken", {{"step", 1}, {"action", "told"}, {"requires", Value(Lines{"told"})}}));
  one.policy.compliance.steps[0].actions = {{"spoke", {"chapter_chair"}, "speaks with the mentor"}};
  CHECK(ladder(one)[1] == "step 1 by 20260101-00 taken by step-taken");
  one.participants[1].history.back().fields.set("requires", Value(Lines{"told", "warned"}));
  CHECK(ladder(one)[1] == "step 1 by 20260101-00 due");
}

TEST_CASE("a step's actions follow from whom it tells and who decides; the policy names the others") {
  ComplianceStep step = ladder_step(1);
  CHECK(action_names(step) == Lines{"done"});
  step.actions = {{"spoke", {}, "speaks with the mentor"}};
  step.tell = {"mentor"};
  step.decide = {"chapter_chair"};
  CHECK(action_names(step) == Lines{"told", "decided", "spoke"});
  CHECK(is_decision(step, "decided"));
  CHECK_FALSE(is_decision(step, "spoke"));
  CHECK(action_of(step) ==
        "the coordinator tells mentor; chapter chair decides; the coordinator speaks with the mentor");
  CHECK(what_follows(step) == "the coordinator speaks with the mentor");
  step.actions.push_back({"decided", {"director"}, "decides alone"});
  CHECK(action_names(step) == Lines{"told", "spoke", "decided"});
}

TEST_CASE("an exception needs all who decide, or the one with the last word") {
  auto one = ladder_program();
  for (const auto* when : {"2026-02-01 09:00", "2026-02-02 09:00", "2026-02-03 09:00"}) decline(one, when);
  const auto with = [&](Value::Map fields) {
    auto other = one;
    fields.emplace_back("reason", "does much else");
    other.participants[1].history.push_back(event("2026-02-04 09:00", "excepted", std::move(fields)));
    return ladder(other).back();
  };
  const auto taken = "step 3 by 20260101-02 taken by excepted";
  const auto still_due = "step 3 by 20260101-02 due";
  CHECK(with({{"agreed_by", Value(Lines{"chapter_chair"})}}) == still_due);
  CHECK(with({{"agreed_by", Value(Lines{"chapter_chair", "rvp@example.org"})}}) == taken);
  CHECK(with({{"decided_by", "chair@example.org"}}) == still_due);
  CHECK(with({{"decided_by", "rvp@example.org"}}) == taken);
  const auto& third = one.policy.compliance.steps[2];
  CHECK(still_to_agree(one.policy, third, "des-moines", {}, "") == Lines{"regional_vice_president", "chapter_chair"});
  CHECK(still_to_agree(one.policy, third, "cedar-rapids", {"rvp@example.org", "chair@example.org"}, "") ==
        Lines{"chapter_chair"});
}

TEST_CASE("the steps due say who does what and who is told") {
  auto one = ladder_program();
  for (const auto* when : {"2026-02-01 09:00", "2026-02-02 09:00", "2026-02-03 09:00"}) decline(one, when);
  const auto loaded = one.records(at("2026-06-01 09:00"));
  const auto due = steps_due({one.policy, loaded}, at("2026-06-01 09:00"));
  REQUIRE(due.size() == 3);
  CHECK(due[0].provider == "john-doe");
  CHECK(due[0].tell == std::vector<Holders>{{"mentor", {"john-doe@example.org"}}});
  CHECK(due[0].copy == std::vector<Holders>{{"chapter_chair", {"chair@example.org"}}});
  CHECK(due[0].by_whom == std::vector<Holders>{{"regional_operations", {"ops@example.org"}}});
  CHECK(due[0].action ==
        "regional operations tells mentor, with chapter chair in copy; then chapter_chair talks to the mentor");
  CHECK(due[1].action == "regional operations tells regional vice president and chapter chair");
  CHECK(due[2].action ==
        "regional vice president and chapter chair decide on exit or volunteer-only; regional vice president has the "
        "last "
        "word; afterwards intake coordinator is told");
  CHECK(due[2].tell_after == std::vector<Holders>{{"intake_coordinator", {"ann@example.org", "bo@example.org"}}});
  one.participants[1].history.push_back(event("2026-02-04 09:00", "exited"));
  const auto after = one.records(at("2026-06-01 09:00"));
  CHECK(steps_due({one.policy, after}, at("2026-06-01 09:00")).empty());
  CHECK(ladder_standings({one.policy, after}, at("2026-06-01 09:00")).size() == 1);
}

TEST_CASE("the step that a rejection reaches, and who holds a role, in words") {
  auto one = ladder_program();
  const auto number = [&](int rejection) {
    const auto* step = step_reached_by(one.policy.compliance, rejection);
    return step == nullptr ? 0 : step->number;
  };
  CHECK(number(1) == 1);
  CHECK(number(3) == 3);
  CHECK(number(7) == 3);
  CHECK(in_words(holders_of(one.policy, one.participants[1], {"mentor", "intake_coordinator", "treasurer"})) ==
        "mentor (john-doe@example.org), intake coordinator (ann@example.org, bo@example.org) and treasurer (nobody is "
        "named)");
  one.policy.compliance.steps.clear();
  CHECK(number(1) == 0);
}

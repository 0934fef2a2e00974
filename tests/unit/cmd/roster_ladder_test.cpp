#include "cmd/intake_desk.hpp"
#include "policy/apply.hpp"
#include "record/change.hpp"

using namespace matchdesk;
using world::event;

namespace {

// A ladder of two steps, of which the second decides; Max Day declined so many requests for a reason that counts.
IntakeDesk ladder_desk(int declined) {
  IntakeDesk desk;
  Policy& policy = desk.policy;
  policy.declines = {{"illness", false, true}, {"no-time", true, false}};
  policy.staff["operations"]["iowa"] = {"ops@example.org"};
  policy.staff["director"]["iowa"] = {"dir@example.org"};
  policy.staff["chapter_chair"]["iowa"] = {"chair@example.org"};
  policy.compliance.steps = {{.number = 1, .tell = {"mentor"}, .by = "operations"},
                             {.number = 2,
                              .decide = {"director", "chapter_chair"},
                              .outcomes = {"exit", "volunteer-only"},
                              .tell_after = {"operations"},
                              .final_word = "director"}};
  desk.people[1].location = "des-moines";
  for (int number = 1; number <= declined; ++number) {
    Request request;
    request.id = fmt::format("2026050{}-aaaa", number);
    request.route = "assigned";
    request.seeker = "ana-ruiz";
    const auto day = fmt::format("2026-05-0{}T", number);
    request.history = {event(day + "09:00:00-05:00", "submitted"),
                       event(day + "10:00:00-05:00", "assigned", {{"provider", "max-day"}, {"how", "hand"}}),
                       event(day + "11:00:00-05:00", "declined", {{"reason", "no-time"}})};
    fold_in_place(request, policy);
    desk.requests.push_back(std::move(request));
  }
  return desk;
}

std::string step(const IntakeDesk& desk, const std::string& number, Words more = {}) {
  more.insert(more.begin(), {{"ID", "max-day"}, {"STEP", number}});
  if (std::ranges::find(more, "--action", &std::pair<std::string, std::string>::first) == more.end())
    more.emplace_back("--action", "told");
  return desk.said(command_named("roster step"), more);
}

std::string except(const IntakeDesk& desk, Words more) {
  more.insert(more.begin(), {{"ID", "max-day"}, {"--reason", "does much else"}});
  return desk.said(command_named("roster except"), more);
}

}  // namespace

TEST_CASE("a step is taken once it was reached, and in order") {
  CHECK(step(ladder_desk(1), "1") == "max-day: step 1, told; still active\n- step 1 is closed\n");
  CHECK(step(ladder_desk(1), "2") ==
        "step-not-reached: step 2 is not reached: max-day has 1 counted rejection ('matchdesk show max-day' says which "
        "count, and why the others do not)");
  CHECK(
      step(ladder_desk(2), "2") ==
      "step-order: step 1 comes before step 2, and is not closed: missing told (record it first: matchdesk roster step "
      "max-day 1 --action told)");
  CHECK(step(ladder_desk(2), "3") == "unknown-step: the ladder has no step '3' (its steps are 1 to 2)");
  CHECK(
      step(ladder_desk(1), "1", {{"--at", "2026-05-01 10:30"}}) ==
      "step-not-reached: step 1 is not reached: max-day has 0 counted rejections ('matchdesk show max-day' says which "
      "count, and why the others do not)");
  CHECK(step(IntakeDesk(), "1") ==
        "no-ladder: this program has no steps for those who decline again and again (they are named in program.yaml: "
        "compliance: {steps: …})");
}

TEST_CASE("a step that decides names what follows and who is told") {
  auto desk = ladder_desk(2);
  desk.people[1].history.push_back(event("2026-05-01T12:00:00-05:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  CHECK(step(desk, "2", {{"--action", "decided"}, {"--outcome", "exit"}}) ==
        "max-day: step 2, decided: exit; still active\n"
        "- next: matchdesk roster exit max-day --reason …\n"
        "- to be told: operations (ops@example.org)\n"
        "- step 2 is closed\n");
  CHECK(step(desk, "2", {{"--action", "decided"}, {"--outcome", "exti"}}) ==
        "unknown-outcome: step 2 does not end with 'exti' (did you mean 'exit'?)");
  CHECK(step(desk, "2", {{"--action", "decided"}}) ==
        "missing-argument: a decision needs --outcome: what was decided (it ends with exit or volunteer-only)");
  CHECK(
      step(desk, "2", {{"--action", "decided"}, {"--outcome", "volunteer-only"}}) ==
      "needs-exception: 'volunteer-only' is an exception from step 2 (all of director (dir@example.org) and chapter "
      "chair (chair@example.org) agree on it, and 'matchdesk roster except max-day' records it; director has the last "
      "word)");
  CHECK(step(desk, "1", {{"--outcome", "exit"}}) ==
        "unknown-outcome: the action 'told' of step 1 decides nothing (leave --outcome out)");
  CHECK(desk.said(command_named("roster exit"), {{"ID", "max-day"}, {"--reason", "third decline"}}) ==
        "max-day: left: third decline; exited now\n- to be told now: operations (ops@example.org)\n");
}

TEST_CASE("a step takes its own actions, and says which are missing until it is closed") {
  auto desk = ladder_desk(1);
  desk.policy.compliance.steps[0].actions = {{"spoke", {"chapter_chair"}, "speaks with the mentor"}};
  CHECK(step(desk, "1", {{"--action", "banana"}}) ==
        "unknown-action: step 1 has no action 'banana' (its actions are told and spoke)");
  CHECK(step(desk, "1", {{"--action", "spok"}}) ==
        "unknown-action: step 1 has no action 'spok' (did you mean 'spoke'?)");
  CHECK(step(desk, "1") ==
        "max-day: step 1, told; still active\n- missing of step 1: spoke (chapter chair speaks with the mentor)\n");
  desk.people[1].history.push_back(event("2026-05-01T12:00:00-05:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  const auto outcome =
      desk.decide(command_named("roster step"), {{"ID", "max-day"}, {"STEP", "1"}, {"--action", "spoke"}});
  REQUIRE(outcome);
  CHECK(outcome->notes == std::vector<std::string>{"step 1 is closed"});
  CHECK(std::get<AppendEvent>(outcome->changes()[0]).event.texts("requires") ==
        std::vector<std::string>{"told", "spoke"});
}

TEST_CASE(
    "a classification that the ladder leads to is refused while what was reached is open, or without an exception") {
  auto desk = ladder_desk(1);
  const auto reclassified = [&] {
    return desk.said(command_named("roster reclassify"), {{"ID", "max-day"}, {"CLASSIFICATION", "volunteer-only"}});
  };
  const auto recorded = [&](std::string_view kind, Value::Map fields) {
    desk.people[1].history.push_back(event("2026-05-03T12:00:00-05:00", kind, std::move(fields)));
  };
  const std::string agree =
      "(all of director (dir@example.org) and chapter chair (chair@example.org) agree on it, and 'matchdesk roster "
      "except max-day' records it)";
  CHECK(reclassified() ==
        "needs-exception: max-day stands on step 1 of the ladder: 'volunteer-only' is an exception from step 2 " +
            agree);
  recorded("step-taken", {{"step", 1}, {"action", "told"}});
  CHECK(reclassified().starts_with("max-day: classified as volunteer-only; still active\n"));
  desk = ladder_desk(2);
  recorded("step-taken", {{"step", 1}, {"action", "told"}});
  recorded("step-taken", {{"step", 2}, {"action", "decided"}, {"outcome", "exit"}});
  const std::string refused =
      "needs-exception: max-day stands on step 2 of the ladder: 'volunteer-only' is an exception from step 2 " + agree;
  CHECK(reclassified() == refused);
  CHECK(desk.said(command_named("roster correct"),
                  {{"ID", "max-day"}, {"FIELD", "classification"}, {"VALUE", "volunteer-only"}}) == refused);
  recorded("excepted", {{"step", 2}, {"reason", "runs workshops"}, {"decided_by", "director"}});
  CHECK(reclassified().starts_with("max-day: classified as volunteer-only; still active\n"));
}

TEST_CASE("an exception needs everybody who decides, or the one with the last word") {
  const auto desk = ladder_desk(2);
  const std::string agreed =
      "max-day: an exception from step 2 is agreed: does much else; still active\n"
      "- next: matchdesk roster reclassify max-day volunteer-only\n"
      "- to be told: operations (ops@example.org)\n"
      "- step 2 is closed\n";
  CHECK(except(desk, {{"--agreed-by", "director,chair@example.org"}}) == agreed);
  CHECK(except(desk, {{"--decided-by", "dir@example.org"}}) == agreed);
  CHECK(except(desk, {{"--agreed-by", "chapter_chair"}}) ==
        "not-agreed: an exception from step 2 is still to be agreed by director (dir@example.org) (name all who agreed "
        "with --agreed-by, or, where they do not, the last word of director (dir@example.org) with --decided-by)");
  CHECK(except(desk, {{"--agreed-by", "directr"}}) ==
        "not-a-decider: --agreed-by: 'directr' does not decide about step 2 (who does: director (dir@example.org) and "
        "chapter chair (chair@example.org))");
  CHECK(except(desk, {{"--decided-by", "chair@example.org"}}) ==
        "not-a-decider: --decided-by: 'chair@example.org' does not decide about step 2 (who does: director "
        "(dir@example.org))");
  CHECK(except(ladder_desk(1), {{"--agreed-by", "director"}}) ==
        "nothing-to-except: max-day stands on no step about which somebody decides: 1 counted rejection (what is done "
        "about other steps is recorded with 'matchdesk roster step max-day STEP')");
}

TEST_CASE("a decline says which rejection it is and what follows; a first request is brought to somebody's notice") {
  auto desk = ladder_desk(1);
  Request request;
  request.id = "20260519-bbbb";
  request.route = "assigned";
  request.seeker = "ana-ruiz";
  request.history = {event("2026-05-19T09:00:00-05:00", "submitted"),
                     event("2026-05-19T10:00:00-05:00", "assigned", {{"provider", "max-day"}, {"how", "hand"}})};
  fold_in_place(request, desk.policy);
  desk.requests.push_back(request);
  const Words words = {{"REQUEST", "bbbb"}, {"--reason", "no-time"}, {"--override", "she insists"}};
  CHECK(
      desk.said(decline_command(), words) ==
      "20260519-bbbb: declined by max-day: no-time; queued now\n"
      "- a first request was declined; to be told: dir@example.org and chair@example.org\n"
      "- 'no-time' counts: rejection 2 of max-day, step 2 of the ladder: director and chapter chair decide on exit or "
      "volunteer-only; director has the last word; afterwards operations is told\n"
      "- what is done: matchdesk roster step max-day 2 --action decided\n");
  desk.policy.compliance.steps[1].by = "operations";
  desk.policy.compliance.steps[1].tell = {"mentor"};
  const auto outcome = desk.decide(decline_command(), words);
  REQUIRE(outcome);
  REQUIRE(outcome->changes().size() == 2);
  const Event& escalated = std::get<AppendEvent>(outcome->changes()[1]).event;
  CHECK(escalated.kind == EventKind::escalated);
  CHECK(escalated.text("clock") == "compliance");
  CHECK(escalated.texts("to") == std::vector<std::string>{"ops@example.org", "dir@example.org", "chair@example.org"});
  CHECK(outcome->notes.front() ==
        "a first request was declined; to be told: ops@example.org, dir@example.org and chair@example.org");
  desk.policy.staff.clear();
  const auto unheard = desk.decide(decline_command(), words);
  REQUIRE(unheard);
  CHECK(unheard->changes().size() == 1);
  CHECK(unheard->notes.front() ==
        "a first request was declined, and nobody was told: nobody is coordinator for des-moines");
}

TEST_CASE("an offer that the seeker declines counts against nobody") {
  auto desk = ladder_desk(0);
  const auto offered = desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}, {"--from", "max-day"}});
  REQUIRE(offered);
  desk.requests = {std::get<CreateRequest>(offered->changes().at(0)).request};
  CHECK(desk.said(decline_command(), {{"REQUEST", desk.requests[0].id}, {"--reason", "no-time"}}) ==
        desk.requests[0].id + ": declined by ana-ruiz: no-time; queued now\n");
}

#include "cmd/intake_desk.hpp"
#include "policy/apply.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

// Two mentors who may be matched, of whom Max fits better.
IntakeDesk matching_desk() {
  IntakeDesk desk;
  desk.policy.matching.criteria[0].weight = 1;
  desk.policy.matching.order = {"score", "rotation"};
  desk.people[0].industries = {"retail"};
  desk.people[1].industries = {"retail"};
  desk.people.push_back(taken_in(desk.policy, world::newcomer("bea-cole", "mentor", "Bea", "Cole", "bea@example.org"),
                                 {"intake", "terms"}));
  return desk;
}

std::string shown(const IntakeDesk& desk, const Words& words) {
  const auto outcome = desk.decide(match_command(), words);
  return outcome ? show(outcome->view, {}, {.format = Format::table, .width = 0, .color = false, .as_of = ""})
                 : told(outcome);
}

}  // namespace

TEST_CASE("before any request the heading says by which route, and what they have in common stands beside each") {
  const auto desk = matching_desk();
  CHECK(shown(desk, {{"REQUEST", "ana-ruiz"}}) ==
        "2 candidates for Ana Ruiz (direct requests), ordered by score, then rotation\n"
        "rank  provider  name      score  in common\n"
        "   1  max-day   Max Day     100  1 of 1 industries: retail\n"
        "   2  bea-cole  Bea Cole      0\n");
  auto one_route = desk;
  one_route.policy.routes.resize(1);
  CHECK(shown(one_route, {{"REQUEST", "ana-ruiz"}, {"--top", "1"}}) ==
        "the best 1 of 2 for Ana Ruiz, ordered by score, then rotation\n"
        "rank  provider  name     score  in common\n"
        "   1  max-day   Max Day    100  1 of 1 industries: retail\n");
}

TEST_CASE("--where narrows the candidates by any field") {
  const auto desk = matching_desk();
  CHECK(shown(desk, {{"REQUEST", "ana-ruiz"}, {"--where", "industries=food-service"}}) ==
        "nobody is eligible for Ana Ruiz (direct requests) where industries=food-service\nthere is no such provider\n");
  CHECK(shown(desk, {{"REQUEST", "ana-ruiz"}, {"--where", "first=bea"}})
            .starts_with("bad-query: --where: participants have no 'first'"));
  CHECK(shown(desk, {{"REQUEST", "ana-ruiz"}, {"--where", "name=\"bea cole\""}}) ==
        "1 candidate for Ana Ruiz (direct requests) where name=\"bea cole\", ordered by score, then rotation\n"
        "rank  provider  name      score\n"
        "   1  bea-cole  Bea Cole      0\n");
}

TEST_CASE("recommendations are recorded on each who waits") {
  const auto desk = matching_desk();
  const auto outcome = desk.decide(match_command(), {{"--recommend", "2"}});
  REQUIRE(outcome);
  CHECK_FALSE(outcome->has_findings);
  REQUIRE(outcome->changes().size() == 1);
  const auto& change = std::get<AppendEvent>(outcome->changes()[0]);
  CHECK(change.id == "ana-ruiz");
  CHECK(change.event.kind == EventKind::recommended);
  CHECK(change.event.texts("providers") == std::vector<std::string>{"max-day", "bea-cole"});
  CHECK(shown(desk, {{"--recommend", "2"}}) ==
        "seeker    name      recommended\n"
        "ana-ruiz  Ana Ruiz  max-day 100 %, bea-cole 0 %\n"
        "\n"
        "1 of 1 seeker get 2 providers; no provider is recommended to more than 2 of them\n");
  const auto too_many = desk.decide(match_command(), {{"--recommend", "3"}, {"--uncapped", ""}});
  REQUIRE(too_many);
  CHECK(too_many->has_findings);
  CHECK(too_many->view.after == "\n0 of 1 seeker get 3 providers");
}

TEST_CASE("what match is asked must make sense") {
  const auto desk = matching_desk();
  CHECK(
      shown(desk, {}) ==
      "missing-argument: 'matchdesk match' needs a request, or a seeker (or --recommend N for everybody who waits; see "
      "'matchdesk match --help')");
  CHECK(shown(desk, {{"--recommend", "0"}}) == "bad-number: --recommend cannot be '0' (write a whole number from 1)");
  CHECK(shown(desk, {{"--recommend", "2"}, {"--slack", "x"}}) ==
        "bad-number: --slack cannot be 'x' (write a whole number from 0)");
  CHECK(shown(desk, {{"--recommend", "2"}, {"REQUEST", "ana-ruiz"}}) ==
        "wrong-option: --recommend does not take REQUEST (it is for everybody who waits: a request, or a seeker, is "
        "ranked without it)");
  CHECK(shown(desk, {{"REQUEST", "ana-ruiz"}, {"--top", "none"}}) ==
        "bad-number: --top cannot be 'none' (write a whole number from 1)");
}

TEST_CASE("on the preferred route --next keeps to the seeker's list") {
  auto desk = matching_desk();
  const auto made = desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}, {"--prefers", "bea-cole,mia-fox"}});
  REQUIRE(made);
  desk.requests = {std::get<CreateRequest>(made->changes().at(0)).request};
  const std::string id = desk.requests[0].id;
  CHECK(shown(desk, {{"REQUEST", id}}) ==
        "2 candidates for Ana Ruiz (" + id + "), ordered by score, then rotation\n" +
            "rank  provider  name      list  score  turn  used         last\n"
            "   1  max-day   Max Day           100     2  0, no limit  never had a request\n"
            "   2  bea-cole  Bea Cole     1      0     1  0, no limit  never had a request\n");
  CHECK(desk.said(assign_command(), {{"REQUEST", id}, {"--next", ""}}) ==
        id +
            " is assigned to Bea Cole (bea-cole): 0 %, next on the list\n- next: bea-cole answers; 'matchdesk "
            "accept " +
            id + "' or 'matchdesk decline " + id + " --reason …' records it\n");
  desk.requests[0].prefers = {"mia-fox"};
  CHECK(desk.said(assign_command(), {{"REQUEST", id}, {"--next", ""}}) ==
        "list-exhausted: nobody on the list of ana-ruiz may take " + id +
            "; mia-fox: not active yet: terms to be passed ('matchdesk match " + id +
            "' ranks everybody; assign one of them by name)");
}

TEST_CASE("a kind of so many meetings takes no more") {
  auto desk = matching_desk();
  const auto made =
      desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}, {"--to", "max-day"}, {"--kind", "flash-meeting"}});
  REQUIRE(made);
  desk.requests = {std::get<CreateRequest>(made->changes().at(0)).request};
  Request& request = desk.requests[0];
  const auto happens = [&](EventKind kind) {
    desk.now.instant += std::chrono::hours(1);
    request.history.push_back({desk.now, {}, "dana@example.org", kind, Value::map()});
    fold_in_place(request, desk.policy);
  };
  happens(EventKind::accepted);
  const Words met = {{"REQUEST", request.id}, {"EVENT", "met"}};
  CHECK(desk.said(followup_command(), met) ==
        request.id +
            ": met; met with max-day now\n- that was the last meeting of a flash-meeting; next: matchdesk close " +
            request.id + " --outcome completed\n");
  happens(EventKind::met);
  CHECK(desk.said(followup_command(), met) ==
        "no-more-sessions: " + request.id +
            " is a flash-meeting, which is for 1 meeting, and 1 meeting took place (end it with 'matchdesk close " +
            request.id + " --outcome completed'; what goes on is a new request)");
  request.kind = "mentoring";
  CHECK(desk.said(followup_command(), met) == request.id + ": met; still met with max-day\n");
}

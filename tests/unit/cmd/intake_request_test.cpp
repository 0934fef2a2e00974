#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

std::string request(Words words) {
  words.insert(words.begin(), {"SEEKER", "ana-ruiz"});
  return IntakeDesk().said(intake_request_command(), words);
}

// Without the id's hash.
std::string without_hash(std::string text) {
  for (std::size_t at = text.find("20260520-"); at != std::string::npos; at = text.find("20260520-", at + 1))
    text.erase(at + 9, 4);
  return text;
}

}  // namespace

TEST_CASE("a request waits in the queue, or with the provider who is asked or offers") {
  CHECK(without_hash(request({})) ==
        "20260520-: mentoring of Ana Ruiz (ana-ruiz); queued\n- next: matchdesk match 20260520-\n");
  CHECK(without_hash(request({{"--to", "Max Day"}, {"--kind", "flash-meeting"}})) ==
        "20260520-: flash-meeting of Ana Ruiz (ana-ruiz); pending with Max Day (max-day)\n");
  CHECK(without_hash(request({{"--from", "max-day"}})) ==
        "20260520-: mentoring of Ana Ruiz (ana-ruiz); pending with Max Day (max-day)\n");
}

TEST_CASE("the record holds what was typed") {
  const auto outcome = IntakeDesk().decide(intake_request_command(), {{"SEEKER", "ana@example.org"},
                                                                      {"--needs", "industries=shop,restaurant"},
                                                                      {"--needs", "seniority=Senior"},
                                                                      {"--prefers", "mia-fox,max"},
                                                                      {"--excludes", "new-kid"},
                                                                      {"--message", "Two\r\nlines"},
                                                                      {"--location", "52401"},
                                                                      {"--priority", "high"}});
  REQUIRE(outcome);
  const Request& made = std::get<CreateRequest>(outcome->changes().at(0)).request;
  CHECK(made.route == "preferred");
  CHECK(display(made.needs) == "industries: retail, food-service; seniority: senior");
  CHECK(text::join(made.prefers, " ") == "mia-fox max-day");
  CHECK(text::join(made.excludes, " ") == "new-kid");
  CHECK(made.message == "Two\nlines");
  CHECK(made.location == "cedar-rapids");
  CHECK(made.priority == "high");
  REQUIRE(outcome->warnings.size() == 1);
  CHECK(outcome->warnings[0].message == "no criterion of matching looks at seniority");
}

TEST_CASE("the same request is not made twice") {
  IntakeDesk desk;
  const auto first = desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}});
  REQUIRE(first);
  desk.requests = {std::get<CreateRequest>(first->changes().at(0)).request};
  CHECK(without_hash(desk.said(intake_request_command(), {{"SEEKER", "ana-ruiz"}})) ==
        "already-known: this request is there already: 20260520- (see 'matchdesk show 20260520-')");
}

TEST_CASE("what cannot be is refused, and wrong usage says what is right") {
  CHECK(request({{"--to", "new-kid"}}) ==
        "provider-not-active: new-kid is applied and takes no requests now ('matchdesk show new-kid' says since when; "
        "leave the "
        "provider out to put the request in the queue)");
  CHECK(request({{"--prefers", "ana-ruiz"}}) ==
        "not-a-provider: --prefers: ana-ruiz takes part as a client, who takes no requests (requests are taken by: "
        "mentor)");
  CHECK(request({{"--needs", "industrys=retail"}}) ==
        "unknown-field: --needs: there is no field 'industrys' (did you mean 'industries'?)");
  CHECK(request({{"--needs", "retail"}}) ==
        "no-equals: --needs: 'retail' does not say of which field (write it as --needs industries=retail,food)");
  CHECK(request({{"--to", "max-day"}, {"--route", "assigned"}}) ==
        "wrong-option: a request on the route 'assigned' does not take --to (--to is for direct requests)");
  CHECK(request({{"--location", "Pariss"}}) ==
        "unknown-location: 'Pariss' is no place of the location tree (its places stand under locations: in "
        "program.yaml)");
  CHECK(request({{"--at", "tomorrow"}}) ==
        "in-the-future: --at 2026-05-21T00:00:00-05:00 is in the future; it is 2026-05-20T09:00:00-05:00 now (record "
        "what happened "
        "when it has happened)");
  CHECK(IntakeDesk().said(intake_request_command(), {{"SEEKER", "max-day"}}) ==
        "not-a-seeker: max-day takes part as a mentor, who does not make requests (requests are made by: client)");
}

TEST_CASE("who is asked directly must be matched, have room, and not be asked by the same person already") {
  IntakeDesk desk;
  desk.policy.capacity.standard.direct_per_week = 1;
  const Words words = {{"SEEKER", "ana-ruiz"}, {"--to", "max-day"}};
  const auto first = desk.decide(intake_request_command(), words);
  REQUIRE(first);
  desk.requests = {std::get<CreateRequest>(first->changes().at(0)).request};
  const std::string id = desk.requests[0].id;
  desk.now = world::stamp("2026-05-20T10:00:00-05:00");
  CHECK(desk.said(intake_request_command(), words) ==
        "already-asked: max-day cannot be asked directly: another request of this seeker waits for the answer: " + id +
            "; full this week, direct 1 of 1; free again Monday 25 May ('matchdesk match ana-ruiz' ranks others; "
            "without --to it waits in the queue; or say why it is right here with --override \"why\")");
  Words anyway = words;
  anyway.emplace_back("--override", "Max offered it");
  const auto overridden = desk.decide(intake_request_command(), anyway);
  REQUIRE(overridden);
  CHECK(std::get<CreateRequest>(overridden->changes().at(0)).request.history[0].text("override") == "Max offered it");
  desk.people[1].classification = "volunteer-only";
  CHECK(
      desk.said(intake_request_command(), anyway)
          .starts_with("not-matchable: max-day cannot be asked directly: classified as volunteer-only; only mentor is "
                       "matched; another"));
}

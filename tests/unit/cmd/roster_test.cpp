#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

std::string run(const Command& command, const Words& words) { return IntakeDesk().said(command, words); }

Event contact(std::string_view at, std::string place) {
  const Event event = world::event(at, "contacted", {{"on_behalf_of", std::move(place)}}, "pat@example.org");
  return event;
}

// Cedar Rapids spoke to Ana on the 10th; the quiet period is two weeks.
IntakeDesk quiet_desk() {
  IntakeDesk desk;
  desk.policy.quiet_period = Duration{2, Unit::weeks};
  desk.policy.staff["employer_contact"]["cedar-rapids"] = {"pat@example.org"};
  desk.people[0].history.push_back(contact("2026-05-10T09:00:00-05:00", "cedar-rapids"));
  return desk;
}

}  // namespace

TEST_CASE("a pause, its end, and an exit name what stays open") {
  CHECK(run(command_named("roster pause"), {{"ID", "max-day"}, {"--until", "2026-06-01"}, {"--reason", "away"}}) ==
        "max-day: paused until 2026-06-01: away; paused now\n");
  CHECK(run(command_named("roster resume"), {{"ID", "max-day"}}) ==
        "not-allowed-now: 'resumed' is not possible while the participant is active (possible while: paused)");
  IntakeDesk desk;
  const auto request = desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}, {"--to", "max-day"}});
  REQUIRE(request);
  desk.requests = {std::get<CreateRequest>(request->changes().at(0)).request};
  const auto left = desk.decide(command_named("roster exit"), {{"ID", "max-day"}, {"--reason", "moved away"}});
  REQUIRE(left);
  REQUIRE(left->notes.size() == 1);
  CHECK(left->notes[0] == desk.requests[0].id + " is back in the queue");
  const auto& recalled = std::get<AppendEvent>(std::get<ChangeSet>(left->effect).at(1));
  CHECK(recalled.id == desk.requests[0].id);
  CHECK(recalled.event.kind == EventKind::recalled);
  CHECK(display(recalled.event.fields) == "provider: max-day; reason: left: moved away");
}

TEST_CASE("who has left accepts nothing, also where two clones recorded the one and the other") {
  IntakeDesk desk;
  const auto request = desk.decide(intake_request_command(), {{"SEEKER", "ana-ruiz"}, {"--to", "max-day"}});
  REQUIRE(request);
  desk.requests = {std::get<CreateRequest>(request->changes().at(0)).request};
  for (Participant& person : desk.people)
    if (person.id == "max-day") person.history.push_back(world::event("2026-05-20T09:00:00-05:00", "exited"));
  CHECK(desk.said(accept_command(), {{"REQUEST", desk.requests[0].id}}) ==
        "has-left: max-day has left the program (record it as declined, and assign it to somebody else: matchdesk "
        "decline " +
            desk.requests[0].id + " --reason …)");
}

TEST_CASE("outcomes and notes") {
  CHECK(run(command_named("roster outcome"), {{"ID", "ana-ruiz"},
                                              {"--kind", "employed"},
                                              {"--employer", "Acme"},
                                              {"--title", "Baker"},
                                              {"--since", "2026-05-01"}}) ==
        "ana-ruiz: employed as Baker with Acme since 2026-05-01; still active\n");
  CHECK(run(command_named("roster note"), {{"ID", "ana-ruiz"}, {"TEXT", "Call in the morning."}}) ==
        "ana-ruiz: noted; still active\n");
}

TEST_CASE("another place's contact within the quiet period is flagged before it is made again") {
  const IntakeDesk desk = quiet_desk();
  const Words words = {{"ID", "ana-ruiz"}, {"--channel", "phone"}, {"--on-behalf-of", "Des Moines"}};
  CHECK(desk.said(command_named("roster contact"), words) ==
        "quiet-period: cedar-rapids spoke to ana-ruiz 10 days ago (pat@example.org), within the quiet period of 2 "
        "weeks: it lasts through 2026-05-24 (turn to "
        "employer contact pat@example.org; to record it nevertheless, say why with --override)");
  Words anyway = words;
  anyway.emplace_back("--override", "agreed with Pat");
  CHECK(desk.said(command_named("roster contact"), anyway) ==
        "ana-ruiz: contacted by phone for des-moines; still active\n");
  CHECK(desk.said(command_named("roster contact"), {{"ID", "ana-ruiz"}, {"--on-behalf-of", "cedar-rapids"}}) ==
        "ana-ruiz: contacted for cedar-rapids; still active\n");
  CHECK(desk.said(command_named("roster contact"), {{"ID", "ana-ruiz"}, {"--channel", "email"}}) ==
        "ana-ruiz: contacted by email; still active\n");
  IntakeDesk later = quiet_desk();
  later.now = world::stamp("2026-05-25T09:00:00-05:00");
  CHECK(later.said(command_named("roster contact"), words) ==
        "ana-ruiz: contacted by phone for des-moines; still active\n");
  CHECK(desk.said(command_named("roster contact"), {{"ID", "ana-ruiz"}, {"--on-behalf-of", "des-moine"}}) ==
        "unknown-location: there is no location 'des-moine' (did you mean "
        "'des-moines'?)");
}

TEST_CASE("an organization is contacted in a place's name, and a reason for --override does not replace it") {
  IntakeDesk desk = quiet_desk();
  Participant acme = world::newcomer("acme", "employer", "", "");
  acme.organization_name = "Acme";
  desk.people.push_back(taken_in(desk.policy, acme));
  const std::string expected =
      "no-place: it is not said in whose name acme is contacted (--on-behalf-of PLACE says it; the quiet period of 2 "
      "weeks goes by it)";
  CHECK(desk.said(command_named("roster contact"), {{"ID", "acme"}, {"--channel", "phone"}}) == expected);
  CHECK(desk.said(command_named("roster contact"), {{"ID", "acme"}, {"--override", "in a hurry"}}) == expected);
  desk.policy.quiet_period.reset();
  CHECK(desk.said(command_named("roster contact"), {{"ID", "acme"}, {"--channel", "phone"}}) ==
        "acme: contacted by phone; still active\n");
}

TEST_CASE("only known classifications are taken") {
  IntakeDesk desk;
  desk.policy.compliance.steps.push_back({.number = 3, .outcomes = {"exit", "volunteer-only"}});
  CHECK(desk.said(command_named("roster reclassify"), {{"ID", "max-day"}, {"CLASSIFICATION", "volunteer-only"}}) ==
        "max-day: classified as volunteer-only; still active\n- max-day is matched no more: matching takes the "
        "classification mentor\n");
  CHECK(desk.said(command_named("roster reclassify"), {{"ID", "max-day"}, {"CLASSIFICATION", "mentr"}}) ==
        "unknown-classification: 'mentr' is no classification that this program knows (did you mean 'mentor'?)");
  CHECK(desk.said(command_named("roster reclassify"), {{"ID", "max-day"}, {"CLASSIFICATION", "exit"}}) ==
        "unknown-classification: 'exit' is no classification that this program knows (it knows mentor and "
        "volunteer-only)");
}

TEST_CASE("a field is corrected, and what it was is kept") {
  const auto outcome = IntakeDesk().decide(command_named("roster correct"),
                                           {{"ID", "ana-ruiz"}, {"FIELD", "phone"}, {"VALUE", "(515) 555-0199"}});
  REQUIRE(outcome);
  CHECK(outcome->view.prose == "ana-ruiz: phone is 515 555 0199, and was 515 555 0101; still active");
  REQUIRE(outcome->changes().size() == 2);
  const Event& event = std::get<AppendEvent>(outcome->changes()[0]).event;
  CHECK(event.text("from") == "515 555 0101");
  CHECK(std::get<SetField>(outcome->changes()[1]).value == Value("515 555 0199"));
  CHECK(run(command_named("roster correct"), {{"ID", "ana-ruiz"}, {"FIELD", "phone"}, {"VALUE", ""}}) ==
        "ana-ruiz: phone is empty, and was 515 555 0101; still active\n");
  CHECK(run(command_named("roster correct"), {{"ID", "ana-ruiz"}, {"FIELD", "phone"}, {"VALUE", "515 555 0101"}}) ==
        "nothing-to-correct: ana-ruiz has that phone already (nothing was changed)");
  CHECK(run(command_named("roster correct"), {{"ID", "ana-ruiz"}, {"FIELD", "status"}, {"VALUE", "active"}})
            .starts_with("unknown-field: there is no field 'status'"));
}

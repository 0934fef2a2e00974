#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

std::string retract(const IntakeDesk& desk, Words words) {
  words.emplace_back("--reason", "a mistake");
  return desk.said(retract_command(), words);
}

}  // namespace

TEST_CASE("an event is taken back, by its kind and where needed by its time") {
  const IntakeDesk desk;
  CHECK(retract(desk, {{"RECORD", "mia-fox"}, {"EVENT", "passed"}}) ==
        "mia-fox: 'passed' of 2026-05-02T09:00:00-05:00 is taken back; applied now\n");
  const auto outcome =
      desk.decide(retract_command(), {{"RECORD", "mia-fox"}, {"EVENT", "passed"}, {"--reason", "a mistake"}});
  REQUIRE(outcome);
  const Event& event = std::get<AppendEvent>(outcome->changes().at(0)).event;
  CHECK(event.at == desk.now);
  CHECK(event.text("retracts") == "passed");
  CHECK(event.text("retracts_at") == "2026-05-02T09:00:00-05:00");
}

TEST_CASE("of several events --at says which, by the second or by the day") {
  IntakeDesk desk;
  for (const std::string_view at :
       {"2026-05-05T09:00:00-05:00", "2026-05-06T09:00:00-05:00", "2026-05-06T10:00:00-05:00"}) {
    const Event note = world::event(at, "noted", {{"text", "x"}});
    desk.people[0].history.push_back(note);
  }
  CHECK(retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "noted"}}) ==
        "which-event: ana-ruiz has 3 events 'noted' (say which with --at 2026-05-05T09:00:00-05:00, "
        "2026-05-06T09:00:00-05:00 or "
        "2026-05-06T10:00:00-05:00)");
  CHECK(retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "noted"}, {"--at", "2026-05-05"}}) ==
        "ana-ruiz: 'noted' of 2026-05-05T09:00:00-05:00 is taken back; active now\n");
  CHECK(retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "noted"}, {"--at", "2026-05-06 10:00"}}) ==
        "ana-ruiz: 'noted' of 2026-05-06T10:00:00-05:00 is taken back; active now\n");
  CHECK(retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "noted"}, {"--at", "2026-05-06"}}) ==
        "which-event: ana-ruiz has several events 'noted' at 2026-05-06 (they are at 2026-05-06T09:00:00-05:00 or "
        "2026-05-06T10:00:00-05:00)");
  CHECK(retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "noted"}, {"--at", "2026-05-07"}})
            .starts_with("which-event: ana-ruiz has no event 'noted' at 2026-05-07"));
}

TEST_CASE("a corrected field gets its old value again") {
  IntakeDesk desk;
  const Event corrected = world::event("2026-05-05T09:00:00-05:00", "corrected",
                                       {{"field", "phone"}, {"from", "515 555 0000"}, {"to", "515 555 0101"}});
  desk.people[0].history.push_back(corrected);
  const auto outcome =
      desk.decide(retract_command(), {{"RECORD", "ana-ruiz"}, {"EVENT", "corrected"}, {"--reason", "it was right"}});
  REQUIRE(outcome);
  const SetField& undone = std::get<SetField>(outcome->changes().at(1));
  CHECK(undone.field == "phone");
  CHECK(undone.value == Value("515 555 0000"));
}

TEST_CASE("taking back a retraction brings the event back, and what it changed") {
  IntakeDesk desk;
  const Event changed =
      world::event("2026-05-05T09:00:00-05:00", "reclassified", {{"classification", "mentor"}, {"from", "trainee"}});
  desk.people[1].history.push_back(changed);
  const Event retraction =
      world::event("2026-05-06T09:00:00-05:00", "retracted",
                   {{"retracts", "reclassified"}, {"retracts_at", "2026-05-05T09:00:00-05:00"}, {"reason", "not yet"}});
  desk.people[1].history.push_back(retraction);
  const auto outcome =
      desk.decide(retract_command(), {{"RECORD", "max-day"}, {"EVENT", "retracted"}, {"--reason", "after all"}});
  REQUIRE_MESSAGE(outcome, told(outcome));
  CHECK(outcome->view.prose == "max-day: 'retracted' of 2026-05-06T09:00:00-05:00 is taken back; active now");
  CHECK(std::get<SetField>(outcome->changes().at(1)).field == "classification");
  CHECK(std::get<SetField>(outcome->changes().at(1)).value == Value("mentor"));
}

TEST_CASE("what cannot be taken back") {
  const IntakeDesk desk;
  CHECK(
      retract(desk, {{"RECORD", "ana-ruiz"}, {"EVENT", "applied"}}) ==
      "first-event: 'applied' is how ana-ruiz began, and cannot be taken back (use 'matchdesk roster exit ana-ruiz')");
  CHECK(retract(desk, {{"RECORD", "mia-fox"}, {"EVENT", "pased"}}) ==
        "no-such-event: mia-fox has no event 'pased' that could be taken back (did you mean 'passed'?)");
  CHECK(retract(desk, {{"RECORD", "nobody"}, {"EVENT", "passed"}}) ==
        "unknown-id: there is no record 'nobody' ('matchdesk list participants' and 'matchdesk list requests' show "
        "them)");
}

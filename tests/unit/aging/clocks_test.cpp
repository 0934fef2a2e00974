#include "aging/clocks.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

// A world without clocks of participants, with one request.
VolunteerProgram one(std::vector<Event> history, std::string route = "assigned") {
  VolunteerProgram world;
  std::erase_if(world.policy.clocks, [](const Clock& clock) { return clock.on == Subject::participant; });
  world.requests = {request("20260514-a", std::move(history), std::move(route))};
  return world;
}

std::vector<Event> submitted_and_assigned() {
  return {event("2026-05-14 09:00", "submitted"),
          event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}})};
}

std::vector<Event> then(std::vector<Event> history, std::initializer_list<Event> more) {
  history.insert(history.end(), more);
  return history;
}

Running only(const VolunteerProgram& world, std::string_view when) {
  static Policy policy;
  const auto now = at(when);
  policy = world.policy;
  const auto loaded = world.records(now);
  const auto all = all_running_clocks(Program{policy, loaded}, now);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("a request in the queue waits on the coordinator, also by a clock of the provider") {
  const auto world = one({event("2026-05-15 16:00", "submitted")});
  CHECK(clocks_at(world, "2026-05-15 17:00") ==
        Lines{"20260514-a first-contact: since 2026-05-15 16:00:00, due 2026-05-19 23:59:59, ok, coordinator"});
  CHECK(only(world, "2026-05-15 17:00").action == "the coordinator assigns somebody");
}

TEST_CASE("a clock is ok, then due in its last quarter or on its last business day, then overdue") {
  const auto world = one({event("2026-05-15 16:00", "submitted")});
  CHECK(only(world, "2026-05-18 21:59").state == ClockState::ok);
  CHECK(only(world, "2026-05-18 22:01").state == ClockState::due);
  CHECK(only(world, "2026-05-19 23:59:59").state == ClockState::due);
  CHECK(
      clocks_at(world, "2026-05-20 00:00") ==
      Lines{
          "20260514-a first-contact: since 2026-05-15 16:00:00, due 2026-05-19 23:59:59, overdue by less than 1 hour, "
          "coordinator"});
  CHECK(overdue_in_words(only(world, "2026-05-20 09:30")) == "9 hours");
  CHECK(overdue_in_words(only(world, "2026-05-26 08:00")) == "3 business days");
  CHECK(overdue_in_words(only(world, "2026-05-19 23:59")).empty());
}

TEST_CASE("an assignment starts the provider's clocks, and each answer the next one") {
  auto history = submitted_and_assigned();
  CHECK(clocks_at(one(history), "2026-05-14 12:00") ==
        Lines{"20260514-a accept: since 2026-05-14 10:00:00, due 2026-05-16 23:59:59, ok, provider john-doe",
              "20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, provider john-doe"});
  history = then(history, {event("2026-05-14 13:00", "accepted"),
                           event("2026-05-14 14:00", "attempted", {{"method", "phone"}, {"result", "reached"}})});
  CHECK(clocks_at(one(history), "2026-05-14 15:00") ==
        Lines{"20260514-a first-session: since 2026-05-14 13:00:00, due 2026-05-28 23:59:59, ok, provider john-doe"});
  history = then(history, {event("2026-05-20 10:00", "met")});
  CHECK(clocks_at(one(history), "2026-05-20 11:00") ==
        Lines{"20260514-a notes: since 2026-05-20 10:00:00, due 2026-05-21 10:00:00, ok, provider john-doe",
              "20260514-a next-session: since 2026-05-20 10:00:00, due 2026-05-27 23:59:59, ok, provider john-doe",
              "20260514-a follow-up: since 2026-05-20 10:00:00, due 2026-05-27 23:59:59, ok, coordinator"});
}

TEST_CASE("`until` with a field is stopped by that value alone, and a later `from` starts the clock again") {
  auto history = then(submitted_and_assigned(),
                      {event("2026-05-14 13:00", "accepted"),
                       event("2026-05-14 14:00", "attempted", {{"method", "phone"}, {"result", "reached"}}),
                       event("2026-05-18 10:00", "met"), event("2026-05-18 11:00", "notes", {{"text", "went well"}}),
                       event("2026-05-18 12:00", "scheduled", {{"for", "2026-05-27T10:00:00-05:00"}}),
                       event("2026-05-19 10:00", "checked-in", {{"with", "provider"}})});
  const auto follow_up =
      Lines{"20260514-a follow-up: since 2026-05-18 10:00:00, due 2026-05-25 23:59:59, ok, coordinator"};
  CHECK(clocks_at(one(history), "2026-05-20 12:00") == follow_up);
  history = then(history, {event("2026-05-20 10:00", "checked-in", {{"with", "seeker"}})});
  CHECK(clocks_at(one(history), "2026-05-20 12:00") == Lines{});
  history = then(history, {event("2026-05-27 10:00", "met")});
  CHECK(clocks_at(one(history), "2026-05-27 10:30") ==
        Lines{"20260514-a notes: since 2026-05-27 10:00:00, due 2026-05-28 10:00:00, ok, provider john-doe",
              "20260514-a next-session: since 2026-05-27 10:00:00, due 2026-06-03 23:59:59, ok, provider john-doe",
              "20260514-a follow-up: since 2026-05-27 10:00:00, due 2026-06-03 23:59:59, ok, coordinator"});
}

TEST_CASE("a request that comes back ends what waited on its provider and starts what waits in the queue") {
  const auto back = [](Event event) { return one(then(submitted_and_assigned(), {std::move(event)})); };
  const Lines queued{"20260514-a first-contact: since 2026-05-15 08:00:00, due 2026-05-19 23:59:59, ok, coordinator"};
  CHECK(clocks_at(back(event("2026-05-15 08:00", "declined", {{"reason", "no-time"}})), "2026-05-15 09:00") == queued);
  CHECK(clocks_at(back(event("2026-05-15 08:00", "timed-out", {{"provider", "john-doe"}})), "2026-05-15 09:00") ==
        queued);
  auto history = then(submitted_and_assigned(),
                      {event("2026-05-14 11:00", "accepted"), event("2026-05-14 12:00", "met"),
                       event("2026-05-15 08:00", "transferred", {{"reason", "moved"}, {"note", "has a plan"}})});
  CHECK(clocks_at(one(history), "2026-05-15 09:00") == queued);
}

TEST_CASE("after a time-out the coordinator first talks to the provider") {
  const auto world =
      one(then(submitted_and_assigned(), {event("2026-05-15 08:00", "timed-out", {{"provider", "john-doe"}})}));
  CHECK(only(world, "2026-05-15 09:00").action == "the coordinator talks to john-doe, then assigns somebody");
}

TEST_CASE("the end of a request stops every clock; opening it again starts those of the queue alone") {
  auto history = then(submitted_and_assigned(),
                      {event("2026-05-14 11:00", "withdrawn", {{"who", "seeker"}, {"reason", "found work"}})});
  CHECK(clocks_at(one(history), "2026-05-14 12:00") == Lines{});
  history = then(history, {event("2026-05-18 09:00", "reopened", {{"reason", "asked again"}})});
  CHECK(clocks_at(one(history), "2026-05-18 10:00") ==
        Lines{"20260514-a first-contact: since 2026-05-18 09:00:00, due 2026-05-20 23:59:59, ok, coordinator"});
}

TEST_CASE("a direct request is asked when it is submitted, and an offer waits on the seeker") {
  CHECK(clocks_at(one({event("2026-05-14 09:00", "submitted", {{"to", "john-doe"}})}, "direct"), "2026-05-14 10:00") ==
        Lines{"20260514-a accept: since 2026-05-14 09:00:00, due 2026-05-16 23:59:59, ok, provider john-doe",
              "20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, provider john-doe"});
  const auto offer = one({event("2026-05-14 09:00", "submitted", {{"from", "john-doe"}})}, "offered");
  CHECK(clocks_at(offer, "2026-05-14 10:00").front() ==
        "20260514-a accept: since 2026-05-14 09:00:00, due 2026-05-16 23:59:59, ok, seeker maria-silva");
}

TEST_CASE("where the program needs no answer an assignment is an acceptance") {
  auto world = one(submitted_and_assigned());
  world.policy.life.routes["assigned"].needs_answer = false;
  CHECK(clocks_at(world, "2026-05-14 12:00") ==
        Lines{"20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, provider john-doe",
              "20260514-a first-session: since 2026-05-14 10:00:00, due 2026-05-28 23:59:59, ok, provider john-doe"});
}

TEST_CASE("a kind switches clocks off, and its last session ends the wait for another one") {
  auto world = one(then(submitted_and_assigned(),
                        {event("2026-05-14 11:00", "accepted"),
                         event("2026-05-14 11:30", "attempted", {{"method", "phone"}, {"result", "reached"}}),
                         event("2026-05-14 12:00", "met")}));
  world.requests.front().kind = "flash-meeting";
  CHECK(clocks_at(world, "2026-05-14 13:00") ==
        Lines{"20260514-a notes: since 2026-05-14 12:00:00, due 2026-05-15 12:00:00, ok, provider john-doe"});
  world.policy.kinds[1].sessions = 2;
  CHECK(clocks_at(world, "2026-05-14 13:00").size() == 2);
}

TEST_CASE("a clock that waits for referrals waits for as many as the kind expects") {
  const std::vector<Event> met =
      then(submitted_and_assigned(), {event("2026-05-14 11:00", "accepted"), event("2026-05-14 12:00", "met")});
  const auto named = [&](int names, std::vector<Event> history) {
    for (int name = 0; name < names; ++name)
      history.push_back(event("2026-05-15 1" + std::to_string(name) + ":00", "referred",
                              {{"name", "Somebody " + std::to_string(name)}}));
    auto world = one(std::move(history));
    world.policy.clocks = {clock("referrals", events({"met"}), events({"referred"}), "2 weeks", WaitingOn::provider)};
    world.policy.kinds[0].referrals = 3;
    return world;
  };
  CHECK(only(named(0, met), "2026-05-16 09:00").note == "john-doe named 0 of 3 people");
  CHECK(only(named(2, met), "2026-05-16 09:00").note == "john-doe named 2 of 3 people");
  CHECK(clocks_at(named(3, met), "2026-05-16 09:00").empty());
  // The same name once more is no other person.
  auto repeated = named(2, met);
  repeated.requests.front().history.push_back(event("2026-05-15 15:00", "referred", {{"name", "SOMEBODY 1"}}));
  CHECK(only(repeated, "2026-05-16 09:00").note == "john-doe named 2 of 3 people");
  // Another meeting asks for no more names.
  auto again = named(3, met);
  again.requests.front().history.push_back(event("2026-05-16 09:00", "met"));
  CHECK(clocks_at(again, "2026-05-16 10:00").empty());
  // Without a number, one is enough.
  auto any = named(1, met);
  any.policy.kinds[0].referrals.reset();
  CHECK(clocks_at(any, "2026-05-16 09:00").empty());
}

TEST_CASE("a paused provider's clock goes on, and says why") {
  auto world = one(then(submitted_and_assigned(),
                        {event("2026-05-14 11:00", "accepted"),
                         event("2026-05-14 11:30", "attempted", {{"method", "phone"}, {"result", "reached"}})}));
  world.participants[1].history.push_back(
      event("2026-05-15 09:00", "paused", {{"until", "2026-06-01"}, {"reason", "surgery"}}));
  const auto running = only(world, "2026-05-20 09:00");
  CHECK(line(running) ==
        "20260514-a first-session: since 2026-05-14 11:00:00, due 2026-05-28 23:59:59, ok, provider john-doe");
  CHECK(running.note == "john-doe is paused until 2026-06-01: surgery");
  CHECK(running.action == "john-doe sets the next meeting or meets maria-silva");
  CHECK(only(world, "2026-06-01 09:00").note == "");
  world.participants[1].history.push_back(event("2026-06-02 09:00", "exited"));
  CHECK(only(world, "2026-06-02 10:00").note == "john-doe has left");
}

TEST_CASE("whom no letter reaches is to be called") {
  auto world = one(submitted_and_assigned());
  world.policy.clocks.resize(1);
  world.participants[1].letters = "none";
  CHECK(only(world, "2026-05-14 12:00").note == "");  // in a program that writes none
  world.policy.letters = {{.name = "assignment"}};
  CHECK(only(world, "2026-05-14 12:00").note == "john-doe wants no letters: call them");
  world.participants[1].phone = "555-0134";
  CHECK(only(world, "2026-05-14 12:00").note == "john-doe wants no letters: call 555-0134");
  world.participants[1].letters = "needed";
  CHECK(only(world, "2026-05-14 12:00").note == "");
  world.participants[1].email = "";
  CHECK(only(world, "2026-05-14 12:00").note == "john-doe has no e-mail address: call 555-0134");
}

TEST_CASE("a snoozed clock rests until its day; a new start of the clock ends the rest") {
  auto world = one({event("2026-05-14 09:00", "submitted"),
                    event("2026-05-15 09:00", "snoozed",
                          {{"clock", "first-contact"}, {"until", "2026-06-01"}, {"reason", "client travels"}})});
  const auto running = only(world, "2026-05-20 09:00");
  CHECK(running.state == ClockState::overdue);
  CHECK(wall(running.snoozed_until.value()) == "2026-06-01 00:00:00");
  CHECK(running.note == "snoozed until 2026-06-01: client travels");
  CHECK(!only(world, "2026-06-01 00:00").snoozed_until);
  world.requests.front().history.push_back(
      event("2026-05-20 09:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}));
  world.requests.front().history.push_back(event("2026-05-20 10:00", "declined", {{"reason", "no-time"}}));
  CHECK(!only(world, "2026-05-20 11:00").snoozed_until);
}

TEST_CASE("staff are those to escalate to, else those who coordinate at the place") {
  auto world = one(submitted_and_assigned());
  world.policy.clocks.front().escalate_to = "chapter_chair";
  const auto loaded = world.records(at("2026-05-14 12:00"));
  const auto running = all_running_clocks(Program{world.policy, loaded}, at("2026-05-14 12:00"));
  REQUIRE(running.size() == 2);
  CHECK(running[0].staff == Lines{"chair@example.org"});
  CHECK(running[1].staff == Lines{"ann@example.org", "bo@example.org"});
  CHECK(running[0].location == "des-moines");
}

TEST_CASE("a place's overlay brings its own clocks, holidays and time zone") {
  auto world = one({event("2026-05-14 09:00", "submitted")});
  auto overlay = world.policy;
  overlay.calendar.zone = Zone::find("America/Denver").value();
  overlay.calendar.holidays = {day("2026-05-15")};
  world.policy.overlays["cedar-rapids"] = overlay;
  world.requests.push_back(request("20260514-b", {event("2026-05-14 09:00", "submitted")}));
  world.requests.back().location = "cedar-rapids";
  CHECK(clocks_at(world, "2026-05-14 10:00") ==
        Lines{"20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, coordinator",
              "20260514-b first-contact: since 2026-05-14 09:00:00, due 2026-05-20 00:59:59, ok, coordinator"});
}

TEST_CASE("days end by the wall clock when clocks change, hours do not care") {
  VolunteerProgram world;
  world.policy.clocks = {clock("days", events({"submitted"}), {}, "1 day"),
                         clock("hours", events({"submitted"}), {}, "24 hours")};
  world.requests = {request("20260307-a", {event("2026-03-07 12:00", "submitted")}),
                    request("20261031-a", {event("2026-10-31 12:00", "submitted")})};
  CHECK(
      clocks_at(world, "2026-10-31 12:00") ==
      Lines{"20260307-a hours: since 2026-03-07 12:00:00, due 2026-03-08 13:00:00, overdue by 5687 hours, coordinator",
            "20260307-a days: since 2026-03-07 12:00:00, due 2026-03-08 23:59:59, overdue by 236 days, coordinator",
            "20261031-a hours: since 2026-10-31 12:00:00, due 2026-11-01 11:00:00, ok, coordinator",
            "20261031-a days: since 2026-10-31 12:00:00, due 2026-11-01 23:59:59, ok, coordinator"});
}

TEST_CASE("what was typed in late but happened before makes the time-out never have been") {
  auto late = event("2026-05-18 09:00", "accepted");
  late.recorded = zone().stamp(at("2026-05-25 09:00"));
  auto timed_out =
      event("2026-05-22 00:00", "timed-out", {{"provider", "john-doe"}, {"due", "2026-05-21T23:59:59-05:00"}}, "sweep");
  const auto world = one(then(submitted_and_assigned(), {timed_out, late}));
  CHECK(
      clocks_at(world, "2026-05-25 10:00") ==
      Lines{"20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, overdue by 4 business days, "
            "provider john-doe",
            "20260514-a first-session: since 2026-05-18 09:00:00, due 2026-06-01 23:59:59, ok, provider john-doe"});
}

TEST_CASE("a retracted event starts and stops nothing") {
  const auto world =
      one(then(submitted_and_assigned(),
               {event("2026-05-14 11:00", "accepted"),
                event("2026-05-14 12:00", "retracted",
                      {{"retracts", "accepted"}, {"retracts_at", "2026-05-14T11:00:00-05:00"}, {"reason", "slip"}})}));
  CHECK(clocks_at(world, "2026-05-14 13:00") ==
        Lines{"20260514-a accept: since 2026-05-14 10:00:00, due 2026-05-16 23:59:59, ok, provider john-doe",
              "20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, provider john-doe"});
}

TEST_CASE("events after the moment looked at are passed over") {
  const auto world = one(then(submitted_and_assigned(), {event("2026-05-15 08:00", "accepted")}));
  CHECK(clocks_at(world, "2026-05-14 09:30") ==
        Lines{"20260514-a first-contact: since 2026-05-14 09:00:00, due 2026-05-18 23:59:59, ok, coordinator"});
}

TEST_CASE("every reporting period asks anew; an answer rests it until the next, the last answer stands") {
  VolunteerProgram world;
  std::erase_if(world.policy.clocks, [](const Clock& clock) { return clock.name != "outcome"; });
  auto& history = world.participants[0].history;
  const auto asked = [&](std::string_view when) { return clocks_at(world, when); };
  CHECK(asked("2026-02-01 09:00") ==
        Lines{"maria-silva outcome: since 2026-01-05 09:00:00, due 2026-03-31 23:59:59, ok, coordinator"});
  CHECK(only(world, "2026-02-01 09:00").action == "the coordinator asks maria-silva for the outcome");
  CHECK(only(world, "2026-02-01 09:00").note == "");
  CHECK(only(world, "2026-03-31 23:59:59").state == ClockState::due);
  CHECK(asked("2026-04-01 00:00") ==
        Lines{"maria-silva outcome: since 2026-04-01 00:00:00, due 2026-06-30 23:59:59, ok, coordinator"});
  CHECK(only(world, "2026-04-01 00:00").note == "no answer in 2026-Q1");
  history.push_back(event("2026-04-10 09:00", "outcome", {{"kind", "looking"}}));
  CHECK(asked("2026-04-11 09:00") == Lines{});
  CHECK(asked("2026-07-01 00:00") ==
        Lines{"maria-silva outcome: since 2026-07-01 00:00:00, due 2026-09-30 23:59:59, ok, coordinator"});
  CHECK(only(world, "2026-07-01 00:00").note == "");
  history.push_back(event("2026-07-10 09:00", "outcome", {{"kind", "employed"}}));
  CHECK(asked("2026-10-02 09:00") == Lines{});
  history.push_back(event("2026-10-10 09:00", "outcome", {{"kind", "looking"}}));
  CHECK(asked("2026-10-11 09:00") == Lines{});
  CHECK(asked("2027-01-02 09:00") ==
        Lines{"maria-silva outcome: since 2027-01-01 00:00:00, due 2027-03-31 23:59:59, ok, coordinator"});
}

TEST_CASE("a clock may start with each period, for those who are active by then") {
  VolunteerProgram world;
  world.policy.clocks = {clock("survey", events({"period-start"}), events({"contacted"}), "2 weeks",
                               WaitingOn::coordinator, Subject::participant)};
  world.participants.resize(1);
  world.add("new-client", "client", {event("2026-04-02 09:00", "applied")});
  CHECK(clocks_at(world, "2026-03-31 09:00") == Lines{});
  CHECK(clocks_at(world, "2026-04-03 09:00") ==
        Lines{"maria-silva survey: since 2026-04-01 00:00:00, due 2026-04-15 23:59:59, ok, coordinator"});
  world.participants[0].history.push_back(event("2026-04-03 10:00", "contacted"));
  CHECK(clocks_at(world, "2026-04-03 11:00") == Lines{});
}

TEST_CASE("a participant's clock knows what happened in its requests, while it took part in them") {
  VolunteerProgram world;
  std::erase_if(world.policy.clocks, [](const Clock& clock) { return clock.name != "keep-in-touch"; });
  world.requests = {
      request("20260514-a", {event("2026-05-14 09:00", "submitted"),
                             event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}),
                             event("2026-05-14 11:00", "declined", {{"reason", "no-time"}}),
                             event("2026-05-14 12:00", "assigned", {{"provider", "ana-ruiz"}, {"how", "hand"}}),
                             event("2026-05-14 13:00", "accepted"), event("2026-05-20 10:00", "met")})};
  CHECK(
      clocks_at(world, "2026-05-21 09:00") ==
      Lines{
          "john-doe keep-in-touch: since 2026-01-05 09:00:00, due 2026-04-05 23:59:59, overdue by 45 days, coordinator",
          "ana-ruiz keep-in-touch: since 2026-05-20 10:00:00, due 2026-08-18 23:59:59, ok, coordinator"});
  world.participants[1].history.push_back(event("2026-05-21 09:00", "exited"));
  CHECK(clocks_at(world, "2026-05-21 09:00").size() == 1);
}

TEST_CASE("one record's clocks are those that all have, in the policy's order") {
  VolunteerProgram world = one(submitted_and_assigned());
  const auto now = at("2026-05-14 12:00");
  const auto loaded = world.records(now);
  const Program program{world.policy, loaded};
  CHECK(lines(running_clocks(program, *loaded.request("20260514-a"), now)) == lines(all_running_clocks(program, now)));
  CHECK(running_clocks(program, *loaded.participant("john-doe"), now).empty());
}

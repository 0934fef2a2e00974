#include "aging/sweep.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

VolunteerProgram one(std::vector<Event> history, std::string route = "assigned") {
  VolunteerProgram world;
  std::erase_if(world.policy.clocks, [](const Clock& clock) { return clock.on == Subject::participant; });
  world.requests = {request("20260514-a", std::move(history), std::move(route))};
  return world;
}

VolunteerProgram asked() {
  return one({event("2026-05-14 09:00", "submitted"),
              event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}})});
}

Lines texts(const std::vector<SweepStep>& steps) {
  Lines all;
  for (const auto& step : steps) all.push_back(step.text);
  return all;
}

}  // namespace

TEST_CASE("each thing is done at its time, once") {
  auto world = asked();
  CHECK(lines(world.sweep_at(at("2026-05-15 09:59:59"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-05-15 10:00"))) == Lines{"20260514-a reminded accept, due 2026-05-15 10:00:00"});
  CHECK(lines(world.sweep_at(at("2026-05-15 10:00"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-05-16 11:00"))) == Lines{"20260514-a reminded accept, due 2026-05-16 10:00:00"});
  CHECK(lines(world.sweep_at(at("2026-05-16 23:59:59"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-05-17 00:00"))) == Lines{"20260514-a escalated accept, due 2026-05-16 23:59:59"});
  CHECK(lines(world.sweep_at(at("2026-05-21 23:00"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-05-22 00:00"))) == Lines{"20260514-a timed-out accept, due 2026-05-21 23:59:59"});
  CHECK(lines(world.sweep_at(at("2026-06-30 00:00"))) == Lines{});
}

TEST_CASE("after days without a sweep the last reminder is sent and everything else is done, in the order it was due") {
  auto world = asked();
  const auto steps = world.sweep_at(at("2026-05-26 08:00"));
  CHECK(lines(steps) == Lines{"20260514-a reminded accept, due 2026-05-16 10:00:00",
                              "20260514-a escalated accept, due 2026-05-16 23:59:59",
                              "20260514-a timed-out accept, due 2026-05-21 23:59:59"});
  CHECK(texts(steps) == Lines{"reminded john-doe about 20260514-a: accept, due Sat 16 May",
                              "told ann@example.org and bo@example.org about 20260514-a: accept, due Sat 16 May",
                              "returned 20260514-a to the queue: no answer from john-doe by Thu 21 May"});
  CHECK(lines(world.sweep_at(at("2026-05-26 08:00"))) == Lines{});
}

TEST_CASE("the events of a sweep are whole") {
  auto world = asked();
  const auto steps = world.sweep_at(at("2026-05-26 08:00"));
  REQUIRE(steps.size() == 3);
  const auto text = [](const SweepStep& step) { return display(to_value(step.change.event)); };
  CHECK(text(steps[0]) ==
        "at: 2026-05-26T08:00:00-05:00; by: sweep; event: reminded; who: provider; clock: accept; due: "
        "2026-05-16T10:00:00-05:00");
  CHECK(
      text(steps[1]) ==
      "at: 2026-05-26T08:00:00-05:00; by: sweep; event: escalated; clock: accept; to: ann@example.org, bo@example.org; "
      "due: 2026-05-16T23:59:59-05:00");
  CHECK(text(steps[2]) ==
        "at: 2026-05-26T08:00:00-05:00; by: sweep; event: timed-out; provider: john-doe; clock: accept; due: "
        "2026-05-21T23:59:59-05:00");
  CHECK(steps[2].change.subject == Subject::request);
  CHECK(steps[2].change.id == "20260514-a");
}

TEST_CASE("what a late time-out starts counts from when it was due, and is done in the same sweep") {
  auto world = asked();
  world.policy.clocks[1].remind = {lasting("1 hours"), lasting("1 business day")};
  world.policy.clocks[1].escalate_to = "chapter_chair";
  const auto steps = world.sweep_at(at("2026-05-28 08:00"));
  CHECK(lines(steps) == Lines{"20260514-a reminded first-contact, due 2026-05-15 23:59:59",
                              "20260514-a reminded accept, due 2026-05-16 10:00:00",
                              "20260514-a escalated accept, due 2026-05-16 23:59:59",
                              "20260514-a escalated first-contact, due 2026-05-18 23:59:59",
                              "20260514-a timed-out accept, due 2026-05-21 23:59:59",
                              "20260514-a reminded first-contact, due 2026-05-22 23:59:59",
                              "20260514-a escalated first-contact, due 2026-05-26 23:59:59"});
  CHECK(texts(steps).back() == "told chair@example.org about 20260514-a: first-contact, due Tue 26 May");
  CHECK(texts(steps).at(5) == "reminded the coordinator about 20260514-a: first-contact, due Tue 26 May");
}

TEST_CASE("who has answered is not timed out, however late the answer was") {
  auto world = asked();
  world.requests.front().history.push_back(event("2026-05-23 09:00", "accepted"));
  CHECK(lines(world.sweep_at(at("2026-05-26 08:00"))) == Lines{});
}

TEST_CASE("a request that waits too long is closed") {
  auto world = one({event("2026-05-14 09:00", "submitted", {{"to", "john-doe"}})}, "direct");
  auto pending = clock("pending", events({"asked"}), events({"accepted", "declined"}), "7 days", WaitingOn::provider);
  pending.remind = {lasting("3 days"), lasting("14 days"), lasting("20 days")};
  pending.then = Clock::Then{lasting("14 days"), Clock::Action::close};
  world.policy.clocks = {pending};
  const auto steps = world.sweep_at(at("2026-06-20 08:00"));
  CHECK(lines(steps) == Lines{"20260514-a reminded pending, due 2026-05-17 23:59:59",
                              "20260514-a expired pending, due 2026-05-28 23:59:59"});
  CHECK(texts(steps).back() == "closed 20260514-a: pending ran out Thu 28 May");
  CHECK(world.records(at("2026-06-20 08:00")).request("20260514-a")->state.outcome == "expired");
}

TEST_CASE("a request that is under way is neither timed out nor closed by a clock") {
  auto world = asked();
  world.requests.front().history.push_back(event("2026-05-14 11:00", "accepted"));
  for (const auto action : {Clock::Action::close, Clock::Action::time_out}) {
    auto slow = clock("slow", events({"submitted"}), {}, "1 day");
    slow.then = Clock::Then{lasting("2 days"), action};
    world.policy.clocks = {slow};
    CHECK(lines(world.sweep_at(at("2026-06-20 08:00"))) == Lines{});
  }
}

TEST_CASE("a flag is brought to those who coordinate, once, and not twice with an escalation of the same moment") {
  auto world = one({event("2026-05-14 09:00", "submitted")});
  auto waiting = clock("waiting", events({"submitted"}), events({"assigned"}), "3 days");
  waiting.then = Clock::Then{lasting("7 days"), Clock::Action::flag};
  world.policy.clocks = {waiting};
  const auto steps = world.sweep_at(at("2026-05-22 00:00"));
  CHECK(texts(steps) == Lines{"told ann@example.org and bo@example.org about 20260514-a: waiting, due Sun 17 May"});
  CHECK(lines(steps) == Lines{"20260514-a escalated waiting, due 2026-05-21 23:59:59"});
  world = one({event("2026-05-14 09:00", "submitted")});
  waiting.then->after = lasting("3 days");
  waiting.escalate_to = "nobody_there";
  world.policy.clocks = {waiting};
  world.policy.staff.clear();
  const auto once = world.sweep_at(at("2026-05-22 00:00"));
  CHECK(texts(once) == Lines{"nobody was told about 20260514-a: waiting, due Sun 17 May; nobody is nobody_there for "
                             "des-moines"});
  CHECK(display(to_value(once.front().change.event)) ==
        "at: 2026-05-22T00:00:00-05:00; by: sweep; event: escalated; clock: waiting; to: nobody_there; note: nobody is "
        "nobody_there for des-moines; due: 2026-05-17T23:59:59-05:00");
}

TEST_CASE("where nobody holds the role of a clock, those who coordinate are told, and that nobody holds it") {
  auto world = one({event("2026-05-14 09:00", "submitted")});
  auto waiting = clock("waiting", events({"submitted"}), events({"assigned"}), "3 days");
  waiting.escalate_to = "district_lead";
  world.policy.clocks = {waiting};
  CHECK(texts(world.sweep_at(at("2026-05-22 00:00"))) ==
        Lines{"told ann@example.org and bo@example.org about 20260514-a: waiting, due Sun 17 May; nobody is "
              "district_lead for des-moines"});
}

TEST_CASE("a snoozed clock calls for nothing until its day, and then as of that day") {
  auto world = asked();
  world.sweep_at(at("2026-05-15 11:00"));
  world.requests.front().history.push_back(
      event("2026-05-15 12:00", "snoozed", {{"clock", "accept"}, {"until", "2026-06-01"}, {"reason", "on a ship"}}));
  CHECK(lines(world.sweep_at(at("2026-05-15 12:00"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-05-31 23:59"))) == Lines{});
  CHECK(lines(world.sweep_at(at("2026-06-01 01:00"))) == Lines{"20260514-a escalated accept, due 2026-06-01 00:00:00",
                                                               "20260514-a timed-out accept, due 2026-06-01 00:00:00"});
}

TEST_CASE("what a person took back is not done again") {
  auto world = asked();
  world.sweep_at(at("2026-05-22 00:00"));
  world.requests.front().history.push_back(
      event("2026-05-22 09:00", "retracted",
            {{"retracts", "timed-out"}, {"retracts_at", "2026-05-22T00:00:00-05:00"}, {"reason", "he had called"}}));
  CHECK(lines(world.sweep_at(at("2026-06-01 00:00"))) == Lines{});
  CHECK(world.records(at("2026-06-01 00:00")).request("20260514-a")->state.status == RequestStatus::pending);
}

TEST_CASE("participants are reminded too, with what became of their requests in the same sweep") {
  VolunteerProgram world;
  auto talk = clock("talk", {{EventKind::timed_out, {}}}, events({"contacted"}), "1 business day",
                    WaitingOn::coordinator, Subject::participant);
  talk.remind = {lasting("1 hours")};
  world.policy.clocks.erase(world.policy.clocks.begin() + 1, world.policy.clocks.end());
  world.policy.clocks.push_back(talk);
  world.requests = asked().requests;
  const auto steps = world.sweep_at(at("2026-05-22 01:00"));
  CHECK(lines(steps) == Lines{"20260514-a reminded accept, due 2026-05-16 10:00:00",
                              "20260514-a escalated accept, due 2026-05-16 23:59:59",
                              "20260514-a timed-out accept, due 2026-05-21 23:59:59",
                              "john-doe reminded talk, due 2026-05-22 00:59:59",
                              "maria-silva reminded talk, due 2026-05-22 00:59:59"});
  CHECK(steps[3].text == "reminded the coordinator about john-doe: talk, due Fri 22 May");
  CHECK(steps[3].change.subject == Subject::participant);
  CHECK(lines(world.sweep_at(at("2026-05-22 01:00"))) == Lines{});
}

TEST_CASE("steps come in the order of their due times, then of ids") {
  VolunteerProgram world;
  std::erase_if(world.policy.clocks, [](const Clock& clock) { return clock.name != "accept"; });
  const auto history = [](std::string_view when) {
    return std::vector<Event>{event(when, "submitted"),
                              event(when, "assigned", {{"provider", "john-doe"}, {"how", "hand"}})};
  };
  world.requests = {request("20260514-b", history("2026-05-14 11:00")),
                    request("20260514-c", history("2026-05-14 10:00")),
                    request("20260514-a", history("2026-05-14 11:00"))};
  CHECK(lines(world.sweep_at(at("2026-05-15 12:00"))) == Lines{"20260514-c reminded accept, due 2026-05-15 10:00:00",
                                                               "20260514-a reminded accept, due 2026-05-15 11:00:00",
                                                               "20260514-b reminded accept, due 2026-05-15 11:00:00"});
}

TEST_CASE("where nobody coordinates, a sweep says that nobody was reminded") {
  VolunteerProgram world;
  world.policy.coverage.clear();
  world.policy.staff.clear();
  world.policy.clocks = {clock("answer", events({"submitted"}), events({"assigned"}), "2 days")};
  world.policy.clocks[0].remind = {lasting("1 day")};
  world.requests = {request("20260514-a", {event("2026-05-14 09:00", "submitted")})};
  world.requests[0].location = "des-moines";
  const auto steps = world.sweep_at(at("2026-05-16 09:00"));
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].text ==
        "nobody was reminded about 20260514-a: answer, due Sat 16 May; nobody is coordinator for des-moines");
  CHECK(display(steps[0].change.event.fields) ==
        "who: coordinator; clock: answer; note: nobody is coordinator for des-moines; due: 2026-05-15T23:59:59-05:00");
}

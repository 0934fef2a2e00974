#include "mail/calendar_entry.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

// What the calendars come to know by the last event of a history.
struct Desk : VolunteerProgram {
  std::string entry(const std::vector<Occasion>& occasions) const {
    const auto found = occasions.empty() ? std::nullopt : calendar_entry(occasions.back());
    if (!found) return "nothing";
    return fmt::format("{} {} at {}, {} minutes{}{}", found->id, found->sequence, wall(found->begins).substr(0, 16),
                       found->length.count(), found->called_off ? ", called off" : "",
                       found->moved_from ? ", was " + wall(*found->moved_from).substr(0, 16) : "");
  }

  std::string of_request(std::vector<Event> then, std::string kind = "mentoring") const {
    std::vector<Event> history = {event("2026-05-14 09:00", "submitted"),
                                  world::assigned("2026-05-14 10:00", "john-doe"),
                                  event("2026-05-14 11:00", "accepted")};
    history.insert(history.end(), then.begin(), then.end());
    Request one = request("ask", std::move(history));
    one.kind = std::move(kind);
    const Records all = world::records(policy, participants, {one});
    return entry(occasions_of({policy, all}, *all.request("ask")));
  }

  std::string of_mentor(std::vector<Event> history) const {
    const Records all = world::records(policy, {person("eve", "mentor", std::move(history))}, {});
    return entry(occasions_of({policy, all}, *all.participant("eve")));
  }
};

Event scheduled(std::string_view when, std::string_view meets, Value::Map more = {}) {
  more.emplace_back("for", to_text(world::stamp(meets)));
  return event(when, "scheduled", std::move(more));
}
Event booked(std::string_view when, std::string_view meets) {
  return event(when, "booked", {{"gate", "intake"}, {"for", to_text(world::stamp(meets))}});
}

const Event first = scheduled("2026-05-15 09:00", "2026-05-22 10:00");

}  // namespace

TEST_CASE("a meeting takes as long as its event says, else as its kind does, else an hour") {
  Desk desk;
  CHECK(desk.of_request({first}) == "ask-scheduled-1 0 at 2026-05-22 10:00, 60 minutes");
  desk.policy.kinds[1].meeting = std::chrono::minutes{30};
  CHECK(desk.of_request({first}, "flash-meeting") == "ask-scheduled-1 0 at 2026-05-22 10:00, 30 minutes");
  CHECK(desk.of_request({scheduled("2026-05-15 09:00", "2026-05-22 10:00", {{"minutes", 90}})}, "flash-meeting") ==
        "ask-scheduled-1 0 at 2026-05-22 10:00, 90 minutes");
}

TEST_CASE("a meeting that is moved stays the same one, and the next one is another") {
  const Desk desk;
  const Event moved = scheduled("2026-05-16 09:00", "2026-05-23 10:00");
  CHECK(desk.of_request({first, moved}) == "ask-scheduled-1 1 at 2026-05-23 10:00, 60 minutes, was 2026-05-22 10:00");
  CHECK(desk.of_request({first, event("2026-05-22 11:00", "met"), scheduled("2026-05-22 12:00", "2026-05-29 10:00")}) ==
        "ask-scheduled-2 0 at 2026-05-29 10:00, 60 minutes");
  CHECK(desk.of_request({first, event("2026-05-16 11:00", "cancelled"), moved}) ==
        "ask-scheduled-2 0 at 2026-05-23 10:00, 60 minutes");
}

TEST_CASE("a meeting is called off by whatever ends what it is for, unless it is past") {
  const Desk desk;
  const std::string off = "ask-scheduled-1 1 at 2026-05-22 10:00, 60 minutes, called off";
  for (const char* kind : {"cancelled", "withdrawn", "transferred", "redirected", "completed"})
    CHECK(desk.of_request({first, world::complete_event("2026-05-18 09:00", kind, "john-doe")}) == off);
  CHECK(desk.of_request({first, world::complete_event("2026-05-22 12:00", "withdrawn", "john-doe")}) == "nothing");
  CHECK(desk.of_request({world::complete_event("2026-05-18 09:00", "withdrawn", "john-doe")}) == "nothing");
  CHECK(desk.of_request({first, event("2026-05-18 09:00", "met")}) == "nothing");
  CHECK(desk.of_request({first, event("2026-05-16 11:00", "cancelled"),
                         world::complete_event("2026-05-18 09:00", "withdrawn", "john-doe")}) == "nothing");
}

TEST_CASE("an in-take meeting is called off when who was booked leaves or fails before it") {
  const Desk desk;
  const Event applied = event("2026-05-14 09:00", "applied"), one = booked("2026-05-15 09:00", "2026-05-22 10:00");
  CHECK(desk.of_mentor({applied, one}) == "eve-booked-intake-1 0 at 2026-05-22 10:00, 60 minutes");
  CHECK(desk.of_mentor({applied, one, booked("2026-05-16 09:00", "2026-05-23 10:00")}) ==
        "eve-booked-intake-1 1 at 2026-05-23 10:00, 60 minutes, was 2026-05-22 10:00");
  CHECK(desk.of_mentor({applied, one, event("2026-05-16 09:00", "exited")}) ==
        "eve-booked-intake-1 1 at 2026-05-22 10:00, 60 minutes, called off");
  CHECK(desk.of_mentor({applied, one, event("2026-05-22 12:00", "failed", {{"gate", "intake"}, {"reason", "no"}})}) ==
        "nothing");
  CHECK(desk.of_mentor({applied, one, event("2026-05-16 09:00", "passed", {{"gate", "intake"}})}) == "nothing");
}

TEST_CASE("an activity counts how often it was changed") {
  Desk desk;
  Activity camp;
  camp.id = "camp";
  camp.when = world::stamp("2026-06-01 18:00");
  camp.minutes = 180;
  camp.history = {event("2026-05-01 09:00", "planned"),
                  event("2026-05-10 09:00", "rescheduled", {{"for", "2026-06-01T18:00:00-05:00"}}),
                  event("2026-05-20 09:00", "cancelled")};
  desk.participants[1].history.push_back(event("2026-05-15 09:00", "invited", {{"activity", "camp"}}));
  const Records all = world::records(desk.policy, desk.participants, {}, {camp});
  const Program program{desk.policy, all};
  const auto guests = occasions_of(program, *all.activity("camp"), 2, std::nullopt);
  REQUIRE(guests.size() == 1);
  CHECK(desk.entry(guests) == "camp 2 at 2026-06-01 18:00, 180 minutes, called off");
  CHECK(calendar_entry(guests[0])->invited_by->kind == EventKind::invited);
  const auto moved = occasions_of(program, *all.activity("camp"), 1, world::stamp("2026-05-30 18:00"));
  CHECK(desk.entry(moved) == "camp 2 at 2026-06-01 18:00, 180 minutes, was 2026-05-30 18:00");
  CHECK(desk.entry(occasions_of(program, *all.activity("camp"), 0, std::nullopt)) == "nothing");
}

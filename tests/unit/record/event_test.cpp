#include "record/event.hpp"

#include <doctest/doctest.h>

#include "world.hpp"

using namespace matchdesk;

TEST_CASE("an event's fields are read by name and kind") {
  const Event event = world::event(0, "checked-in",
                                   {{"with", "provider"},
                                    {"rating", 4},
                                    {"share", 3.6},
                                    {"due", "2026-05-14T10:30:00-04:00"},
                                    {"who", "ana@example.org"},
                                    {"to", std::vector<std::string>{"bo@example.org", "cy@example.org"}}});
  CHECK(event.text("with") == "provider");
  CHECK(event.text("rating") == "");
  CHECK(event.text("nothing") == "");
  CHECK(event.number("rating") == 4);
  CHECK(event.number("share") == 4);
  CHECK(event.number("with") == std::nullopt);
  CHECK(to_text(event.time("due").value()) == "2026-05-14T10:30:00-04:00");
  CHECK(event.time("with") == std::nullopt);
  CHECK(event.time("rating") == std::nullopt);
  CHECK(event.texts("who") == std::vector<std::string>{"ana@example.org"});
  CHECK(event.texts("to") == std::vector<std::string>{"bo@example.org", "cy@example.org"});
  CHECK(event.texts("nothing").empty());
}

TEST_CASE("an event is written as at, recorded, by, event and its fields, and read back the same") {
  Event event =
      world::event(1, "declined", {{"reason", "no-time"}, {"note", Value()}, {"due", "2026-05-14T10:00:00-04:00"}});
  CHECK(display(to_value(event)) ==
        "at: 2026-05-14T10:00:00-04:00; by: dana@example.org; event: declined; reason: no-time; "
        "due: 2026-05-14T10:00:00-04:00");
  event.fields.remove("note");
  CHECK(event_from_value(to_value(event)) == event);
  event.recorded = world::hour(50);
  CHECK(display(to_value(event)) ==
        "at: 2026-05-14T10:00:00-04:00; recorded: 2026-05-16T11:00:00-04:00; by: dana@example.org; event: declined; "
        "reason: no-time; due: 2026-05-14T10:00:00-04:00");
  CHECK(event_from_value(to_value(event)) == event);
}

TEST_CASE("events are equal when they say the same in any order of fields") {
  const Event one = world::event(0, "withdrawn", {{"who", "seeker"}, {"reason", "moved away"}});
  const Event other = world::event(0, "withdrawn", {{"reason", "moved away"}, {"who", "seeker"}});
  CHECK(one == other);
  CHECK(one != world::event(0, "withdrawn", {{"who", "seeker"}}));
  CHECK(world::event(0, "withdrawn", {{"who", "seeker"}}) != one);
  CHECK(one != world::event(0, "withdrawn", {{"who", "seeker"}, {"reason", "found a job"}}));
  CHECK(one != world::event(1, "withdrawn", {{"who", "seeker"}, {"reason", "moved away"}}));
  CHECK(one != world::event(0, "expired", {{"who", "seeker"}, {"reason", "moved away"}}));
}

TEST_CASE("a subject has a name") {
  CHECK(to_text(Subject::participant) == "participant");
  CHECK(to_text(Subject::request) == "request");
  CHECK(to_text(Subject::activity) == "activity");
}

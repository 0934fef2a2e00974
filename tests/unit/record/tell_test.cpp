#include "record/tell.hpp"

#include <doctest/doctest.h>

#include "world.hpp"

using namespace matchdesk;
using world::event;

TEST_CASE("an event that lacks what it must carry is refused, naming the field and what it is for") {
  const Request told =
      world::request("20260514-k3f9", {event(0, "submitted"), world::assigned(1, "john-doe"), event(2, "accepted")});
  const Error error = after(told, event(3, "transferred", {{"reason", "another field"}}), LifeRules{}).error();
  CHECK(error.failure == Failure::refused);
  CHECK(error.code == "not-allowed-now");
  CHECK(error.message == "'transferred' needs 'note'");
  CHECK(error.hint == "note: What the next provider should know");
}

TEST_CASE("no event is complete without any one of the fields that it must carry") {
  for (const EventDefinition* kind : events_of(Subject::request)) {
    CAPTURE(kind->name);
    const Event complete = world::complete_event(0, kind->name, "john-doe");
    CHECK(incomplete_event(Subject::request, complete).has_value() == false);
    for (const yaml::Key& field : kind->fields) {
      if (!field.required) continue;
      for (const Value& nothing : {Value(), Value("")}) {
        Event lacking = complete;
        lacking.fields.set(field.name, nothing);
        CHECK(incomplete_event(Subject::request, lacking)->message ==
              "'" + std::string(kind->name) + "' needs '" + field.name + "'");
      }
      Event lacking = complete;
      lacking.fields.remove(field.name);
      CHECK(incomplete_event(Subject::request, lacking).has_value());
    }
  }
}

TEST_CASE("an event of another subject is unknown") {
  const Error error = *incomplete_event(Subject::activity, event(0, "submitted"));
  CHECK(error.code == "unknown-event");
  CHECK(error.message == "'submitted' is not an event of an activity");
}

#include "aging/words.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

std::string action(std::vector<EventPattern> until, WaitsFor people = {"john-doe", "maria-silva", "john-doe"}) {
  return action_of(clock("some", events({"submitted"}), std::move(until), "1 day"), people);
}

}  // namespace

TEST_CASE("an action says who does what would stop the clock") {
  CHECK(action(events({"accepted", "declined"})) == "john-doe accepts or declines");
  CHECK(action(events({"attempted"})) == "john-doe contacts maria-silva");
  CHECK(action(events({"scheduled", "met"})) == "john-doe sets the next meeting or meets maria-silva");
  CHECK(action(events({"notes"})) == "john-doe writes the notes of the meeting");
  CHECK(action({{EventKind::checked_in, {{"with", "seeker"}}}}, {"", "maria-silva", "john-doe"}) ==
        "the coordinator asks maria-silva how it went");
  CHECK(action({{EventKind::checked_in, {{"with", "provider"}}}, {EventKind::noted, {}}},
               {"", "maria-silva", "john-doe"}) == "the coordinator asks john-doe how it went or adds a note");
  CHECK(action({{EventKind::passed, {{"gate", "terms"}}}}, {"", "maria-silva", ""}) ==
        "the coordinator records gate 'terms' as passed");
  CHECK(action(events({"met"}), {"maria-silva", "maria-silva", "john-doe"}) == "maria-silva meets john-doe");
  CHECK(action(events({"introduced"}), {"", "maria-silva", ""}) ==
        "the coordinator introduces maria-silva and the provider");
}

TEST_CASE("a clock that nothing stops is kept going by what starts it anew") {
  CHECK(action_of(clock("touch", events({"activated", "contacted"}), {}, "90 days"), {"", "maria-silva", ""}) ==
        "the coordinator contacts maria-silva");
  CHECK(action_of(clock("whole", events({"submitted"}), {}, "90 days"), {"", "maria-silva", ""}) ==
        "the coordinator looks after it");
}

TEST_CASE("every event of a record has words of its own") {
  for (const auto subject : {Subject::request, Subject::participant}) {
    for (const EventDefinition* event : events_of(subject)) {
      CAPTURE(event->name);
      CHECK(action({{event->kind, {}}}).find("records '") == std::string::npos);
    }
  }
}

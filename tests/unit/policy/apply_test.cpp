#include "policy/apply.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

using Texts = std::vector<std::string>;

Event event(int hour, std::string_view kind, Value::Map fields = {}) {
  const Timestamp at{Instant(std::chrono::hours(hour)), {}};
  return {at, std::nullopt, "dana@example.org", parse_event_kind(kind).value(), Value(std::move(fields))};
}

Participant person(std::string id, std::string role) {
  Participant participant;
  participant.id = std::move(id);
  participant.role = std::move(role);
  participant.history = {event(0, "applied")};
  return participant;
}

Request request(std::string id, std::string seeker) {
  Request made;
  made.id = std::move(id);
  made.route = "assigned";
  made.seeker = std::move(seeker);
  made.history = {event(1, "submitted")};
  return made;
}

struct Desk {
  Policy policy = [] {
    Policy made;
    made.roles = {{.name = "client"}, {.name = "mentor", .side = Side::provider, .gates = {"vetting"}}};
    return made;
  }();
  Records records;

  // What is wrong, or "".
  std::string make(const ChangeSet& changes) {
    const auto done = apply(records, policy, changes);
    return done ? "" : done.error().code + ": " + done.error().message;
  }
  Texts requests_of_provider(std::string_view id) const {
    Texts ids;
    for (const auto* one : records.requests_of_provider(id)) ids.push_back(one->id);
    return ids;
  }
};

AppendEvent on_request(std::string id, Event happened) {
  return {Subject::request, std::move(id), std::move(happened)};
}

Event assigned(int hour, std::string provider) {
  return event(hour, "assigned", {{"provider", std::move(provider)}, {"how", "hand"}});
}

}  // namespace

TEST_CASE("changes stand on each other: who is added can be asked, and passes a gate first") {
  Desk desk;
  CHECK(desk.make({CreateRequest{request("b", "ann")}, CreateParticipant{person("bob", "mentor")},
                   CreateRequest{request("a", "ann")}, CreateParticipant{person("ann", "client")}}) == "");
  CHECK(desk.records.participant("ann")->state.status == ParticipantStatus::active);
  CHECK(desk.records.participant("bob")->state.status == ParticipantStatus::applied);
  CHECK(desk.make({AppendEvent{Subject::participant, "bob", event(2, "passed", {{"gate", "vetting"}})},
                   on_request("b", assigned(3, "bob")), on_request("a", assigned(4, "bob"))}) == "");
  CHECK(desk.records.participant("bob")->state.status == ParticipantStatus::active);
  CHECK(desk.requests_of_provider("bob") == Texts{"a", "b"});
  CHECK(desk.records.request("a")->state.status == RequestStatus::pending);
  const auto before = desk.records;
  CHECK(desk.make({on_request("a", event(5, "accepted")), SetField{Subject::participant, "bob", "location", "iowa"},
                   WriteFile{"plan.yaml", ""}}) == "");
  CHECK(desk.records.request("a")->state.status == RequestStatus::accepted);
  CHECK(desk.records.participant("bob")->location == "iowa");
  CHECK(before.request("a")->state.status == RequestStatus::pending);
}

TEST_CASE("what is taken back leaves the indexes") {
  Desk desk;
  REQUIRE(desk.make({CreateRequest{request("a", "ann")}, on_request("a", assigned(3, "bob"))}) == "");
  const auto at = to_text(Timestamp{Instant(std::chrono::hours(3)), {}});
  CHECK(desk.make({on_request(
            "a", event(4, "retracted", {{"retracts", "assigned"}, {"retracts_at", at}, {"reason", "mistaken"}}))}) ==
        "");
  CHECK(desk.requests_of_provider("bob") == Texts{});
  CHECK(desk.records.request("a")->state.status == RequestStatus::queued);
}

TEST_CASE("the first change that is not possible is told; those before it are made") {
  Desk desk;
  CHECK(desk.make({CreateRequest{request("a", "ann")}, on_request("a", event(2, "accepted")),
                   on_request("a", assigned(3, "bob"))}) ==
        "not-allowed-now: 'accepted' is not possible while the request is queued");
  CHECK(desk.records.request("a")->history.size() == 1);
  CHECK(desk.make({on_request("z", event(2, "noted"))}) == "unknown-id: there is no record 'z'");
  CHECK(desk.make({SetField{Subject::activity, "z", "title", "Fair"}}) == "unknown-id: there is no record 'z'");
}

#include "policy/apply.hpp"

#include "world.hpp"

using namespace matchdesk;
using world::assigned;
using world::event;
using world::person;
using world::request;

namespace {

using Texts = std::vector<std::string>;

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

}  // namespace

TEST_CASE("changes stand on each other: who is added can be asked, and passes a gate first") {
  Desk desk;
  CHECK(desk.make({CreateRequest{request("b", "ann", {event(1, "submitted")})},
                   CreateParticipant{person("bob", "mentor")},
                   CreateRequest{request("a", "ann", {event(1, "submitted")})},
                   CreateParticipant{person("ann", "client")}}) == "");
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
  REQUIRE(desk.make({CreateRequest{request("a", "ann", {event(1, "submitted")})},
                     on_request("a", assigned(3, "bob"))}) == "");
  CHECK(desk.make({on_request("a", world::retraction(4, assigned(3, "bob")))}) == "");
  CHECK(desk.requests_of_provider("bob") == Texts{});
  CHECK(desk.records.request("a")->state.status == RequestStatus::queued);
}

TEST_CASE("the first change that is not possible is told; those before it are made") {
  Desk desk;
  CHECK(desk.make({CreateRequest{request("a", "ann", {event(1, "submitted")})}, on_request("a", event(2, "accepted")),
                   on_request("a", assigned(3, "bob"))}) ==
        "not-allowed-now: 'accepted' is not possible while the request is queued");
  CHECK(desk.records.request("a")->history.size() == 1);
  CHECK(desk.make({on_request("z", event(2, "noted"))}) == "unknown-id: there is no record 'z'");
  CHECK(desk.make({SetField{Subject::activity, "z", "title", "Fair"}}) == "unknown-id: there is no record 'z'");
}

TEST_CASE("the event that makes somebody active says so, and a gate that is added takes nothing from them") {
  Desk desk;
  Participant ann = person("ann", "client");
  ann.history = {event(0, "applied")};
  fold_in_place(ann, desk.policy);
  Participant bob = person("bob", "mentor");
  bob.history = {event(0, "applied")};
  fold_in_place(bob, desk.policy);
  ChangeSet changes{CreateParticipant{ann}, CreateParticipant{bob},
                    AppendEvent{Subject::participant, "bob", event(2, "passed", {{"gate", "vetting"}})}};
  keep_what_follows({desk.policy, desk.records}, changes);
  const auto says = [](const Event& event) { return event.fields.find("activates") != nullptr; };
  CHECK(says(std::get<CreateParticipant>(changes[0]).participant.history[0]));
  CHECK_FALSE(says(std::get<CreateParticipant>(changes[1]).participant.history[0]));
  CHECK(says(std::get<AppendEvent>(changes[2]).event));
  desk.policy.roles[0].gates = {"intake"};
  desk.policy.roles[1].gates = {"vetting", "references"};
  CHECK(desk.make(changes) == "");
  CHECK(desk.records.participant("ann")->state.status == ParticipantStatus::active);
  CHECK(desk.records.participant("bob")->state.status == ParticipantStatus::active);
}

TEST_CASE("an ask and a decline say what the routes made of them, and routes that change leave them so") {
  Desk desk;
  desk.policy.routes = {{.name = "assigned"}};
  ChangeSet changes{CreateRequest{request("a", "ann", {event(1, "submitted")})}, on_request("a", assigned(2, "bob")),
                    on_request("a", event(3, "declined", {{"reason", "no-time"}})),
                    on_request("a", assigned(4, "eve"))};
  keep_what_follows({desk.policy, desk.records}, changes);
  const auto says = [&](std::size_t change, std::string_view field) {
    return std::get<AppendEvent>(changes[change]).event.text(field);
  };
  CHECK(says(1, "answer") == "needed");
  CHECK(says(2, "then") == "queued");
  CHECK(says(3, "answer") == "needed");
  desk.policy.life.routes["assigned"] = {.on_decline = OnDecline::close, .needs_answer = false};
  CHECK(desk.make(changes) == "");
  CHECK(desk.records.request("a")->state.status == RequestStatus::pending);
  CHECK(desk.records.request("a")->state.provider == "eve");
  // What is recorded from now on goes by the routes of now.
  ChangeSet later{on_request("a", event(5, "declined", {{"reason", "no-time"}}))};
  keep_what_follows({desk.policy, desk.records}, later);
  CHECK(std::get<AppendEvent>(later[0]).event.text("then") == "closed");
  CHECK(without_what_followed(std::get<AppendEvent>(later[0]).event).text("then").empty());
}

#include "record/records.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "world.hpp"

using namespace matchdesk;
using world::event;

namespace {

using Texts = std::vector<std::string>;

Participant person(std::string_view id) {
  Participant participant;
  participant.id = id;
  return participant;
}

Request named(std::string_view id, std::string_view seeker, std::string_view route, std::vector<Event> history) {
  Request request = world::request("20260514-k3f9", std::move(history), route);
  request.id = id;
  request.seeker = seeker;
  return request;
}

Texts ids(std::span<const Request* const> requests) {
  Texts all;
  for (const Request* request : requests) all.push_back(request->id);
  return all;
}

Records sample_records() {
  const Event mistaken = world::assigned(1, "bob-lee");
  std::vector<Request> requests;
  requests.push_back(named("3", "maria", "assigned",
                           {event(0, "submitted"), world::assigned(1, "john"), event(2, "declined"),
                            world::assigned(3, "ana"), event(4, "declined"), world::assigned(5, "john")}));
  requests.push_back(named("1", "maria", "direct", {event(0, "submitted", {{"to", "john"}})}));
  requests.push_back(named("2", "luis", "offered", {event(0, "submitted", {{"from", "ana"}})}));
  requests.push_back(named("4", "luis", "assigned", {event(0, "submitted"), mistaken, world::retraction(2, mistaken)}));
  for (Request& request : requests) {
    RequestFold folded = fold(request, LifeRules{});
    request.state = std::move(folded.state);
    request.story = std::move(folded.story);
  }
  return {{person("maria"), person("ana"), person("luis")}, std::move(requests), {}};
}

}  // namespace

TEST_CASE("records stand in the order of their ids and are found by them") {
  const Records records = sample_records();
  CHECK(records.participants()[0].id == "ana");
  CHECK(records.participants()[2].id == "maria");
  CHECK(records.participant("luis") == &records.participants()[1]);
  CHECK(records.participant("lui") == nullptr);
  CHECK(records.participant("zoe") == nullptr);
  CHECK(records.request("4") == &records.requests()[3]);
  CHECK(records.request("5") == nullptr);
  CHECK(records.activity("bootcamp") == nullptr);
}

TEST_CASE("requests are found by who asked and by whom they were ever put to") {
  const Records records = sample_records();
  CHECK(ids(records.requests_of_seeker("maria")) == Texts{"1", "3"});
  CHECK(ids(records.requests_of_seeker("luis")) == Texts{"2", "4"});
  CHECK(ids(records.requests_of_seeker("ana")).empty());
  CHECK(ids(records.requests_of_provider("john")) == Texts{"1", "3"});
  CHECK(ids(records.requests_of_provider("ana")) == Texts{"2", "3"});
  CHECK(ids(records.requests_of_provider("bob-lee")).empty());
}

TEST_CASE("records can be moved and stay findable") {
  Records first = sample_records();
  const Records second = std::move(first);
  CHECK(second.requests_of_seeker("maria")[0] == second.request("1"));
}

namespace {

// Makes one more event happen, which must be possible.
void happen(Records& records, std::string_view id, const Event& event) {
  records.append<Request>(id, event, after(*records.request(id), event, LifeRules{}).value());
}

}  // namespace

TEST_CASE("a copy does not see what happens in the other, and shares what neither changed") {
  Records first = sample_records();
  Records second = first;
  const Request* before = first.request("1");
  CHECK(second.request("1") == before);
  happen(second, "1", event(1, "declined", {{"reason", "no-time"}}));
  happen(second, "1", world::assigned(2, "bob-lee"));
  CHECK(first.request("1") == before);
  CHECK(first.request("1")->history.size() == 1);
  CHECK(first.request("1")->state.status == RequestStatus::pending);
  CHECK(ids(first.requests_of_provider("bob-lee")).empty());
  CHECK(second.request("1")->history.size() == 3);
  CHECK(second.request("1")->state.provider == "bob-lee");
  CHECK(ids(second.requests_of_provider("bob-lee")) == Texts{"1"});
  CHECK(second.requests_of_provider("bob-lee")[0] == second.request("1"));
  CHECK(second.requests_of_seeker("maria")[0] == second.request("1"));
  CHECK(first.requests_of_seeker("maria")[0] == before);
  for (const std::string_view id : {"2", "3", "4"}) CHECK(second.request(id) == first.request(id));
  for (const std::string_view id : {"ana", "luis", "maria"}) CHECK(second.participant(id) == first.participant(id));

  // The first one goes on as well, and the second does not see it.
  happen(first, "2", event(1, "accepted"));
  CHECK(first.request("2")->state.status == RequestStatus::accepted);
  CHECK(second.request("2")->state.status == RequestStatus::pending);
  CHECK(second.requests_of_provider("ana")[0]->state.status == RequestStatus::pending);
}

TEST_CASE("a record that is put takes the place of the one with its id, in the indexes too") {
  Records first = sample_records();
  Records second = first;
  Request moved = *second.request("2");
  moved.seeker = "maria";
  moved.history = {event(0, "submitted", {{"from", "john"}})};
  moved.story = fold(moved, LifeRules{}).story;
  second.put(moved);
  Request added = named("0", "luis", "assigned", {event(0, "submitted")});
  second.put(added);
  second.put(person("bo"));
  CHECK(ids(second.requests_of_seeker("maria")) == Texts{"1", "2", "3"});
  CHECK(ids(second.requests_of_seeker("luis")) == Texts{"0", "4"});
  CHECK(ids(second.requests_of_provider("ana")) == Texts{"3"});
  CHECK(ids(second.requests_of_provider("john")) == Texts{"1", "2", "3"});
  CHECK(second.participants()[1].id == "bo");
  CHECK(ids(first.requests_of_seeker("luis")) == Texts{"2", "4"});
  CHECK(ids(first.requests_of_provider("ana")) == Texts{"2", "3"});
  CHECK(first.requests().size() == 4);
  CHECK(first.participants().size() == 3);
}

namespace {

// What Records are, with everything copied.
struct Model {
  std::map<std::string, Participant> participants;
  std::map<std::string, Request> requests;

  Texts requests_of_seeker(const std::string& id) const {
    Texts found;
    for (const auto& [request, record] : requests)
      if (record.seeker == id) found.push_back(request);
    return found;
  }
  Texts requests_of_provider(const std::string& id) const {
    Texts found;
    for (const auto& [request, record] : requests)
      if (std::ranges::find(record.story.askings, id, &Asking::provider) != record.story.askings.end())
        found.push_back(request);
    return found;
  }
};

const Texts people{"ana", "bob", "cy", "maria"};

void require_same(const Records& records, const Model& model) {
  REQUIRE(records.participants().size() == model.participants.size());
  REQUIRE(records.requests().size() == model.requests.size());
  auto expected = model.requests.begin();
  for (const Request& request : records.requests()) {
    REQUIRE(request.id == expected->first);
    REQUIRE(request.seeker == expected->second.seeker);
    REQUIRE(request.history == expected->second.history);
    REQUIRE(request.state == expected->second.state);
    REQUIRE(request.story.askings == expected->second.story.askings);
    REQUIRE(records.request(request.id) == &request);
    ++expected;
  }
  for (const Participant& participant : records.participants())
    REQUIRE(participant.location == model.participants.at(participant.id).location);
  for (const std::string& id : people) {
    REQUIRE(ids(records.requests_of_seeker(id)) == model.requests_of_seeker(id));
    REQUIRE(ids(records.requests_of_provider(id)) == model.requests_of_provider(id));
    for (const Request* request : records.requests_of_seeker(id)) REQUIRE(request == records.request(request->id));
    for (const Request* request : records.requests_of_provider(id)) REQUIRE(request == records.request(request->id));
  }
}

// An event that may or may not be possible; now and then one that takes back the last one.
Event random_event(std::mt19937& random, const Request& request) {
  const int at = static_cast<int>(request.history.size());
  constexpr std::array<std::string_view, 5> kinds{"assigned", "accepted", "declined", "timed-out", "talked-to"};
  if (random() % 5 == 0) return world::retraction(at, request.history.back());
  return world::complete_event(at, kinds[random() % kinds.size()], people[random() % people.size()]);
}

}  // namespace

TEST_CASE("over random changes, copies behave as if everything was copied") {
  std::mt19937 random(20260514);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::pair<Records, Model>> all(1);
    for (int step = 0; step < 120; ++step) {
      auto& [records, model] = all[random() % all.size()];
      const std::string id = std::to_string(random() % 6);
      const auto known = model.requests.find(id);
      switch (random() % 6) {
        case 0:  // a copy, beside the others or instead of one
          if (all.size() < 5) {
            all.push_back(all[random() % all.size()]);
          } else {
            all[random() % all.size()] = all[random() % all.size()];
          }
          break;
        case 1: {
          Participant participant = person(people[random() % people.size()]);
          participant.location = std::to_string(step);
          model.participants[participant.id] = participant;
          records.put(std::move(participant));
          break;
        }
        case 2: {
          Request request = named(id, people[random() % people.size()], "assigned", {event(0, "submitted")});
          if (random() % 2 == 0) request.history.push_back(world::assigned(1, people[random() % people.size()]));
          RequestFold folded = fold(request, LifeRules{});
          request.state = folded.state;
          request.story = folded.story;
          model.requests[id] = request;
          records.put(std::move(request));
          break;
        }
        default: {
          if (known == model.requests.end()) break;
          const Event next = random_event(random, known->second);
          auto folded = after(known->second, next, LifeRules{});
          if (!folded) break;
          known->second.history.push_back(next);
          known->second.state = folded->state;
          known->second.story = folded->story;
          records.append<Request>(id, next, std::move(*folded));
        }
      }
      for (const auto& [one, expected] : all) require_same(one, expected);
    }
  }
}

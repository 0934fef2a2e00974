#include "record/records.hpp"

#include <doctest/doctest.h>

#include "record/samples.hpp"

using namespace matchdesk;
using sample::event;

namespace {

using Texts = std::vector<std::string>;

Participant person(std::string_view id) {
  Participant participant;
  participant.id = id;
  return participant;
}

Request named(std::string_view id, std::string_view seeker, std::string_view route, std::vector<Event> history) {
  Request request = sample::request(route, std::move(history));
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
  const Event mistaken = sample::assigned(1, "bob-lee");
  std::vector<Request> requests;
  requests.push_back(named("3", "maria", "assigned",
                           {event(0, "submitted"), sample::assigned(1, "john"), event(2, "declined"),
                            sample::assigned(3, "ana"), event(4, "declined"), sample::assigned(5, "john")}));
  requests.push_back(named("1", "maria", "direct", {event(0, "submitted", {{"to", "john"}})}));
  requests.push_back(named("2", "luis", "offered", {event(0, "submitted", {{"from", "ana"}})}));
  requests.push_back(
      named("4", "luis", "assigned", {event(0, "submitted"), mistaken, sample::retraction(2, mistaken)}));
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

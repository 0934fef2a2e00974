#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "record/records.hpp"
#include "world.hpp"

using namespace matchdesk;

namespace {

Participant person(std::string_view first, std::string_view last) {
  Participant participant;
  participant.first = first;
  participant.last = last;
  return participant;
}

Records records_of(std::vector<std::string> participant_ids) {
  std::vector<Participant> participants;
  for (std::string& id : participant_ids) {
    Participant participant;
    participant.id = std::move(id);
    participants.push_back(std::move(participant));
  }
  return {std::move(participants), {}, {}};
}

Request ask(std::string_view seeker, int hours, std::string_view message) {
  Request request = world::request("20260514-k3f9", {});
  request.id.clear();
  request.seeker = seeker;
  request.submitted = world::hour(hours);
  request.message = message;
  return request;
}

}  // namespace

TEST_CASE("a participant's id is a slug of its name, numbered where that is taken") {
  CHECK(new_participant_id(person("Maria", "Silva"), {}) == "maria-silva");
  CHECK(new_participant_id(person("José", "Núñez"), {}) == "jose-nunez");
  CHECK(new_participant_id(person("Maria", "Silva"), records_of({"maria-silva"})) == "maria-silva-2");
  CHECK(new_participant_id(person("Maria", "Silva"), records_of({"maria-silva", "maria-silva-2", "maria-silva-4"})) ==
        "maria-silva-3");
  CHECK(new_participant_id(person("Maria", "Silva"), records_of({"maria-silva"}),
                           std::vector<std::string>{"maria-silva-2"}) == "maria-silva-3");
}

TEST_CASE("an id is made of the title or of nothing where there is no name") {
  Participant opportunity;
  opportunity.id = "not-looked-at";
  opportunity.title = "Summer analyst";
  CHECK(new_participant_id(opportunity, {}) == "summer-analyst");
  CHECK(new_participant_id(person("", ""), {}) == "participant");
  CHECK(new_participant_id(person("!", "?"), records_of({"participant"})) == "participant-2");
}

TEST_CASE("an id of a long name is cut to sixty characters") {
  const std::string id = new_participant_id(person(std::string(59, 'a'), "Silva"), {});
  CHECK(id == std::string(59, 'a'));
}

TEST_CASE("a request's id is its local date and a hash, the same whenever it is made again") {
  const Request request = ask("maria-silva", 0, "Please");
  const std::string id = new_request_id(request, {});
  CHECK(id == new_request_id(request, {}));
  CHECK(id.substr(0, 9) == "20260514-");
  CHECK(id.size() == 13);
  Request same = request;
  same.submitted->instant = request.submitted->instant;
  same.status = "closed";
  same.history = {world::event(0, "submitted")};
  CHECK(new_request_id(same, {}) == id);
}

TEST_CASE("ids are what they were, so that rows imported long ago are recognised") {
  CHECK(new_request_id(ask("maria-silva", 0, "Please"), {}) == "20260514-g4q3");
  Request full = ask("maria-silva", 0, "Please");
  full.location = "toronto";
  full.needs.set("industries", std::vector<std::string>{"insurance", "banking"});
  full.prefers = {"john-doe"};
  CHECK(new_request_id(full, {}) == "20260514-yx30");
}

TEST_CASE("the date is the one of the writer's wall clock, the hash that of the moment") {
  Request evening = ask("maria-silva", 13, "Please");  // 22:00 in Toronto
  Request in_utc = evening;
  in_utc.submitted->offset = std::chrono::minutes(0);  // 02:00 of the next day
  const std::string id = new_request_id(evening, {});
  CHECK(new_request_id(in_utc, {}) == "20260515-" + id.substr(9));
}

TEST_CASE("who, when and what each make another id") {
  const Request base = ask("maria-silva", 0, "Please");
  std::vector<Request> others(7, base);
  others[0].seeker = "ana-ruiz";
  others[1].submitted = world::hour(1);
  others[2].kind = "flash-meeting";
  others[3].location = "toronto";
  others[4].needs.set("industries", "insurance");
  others[5].prefers = {"john-doe"};
  others[6].message = "Thank you";
  std::set<std::string> ids{new_request_id(base, {})};
  for (const Request& other : others) CHECK(ids.insert(new_request_id(other, {})).second);
}

TEST_CASE("a request that is there already keeps its id; another one with that id gets more characters") {
  Request request = ask("maria-silva", 0, "Please");
  const std::string id = new_request_id(request, {});
  request.id = id;
  std::vector<Request> same{request};
  CHECK(new_request_id(request, Records({}, std::move(same), {})) == id);

  std::vector<std::string> taken;
  Request other = ask("ana-ruiz", 0, "Hello");
  other.id = id;
  for (std::size_t length = 13; length <= 21; ++length) {
    std::vector<Request> clash{other};
    const std::string longer = new_request_id(request, Records({}, std::move(clash), {}), taken);
    CHECK(longer.size() == std::max<std::size_t>(length, 14));
    CHECK(longer.starts_with(id));
    if (length > 13) taken.push_back(longer);
  }
  CHECK(taken.size() == 8);
  std::vector<Request> clash{other};
  CHECK(new_request_id(request, Records({}, std::move(clash), {}), taken) == taken.back() + "-2");
}

TEST_CASE("ids of 20,000 requests of one day are all different when each knows those before it") {
  const Records none;
  std::vector<std::string> unaware;
  std::set<std::string> distinct;
  for (int number = 0; number < 20000; ++number) {
    unaware.push_back(new_request_id(ask(fmt::format("seeker-{}", number), 0, "Please"), none));
    distinct.insert(unaware.back());
    const std::string_view digits = std::string_view(unaware.back()).substr(9);
    REQUIRE(digits.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") == std::string_view::npos);
  }
  // 32^4 = 1,048,576 ids of four characters: of 20,000 about 190 meet another one.
  CHECK(distinct.size() < 20000);
  CHECK(distinct.size() > 19700);
}

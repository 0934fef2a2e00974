#include <doctest/doctest.h>

#include <fmt/format.h>

#include "record/records.hpp"
#include "world.hpp"

using namespace matchdesk;

namespace {

Participant person(std::string_view id, std::string_view first, std::string_view last, std::string_view email) {
  Participant participant;
  participant.id = id;
  participant.role = "connectee";
  participant.first = first;
  participant.last = last;
  participant.email = email;
  return participant;
}

Request ask(std::string_view id, std::string_view seeker) {
  Request request = world::request("20260514-k3f9", {});
  request.id = id;
  request.seeker = seeker;
  return request;
}

Activity activity(std::string_view id, std::string_view title) {
  Activity activity;
  activity.id = id;
  activity.title = title;
  return activity;
}

Records sample_records() {
  return {{person("maria-silva", "Maria", "Silva", "maria@example.org"),
           person("maria-silva-2", "Maria", "Silva", "ms@example.org"),
           person("jose-nunez", "José", "Núñez", "jn@example.org"), person("ana", "Ana", "Ruiz", ""),
           person("ana-lopez", "Ana", "López", "")},
          {ask("20260514-k3f9", "maria-silva"), ask("20260514-k3g0", "jose-nunez"), ask("20260601-abcd", "gone")},
          {activity("bootcamp-may", "Bootcamp in May"), activity("bootcamp-june", "")}};
}

// What typing this finds: an id, or the error.
template <class Find>
std::string found(Find find, std::string_view typed) {
  static const Records records = sample_records();
  const auto result = find(records, typed);
  if (result) return (*result)->id;
  CHECK(result.error().failure == Failure::usage);
  return fmt::format("{}: {}; {}", result.error().code, result.error().message, result.error().hint);
}

}  // namespace

TEST_CASE("a participant is found by its id, a unique begin of it, its name or its address") {
  CHECK(found(find_participant, "maria-silva") == "maria-silva");
  CHECK(found(find_participant, "ana") == "ana");
  CHECK(found(find_participant, "ana-") == "ana-lopez");
  CHECK(found(find_participant, "jose") == "jose-nunez");
  CHECK(found(find_participant, "JOSE") == "jose-nunez");
  CHECK(found(find_participant, "jose nunez") == "jose-nunez");
  CHECK(found(find_participant, " José Núñez ") == "jose-nunez");
  CHECK(found(find_participant, "MS@example.org") == "maria-silva-2");
}

TEST_CASE("what could be several lists them with their names") {
  CHECK(
      found(find_participant, "maria") ==
      "ambiguous-id: 'maria' could be any of 2 participants; type more of the id: maria-silva (Maria Silva, connectee) "
      "or maria-silva-2 (Maria Silva, connectee)");
  CHECK(found(find_participant, "Maria Silva") ==
        "ambiguous-id: 'Maria Silva' could be any of 2 participants; type more of the id: maria-silva (Maria Silva, "
        "connectee) or maria-silva-2 (Maria Silva, connectee)");
}

TEST_CASE("what is not there is answered with the nearest") {
  CHECK(found(find_participant, "jose-nunes") ==
        "unknown-id: there is no participant 'jose-nunes'; did you mean 'jose-nunez'?");
  CHECK(found(find_participant, "qqqqqqqqqq") ==
        "unknown-id: there is no participant 'qqqqqqqqqq'; 'matchdesk list participants' shows them all");
  CHECK(found(find_participant, "") ==
        "unknown-id: there is no participant ''; 'matchdesk list participants' shows them all");
  CHECK(found(find_participant, "---") ==
        "unknown-id: there is no participant '---'; 'matchdesk list participants' shows them all");
}

TEST_CASE("a request is also found by the part of its id after the date") {
  CHECK(found(find_request, "20260514-k3f9") == "20260514-k3f9");
  CHECK(found(find_request, "20260514-k3f") == "20260514-k3f9");
  CHECK(found(find_request, "k3f9") == "20260514-k3f9");
  CHECK(found(find_request, "K3G") == "20260514-k3g0");
  CHECK(found(find_request, "202606") == "20260601-abcd");
  CHECK(found(find_request, "k3") ==
        "ambiguous-id: 'k3' could be any of 2 requests; type more of the id: 20260514-k3f9 (Maria Silva) or "
        "20260514-k3g0 (José Núñez)");
  CHECK(found(find_request, "2026") ==
        "ambiguous-id: '2026' could be any of 3 requests; type more of the id: 20260514-k3f9 (Maria Silva), "
        "20260514-k3g0 (José Núñez) or 20260601-abcd (gone)");
  CHECK(found(find_request, "20260514-k3f8") ==
        "unknown-id: there is no request '20260514-k3f8'; did you mean '20260514-k3f9'?");
}

TEST_CASE("where only a request can be meant, it is also found by whose it is: who asked, is asked or holds it") {
  CHECK(found(find_request_or_whose, "k3f9") == "20260514-k3f9");
  CHECK(found(find_request_or_whose, "jose") == "20260514-k3g0");
  CHECK(found(find_request_or_whose, "José Núñez") == "20260514-k3g0");
  CHECK(found(find_request_or_whose, "jn@example.org") == "20260514-k3g0");
  CHECK(found(find_request_or_whose, "ana-lopez") ==
        "unknown-id: ana-lopez (Ana López, connectee) has no request; 'matchdesk list requests' shows them all");
  CHECK(found(find_request_or_whose, "qqqqqqqqqq") ==
        "unknown-id: there is no request 'qqqqqqqqqq'; 'matchdesk list requests' shows them all");
  CHECK(found(find_request_or_whose, "") ==
        "unknown-id: there is no request ''; 'matchdesk list requests' shows them all");

  const auto with = [](Request request, std::string provider, RequestStatus status) {
    request.state.provider = std::move(provider);
    request.state.status = status;
    return request;
  };
  const Records people = sample_records();
  const Records records{{people.participants().begin(), people.participants().end()},
                        {with(ask("20260514-k3f9", "maria-silva"), "ana", RequestStatus::closed),
                         with(ask("20260514-k3g0", "maria-silva"), "ana", RequestStatus::pending),
                         with(ask("20260601-abcd", "jose-nunez"), "ana-lopez", RequestStatus::closed),
                         with(ask("20260602-aaaa", "jose-nunez"), "", RequestStatus::queued),
                         with(ask("20260603-bbbb", "jose-nunez"), "", RequestStatus::queued)},
                        {}};
  const auto whose = [&](std::string_view typed) {
    const auto result = find_request_or_whose(records, typed);
    return result ? (*result)->id : result.error().hint;
  };
  CHECK(whose("maria") == "20260514-k3g0");
  CHECK(whose("Ana Ruiz") == "20260514-k3g0");
  CHECK(whose("ana-lopez") == "20260601-abcd");
  CHECK(whose("jose") == "type more of the id: 20260602-aaaa (José Núñez) or 20260603-bbbb (José Núñez)");
}

TEST_CASE("an activity is found by its id, a begin of it, or its title") {
  CHECK(found(find_activity, "bootcamp-m") == "bootcamp-may");
  CHECK(found(find_activity, "bootcamp in may") == "bootcamp-may");
  CHECK(found(find_activity, "boot") ==
        "ambiguous-id: 'boot' could be any of 2 activities; type more of the id: bootcamp-june or bootcamp-may "
        "(Bootcamp in May)");
  CHECK(found(find_activity, "gala") ==
        "unknown-id: there is no activity 'gala'; 'matchdesk list activities' shows them all");
}

TEST_CASE("a long list of candidates is cut") {
  std::vector<Participant> many;
  for (int number = 10; number < 22; ++number) many.push_back(person(fmt::format("bo-{}", number), "Bo", "Lee", ""));
  const Records records(std::move(many), {}, {});
  const Error error = find_participant(records, "bo").error();
  CHECK(error.message == "'bo' could be any of 12 participants");
  CHECK(error.hint ==
        "type more of the id: bo-10 (Bo Lee, connectee), bo-11 (Bo Lee, connectee), bo-12 (Bo Lee, connectee), "
        "bo-13 (Bo Lee, connectee), bo-14 (Bo Lee, connectee), bo-15 (Bo Lee, connectee), bo-16 (Bo Lee, connectee), "
        "bo-17 (Bo Lee, connectee), bo-18 (Bo Lee, connectee), bo-19 (Bo Lee, connectee) or 2 more");
}

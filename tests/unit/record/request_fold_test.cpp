#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "record/samples.hpp"

using namespace matchdesk;
using sample::assigned;
using sample::event;
using sample::request;
using sample::retraction;

namespace {

using Events = std::vector<Event>;

// A random event, often one that fits nowhere, by one of two providers.
Event random_event(std::mt19937& random, int hours) {
  const std::span<const Transition> rows = life_of_a_request();
  const std::string_view kind = rows[random() % (rows.size() - 1)].event;
  const std::string_view provider = random() % 3 == 0 ? "ana-ruiz" : "john-doe";
  Event made = sample::complete_event(hours, kind, provider);
  if (kind == "attempted") made.fields.set("method", random() % 2 == 0 ? "phone" : "email");
  if (kind == "submitted" && random() % 2 == 0) made.fields.set("to", provider);
  return made;
}

LifeRules random_rules(std::mt19937& random) {
  LifeRules rules;
  rules.routes["direct"] = {random() % 2 == 0 ? OnDecline::queue : OnDecline::close, random() % 4 != 0};
  rules.routes["assigned"] = {random() % 4 == 0 ? OnDecline::close : OnDecline::next, random() % 4 != 0};
  rules.unreachable_attempts = static_cast<int>(random() % 4);
  rules.unreachable_methods = static_cast<int>(random() % 3);
  return rules;
}

std::vector<std::size_t> events_of(const std::vector<LifeProblem>& problems) {
  std::vector<std::size_t> indexes;
  for (const LifeProblem& problem : problems) indexes.push_back(problem.event);
  return indexes;
}

}  // namespace

TEST_CASE("an event out of its turn is passed over, and the problem says what is possible") {
  const Request told = request("assigned", {event(0, "submitted"), event(1, "accepted"), assigned(2, "john-doe")});
  const RequestFold folded = fold(told, {});
  CHECK(folded.state.status == RequestStatus::pending);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 1);
  CHECK(folded.problems[0].message == "'accepted' is not possible while the request is queued");
  CHECK(folded.problems[0].hint ==
        "possible now: assigned, talked-to, offered-service, redirected, withdrawn, expired, reminded, escalated, "
        "snoozed, noted, corrected, retracted");
}

TEST_CASE("a request is submitted once, and first") {
  const Request told = request("assigned", {event(0, "noted"), event(1, "submitted"), event(2, "submitted")});
  const RequestFold folded = fold(told, {});
  REQUIRE(folded.problems.size() == 2);
  CHECK(folded.problems[0].message == "'noted' is not possible before the request is submitted");
  CHECK(folded.problems[0].hint == "possible now: submitted");
  CHECK(folded.problems[1].message == "'submitted' is only possible as the first event");
}

TEST_CASE("an unknown event is a problem, and refused with the nearest") {
  const Request told = request("assigned", {event(0, "submitted"), event(1, "asigned")});
  CHECK(fold(told, {}).problems[0].message == "'asigned' is not an event of a request");
  const Error error = after(told, event(2, "asigned"), {}).error();
  CHECK(error.failure == Failure::refused);
  CHECK(error.code == "unknown-event");
  CHECK(error.message == "'asigned' is not an event of a request");
  CHECK(error.hint == "did you mean 'assigned'?");
}

TEST_CASE("only events up to a moment are folded") {
  const Request told = request("assigned", {event(0, "submitted"), assigned(2, "john-doe"), event(4, "accepted")});
  CHECK(fold(told, {}, sample::hour(1).instant).state.status == RequestStatus::queued);
  CHECK(fold(told, {}, sample::hour(2).instant).state.status == RequestStatus::pending);
  CHECK(fold(told, {}, sample::hour(4).instant).state.status == RequestStatus::accepted);
  CHECK(fold(told, {}, sample::hour(-1).instant).state == RequestState{});
}

TEST_CASE("a back-dated event takes its place among the others") {
  const Request told = request("assigned", {event(0, "submitted"), assigned(2, "john-doe"), event(9, "accepted")});
  CHECK(after(told, event(1, "noted", {{"text", "called"}}), {}).value().status == RequestStatus::accepted);
  const Error early = after(told, event(1, "accepted"), {}).error();
  CHECK(early.message == "'accepted' is not possible while the request is queued");
  const Error breaking = after(told, event(5, "declined", {{"reason", "no-time"}}), {}).error();
  CHECK(breaking.failure == Failure::refused);
  CHECK(breaking.code == "not-allowed-now");
  CHECK(breaking.message ==
        "'declined' at 2026-05-14T14:00:00-04:00 would make 'accepted' at 2026-05-14T18:00:00-04:00 impossible");
  CHECK(breaking.hint == "give it a later time, or take back 'accepted' first");
}

TEST_CASE("retracting refolds without the event; what is impossible then is passed over") {
  const Event accepted = event(3, "accepted");
  Request told = request("assigned", {event(0, "submitted"), assigned(1, "john-doe"), accepted, event(4, "met")});
  const RequestState state = after(told, retraction(5, accepted), {}).value();
  CHECK(state.status == RequestStatus::pending);
  told.history.push_back(retraction(5, accepted));
  const RequestFold folded = fold(told, {});
  CHECK(folded.state == state);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 3);
  CHECK(folded.problems[0].message == "'met' is not possible while the request is pending");
}

TEST_CASE("retracting what did not happen is refused") {
  Request told = request("assigned", {event(0, "submitted"), assigned(1, "john-doe")});
  const Event idle = retraction(5, assigned(2, "john-doe"));
  const Error error = after(told, idle, {}).error();
  CHECK(error.code == "not-allowed-now");
  CHECK(error.message == "there is no 'assigned' at 2026-05-14T11:00:00-04:00 to take back");
  CHECK(error.hint == "'assigned' stands at 2026-05-14T10:00:00-04:00");
  told.history.push_back(idle);
  const RequestFold folded = fold(told, {});
  CHECK(folded.state.status == RequestStatus::pending);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 2);
  CHECK(folded.problems[0].message == error.message);
}

TEST_CASE("retracting the submission leaves a request that was never made") {
  const Event submitted = event(0, "submitted");
  const Request told = request("assigned", {submitted, retraction(2, submitted), event(3, "noted")});
  const RequestFold folded = fold(told, {});
  CHECK(folded.state == RequestState{});
  CHECK(folded.problems[0].message == "'noted' is not possible before the request is submitted");
}

TEST_CASE("fold and after agree on 10,000 random lives, told in order") {
  std::mt19937 random(20260514);
  for (int life = 0; life < 10000; ++life) {
    const LifeRules rules = random_rules(random);
    Request everything = request(random() % 3 == 0 ? "direct" : "assigned", {});
    Request allowed = everything;
    RequestState state;
    std::vector<std::size_t> refused;
    const int length = 1 + static_cast<int>(random() % 14);
    for (int step = 0; step < length; ++step) {
      const bool begins = step == 0 && random() % 8 != 0;
      Event next = begins ? event(step, "submitted") : random_event(random, step);
      if (begins && everything.route == "direct") next.fields.set("to", "john-doe");
      const Result<RequestState> result = after(allowed, next, rules);
      const bool fails_to_begin = next.event == "submitted" && !result && allowed.history.empty();
      if (fails_to_begin) break;
      if (result) {
        state = *result;
        allowed.history.push_back(next);
      } else {
        refused.push_back(everything.history.size());
      }
      everything.history.push_back(std::move(next));
    }
    const RequestFold all = fold(everything, rules);
    REQUIRE(all.state == state);
    REQUIRE(events_of(all.problems) == refused);
    const RequestFold clean = fold(allowed, rules);
    REQUIRE(clean.state == state);
    REQUIRE(clean.problems.empty());
  }
}

TEST_CASE("a back-dated event is allowed exactly where folding with it finds nothing new") {
  std::mt19937 random(7);
  int allowed_count = 0;
  for (int life = 0; life < 10000; ++life) {
    const LifeRules rules = random_rules(random);
    Request told = request("assigned", {event(0, "submitted")});
    for (int step = 1; step < 10; ++step) {
      Event next = random_event(random, 2 * step);
      if (next.event != "submitted" && after(told, next, rules)) told.history.push_back(std::move(next));
    }
    const Event late = random_event(random, static_cast<int>(random() % 22));
    const Result<RequestState> result = after(told, late, rules);
    told.history.push_back(late);
    const RequestFold folded = fold(told, rules);
    REQUIRE(result.has_value() == folded.problems.empty());
    if (result) REQUIRE(*result == folded.state);
    allowed_count += result ? 1 : 0;
  }
  CHECK(allowed_count > 1000);
}

TEST_CASE("the order of the file does not matter where times differ") {
  std::mt19937 random(11);
  for (int life = 0; life < 2000; ++life) {
    Request told = request("assigned", {event(0, "submitted")});
    for (int step = 1; step < 12; ++step) {
      const bool takes_back = random() % 6 == 0;
      told.history.push_back(takes_back ? retraction(step, told.history[random() % told.history.size()])
                                        : random_event(random, step));
    }
    Request shuffled = told;
    std::ranges::shuffle(shuffled.history, random);
    const RequestFold expected = fold(told, {});
    const RequestFold folded = fold(shuffled, {});
    REQUIRE(folded.state == expected.state);
    REQUIRE(folded.problems.size() == expected.problems.size());
  }
}

TEST_CASE("an event and its retraction leave the state as it was") {
  std::mt19937 random(13);
  for (int life = 0; life < 2000; ++life) {
    Request told = request("assigned", {event(0, "submitted")});
    for (int step = 1; step < 10; ++step) told.history.push_back(random_event(random, step));
    const RequestFold before = fold(told, {});
    const Event mistaken = random_event(random, 10);
    told.history.push_back(mistaken);
    told.history.push_back(retraction(11, mistaken));
    const RequestFold folded = fold(told, {});
    REQUIRE(folded.state == before.state);
    REQUIRE(events_of(folded.problems) == events_of(before.problems));
  }
}

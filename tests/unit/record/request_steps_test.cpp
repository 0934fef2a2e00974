#include "record/request_steps.hpp"

#include <doctest/doctest.h>

#include "record/samples.hpp"

using namespace matchdesk;
using sample::assigned;
using sample::event;
using sample::request;

namespace {

using Texts = std::vector<std::string>;

// The state of a history without problems.
RequestState state_of(const Request& told, const LifeRules& rules = {}) {
  const RequestFold folded = fold(told, rules);
  for (const LifeProblem& problem : folded.problems) FAIL_CHECK(problem.message);
  return folded.state;
}

Event attempted(int hours, std::string_view method) {
  return event(hours, "attempted", {{"method", method}, {"result", "no-answer"}});
}

Event declined(int hours) { return event(hours, "declined", {{"reason", "no-time"}}); }

Event timed_out(int hours, std::string_view provider) { return event(hours, "timed-out", {{"provider", provider}}); }

Event talked_to(int hours, std::string_view provider) {
  return event(hours, "talked-to", {{"provider", provider}, {"note", "was away"}});
}

Request accepted_by_john() {
  return request("assigned", {event(0, "submitted"), assigned(1, "john-doe"), event(2, "accepted")});
}

LifeRules rules_for(std::string_view route, RouteRules rules) {
  LifeRules life;
  life.routes.emplace(route, rules);
  return life;
}

}  // namespace

TEST_CASE("a direct request is with its provider from the beginning") {
  const RequestState state = state_of(request("direct", {event(0, "submitted", {{"to", "john-doe"}})}));
  CHECK(state.status == RequestStatus::pending);
  CHECK(state.provider == "john-doe");
  CHECK(state.route == "direct");
  CHECK(state.asked == sample::hour(0));
}

TEST_CASE("an offer is pending with the provider who offers") {
  const RequestState state = state_of(request("offered", {event(0, "submitted", {{"from", "john-doe"}})}));
  CHECK(state.status == RequestStatus::pending);
  CHECK(state.provider == "john-doe");
  CHECK(state.route == "offered");
}

TEST_CASE("where the route needs no answer, to be asked is to have accepted") {
  const RequestState state = state_of(request("assigned", {event(0, "submitted"), assigned(1, "john-doe")}),
                                      rules_for("assigned", {OnDecline::queue, false}));
  CHECK(state.status == RequestStatus::accepted);
  CHECK(state.accepted == sample::hour(1));
  CHECK(state.asked == std::nullopt);
  const Request direct = request("direct", {event(0, "submitted", {{"to", "john-doe"}})});
  CHECK(state_of(direct, rules_for("direct", {OnDecline::queue, false})).status == RequestStatus::accepted);
}

TEST_CASE("a submission that does not fit its route is a problem, but the request begins") {
  const RequestFold direct = fold(request("direct", {event(0, "submitted"), assigned(1, "john-doe")}), {});
  CHECK(direct.state.status == RequestStatus::pending);
  REQUIRE(direct.problems.size() == 1);
  CHECK(direct.problems[0].message == "'submitted' does not say whom this direct request is put to");
  CHECK(direct.problems[0].hint == "add 'to: PROVIDER' to it, or make the route 'assigned'");

  const RequestFold offered = fold(request("offered", {event(0, "submitted", {{"to", "john-doe"}})}), {});
  CHECK(offered.state.status == RequestStatus::queued);
  REQUIRE(offered.problems.size() == 1);
  CHECK(offered.problems[0].message == "'submitted' does not say who offers");
  CHECK(offered.problems[0].hint == "add 'from: PROVIDER' to it, or make the route 'assigned'");

  const RequestFold to = fold(request("preferred", {event(0, "submitted", {{"to", "john-doe"}})}), {});
  CHECK(to.state.status == RequestStatus::queued);
  REQUIRE(to.problems.size() == 1);
  CHECK(to.problems[0].message == "'submitted' carries 'to', but the request's route is 'preferred'");
  CHECK(to.problems[0].hint == "make the route 'direct', or leave 'to' out");

  const RequestFold from = fold(request("", {event(0, "submitted", {{"from", "john-doe"}})}), {});
  REQUIRE(from.problems.size() == 1);
  CHECK(from.problems[0].message == "'submitted' carries 'from', but the request's route is 'assigned'");
  CHECK(from.problems[0].hint == "make the route 'offered', or leave 'from' out");
}

TEST_CASE("nobody takes their own request") {
  const Request queued = request("assigned", {event(0, "submitted")});
  const Error error = after(queued, assigned(1, "maria-silva"), {}).error();
  CHECK(error.message == "'maria-silva' asked for this request and cannot also take it");
  CHECK(error.hint == "name another provider");
  CHECK(fold(request("direct", {event(0, "submitted", {{"to", "maria-silva"}})}), {}).problems[0].message ==
        error.message);
}

TEST_CASE("an assignment names its provider") {
  const Request told = request("assigned", {event(0, "submitted"), event(1, "assigned")});
  const RequestFold folded = fold(told, {});
  CHECK(folded.problems[0].message == "'assigned' names no provider");
  CHECK(folded.problems[0].hint == "add 'provider'");
}

TEST_CASE("a declined request returns to the queue without a provider") {
  const RequestState state = state_of(request("direct", {event(0, "submitted", {{"to", "john-doe"}}), declined(3)}));
  CHECK(state.status == RequestStatus::queued);
  CHECK(state.provider == "");
  CHECK(state.route == "assigned");
  CHECK(state.asked == std::nullopt);
  CHECK(state.returned == sample::hour(3));
  CHECK(state.returned_why == "declined");
  CHECK(state.declined_by == Texts{"john-doe"});
}

TEST_CASE("a declined request closes where its route says so, with the provider who declined") {
  const Request told = request("direct", {event(0, "submitted", {{"to", "john-doe"}}), declined(3)});
  const RequestState state = state_of(told, rules_for("direct", {OnDecline::close, true}));
  CHECK(state.status == RequestStatus::closed);
  CHECK(state.outcome == "declined");
  CHECK(state.provider == "john-doe");
  CHECK(state.closed == sample::hour(3));
  CHECK(state.returned == std::nullopt);
}

TEST_CASE("once returned, a direct request follows the rules of assigned ones") {
  LifeRules rules = rules_for("direct", {OnDecline::queue, true});
  rules.routes["assigned"] = {OnDecline::close, true};
  const Request told = request(
      "direct", {event(0, "submitted", {{"to", "john-doe"}}), declined(1), assigned(2, "ana-ruiz"), declined(3)});
  const RequestState state = state_of(told, rules);
  CHECK(state.status == RequestStatus::closed);
  CHECK(state.declined_by == Texts{"john-doe", "ana-ruiz"});
}

TEST_CASE("a preferred request keeps its route when the next on its list is asked") {
  const Request told =
      request("preferred", {event(0, "submitted"), assigned(1, "john-doe"), declined(2), assigned(2, "ana-ruiz")});
  const RequestState state = state_of(told, rules_for("preferred", {OnDecline::next, true}));
  CHECK(state.route == "preferred");
  CHECK(state.status == RequestStatus::pending);
  CHECK(state.provider == "ana-ruiz");
}

TEST_CASE("who declines twice is listed once") {
  const Request told = request(
      "assigned", {event(0, "submitted"), assigned(1, "john-doe"), declined(2), assigned(3, "john-doe"), declined(4)});
  CHECK(state_of(told).declined_by == Texts{"john-doe"});
}

TEST_CASE("an offer that the seeker declines or lets lie is nobody's fault") {
  const Event offered = event(0, "submitted", {{"from", "john-doe"}});
  const RequestState refused = state_of(request("offered", {offered, declined(1)}));
  CHECK(refused.declined_by.empty());
  CHECK(refused.route == "assigned");
  const RequestState waited = state_of(request("offered", {offered, timed_out(1, "john-doe")}));
  CHECK(waited.timed_out_by.empty());
  CHECK(waited.talk_to == "");
}

TEST_CASE("after a time-out nobody is assigned before that provider was talked to") {
  Request told = request("assigned", {event(0, "submitted"), assigned(1, "john-doe"), timed_out(3, "john-doe")});
  CHECK(state_of(told).returned_why == "timed-out");
  CHECK(state_of(told).timed_out_by == Texts{"john-doe"});
  CHECK(state_of(told).talk_to == "john-doe");
  for (const std::string_view provider : {"john-doe", "ana-ruiz"}) {
    const Error error = after(told, assigned(4, provider), {}).error();
    CHECK(error.code == "not-allowed-now");
    CHECK(error.message == "'assigned' is not possible before 'john-doe', who let this request time out, is talked to");
    CHECK(error.hint ==
          "talk to them and record it: matchdesk followup 20260514-k3f9 talked --provider john-doe --note '...'");
  }
  told.history.push_back(talked_to(4, "ana-ruiz"));
  CHECK(state_of(told).talk_to == "john-doe");
  told.history.push_back(talked_to(5, "john-doe"));
  CHECK(state_of(told).talk_to == "");
  CHECK(after(told, assigned(6, "ana-ruiz"), {}).value().provider == "ana-ruiz");
}

TEST_CASE("a talk is still owed when the request was closed and reopened in between") {
  const Request told = request(
      "assigned", {event(0, "submitted"), assigned(1, "john-doe"), timed_out(3, "john-doe"),
                   sample::complete_event(4, "expired", ""), event(5, "reopened", {{"reason", "asked again"}})});
  CHECK(state_of(told).talk_to == "john-doe");
  CHECK(state_of(told).returned_why == "reopened");
}

TEST_CASE("an answer is the answer of who was asked") {
  const Request told = request("assigned", {event(0, "submitted"), assigned(1, "john-doe")});
  for (const std::string_view kind : {"accepted", "declined", "timed-out"}) {
    Event answer = event(2, kind, {{"provider", "ana-ruiz"}});
    if (kind == "declined") answer.fields.set("reason", "no-time");
    const Error error = after(told, answer, {}).error();
    CHECK(error.message == "'" + std::string(kind) + "' names 'ana-ruiz', but the request is with 'john-doe'");
    CHECK(error.hint == "name 'john-doe', or assign the request to 'ana-ruiz' first");
    answer.fields.set("provider", "john-doe");
    CHECK(after(told, answer, {}).has_value());
  }
}

TEST_CASE("unreachable needs enough attempts by enough methods, and says how many are missing") {
  const std::string record_each =
      "; record each: matchdesk followup 20260514-k3f9 attempt --method phone --result no-answer";
  Request told = accepted_by_john();
  const auto refusal = [&] {
    const Result<RequestState> result = after(told, event(9, "unreachable"), {});
    return result ? std::string("possible") : result.error().message + "; " + result.error().hint;
  };
  CHECK(refusal() == "'unreachable' needs 3 more attempts, by 2 more methods; so far 0 attempts" + record_each);
  told.history.push_back(attempted(3, "phone"));
  CHECK(refusal() == "'unreachable' needs 2 more attempts, by 1 more method; so far 1 attempt by phone" + record_each);
  told.history.push_back(attempted(4, "phone"));
  told.history.push_back(attempted(5, "phone"));
  CHECK(refusal() == "'unreachable' needs 1 more attempt, by 1 more method; so far 3 attempts by phone" + record_each);
  told.history.back() = attempted(5, "email");
  CHECK(refusal() == "possible");
  told.history.pop_back();
  told.history.back() = attempted(4, "email");
  CHECK(refusal() == "'unreachable' needs 1 more attempt; so far 2 attempts by phone and email" + record_each);
}

TEST_CASE("attempts, meetings and referrals count from when this provider was asked") {
  Request told = accepted_by_john();
  for (Event& next :
       std::vector<Event>{attempted(3, "phone"), attempted(4, "email"), attempted(5, "phone"), event(6, "met"),
                          event(7, "met"), event(7, "referred", {{"name", "Cy Okafor"}})}) {
    told.history.push_back(std::move(next));
  }
  const RequestState with_john = state_of(told);
  CHECK(with_john.attempts == 3);
  CHECK(with_john.methods == Texts{"phone", "email"});
  CHECK(with_john.meetings == 2);
  CHECK(with_john.referrals == 1);

  told.history.push_back(event(8, "transferred", {{"reason", "another field"}, {"note", "needs an accountant"}}));
  const RequestState returned = state_of(told);
  CHECK(returned.status == RequestStatus::queued);
  CHECK(returned.provider == "");
  CHECK(returned.returned_why == "transferred");
  CHECK(returned.attempts + returned.meetings + returned.referrals == 0);
  CHECK(returned.methods.empty());

  told.history.push_back(assigned(9, "ana-ruiz"));
  told.history.push_back(event(10, "accepted"));
  const Event scheduled = event(11, "scheduled", {{"for", to_text(sample::hour(40))}});
  told.history.push_back(scheduled);
  CHECK(state_of(told).status == RequestStatus::scheduled);
}

TEST_CASE("a second meeting is scheduled without leaving met") {
  Request told = accepted_by_john();
  const auto then = [&](Event next) {
    told.history.push_back(std::move(next));
    return std::string(to_text(state_of(told).status));
  };
  CHECK(then(event(3, "scheduled", {{"for", to_text(sample::hour(40))}})) == "scheduled");
  CHECK(then(event(4, "scheduled", {{"for", to_text(sample::hour(50))}})) == "scheduled");
  CHECK(then(event(50, "met")) == "met");
  CHECK(then(event(51, "scheduled", {{"for", to_text(sample::hour(90))}})) == "met");
}

TEST_CASE("how a request was closed is its outcome") {
  const auto outcome_of = [](Event closing) {
    Request told = accepted_by_john();
    told.history.push_back(std::move(closing));
    const RequestState state = state_of(told);
    CHECK(state.status == RequestStatus::closed);
    CHECK(state.provider == "john-doe");
    CHECK(state.closed == sample::hour(9));
    return state.outcome;
  };
  CHECK(outcome_of(event(9, "completed", {{"result", "completed"}})) == "completed");
  CHECK(outcome_of(event(9, "completed", {{"result", "placed"}})) == "placed");
  CHECK(outcome_of(event(9, "completed", {{"result", "not-placed"}})) == "not-placed");
  CHECK(outcome_of(event(9, "redirected", {{"service", "workshop"}})) == "redirected");
  CHECK(outcome_of(event(9, "withdrawn", {{"who", "seeker"}, {"reason", "moved away"}})) == "withdrawn");
  CHECK(outcome_of(event(9, "withdrawn", {{"who", "coordinator"}, {"reason", "duplicate"}})) == "duplicate");
  CHECK(outcome_of(event(9, "withdrawn",
                         {{"who", "seeker"}, {"reason", "twice"}, {"duplicate_of", "20260514-k3f9"}})) == "duplicate");

  Request unreachable = accepted_by_john();
  for (const std::string_view method : {"phone", "email", "text"}) unreachable.history.push_back(attempted(3, method));
  unreachable.history.push_back(event(9, "unreachable"));
  CHECK(state_of(unreachable).outcome == "unreachable");

  const Request expired = request("assigned", {event(0, "submitted"), event(9, "expired", {{"clock", "accept"}})});
  CHECK(state_of(expired).outcome == "expired");
  CHECK(state_of(expired).provider == "");
}

TEST_CASE("a reopened request waits in the queue again") {
  Request told = accepted_by_john();
  told.history.push_back(event(3, "completed", {{"result", "completed"}}));
  told.history.push_back(event(9, "reopened", {{"reason", "wants another session"}}));
  const RequestState state = state_of(told);
  CHECK(state.status == RequestStatus::queued);
  CHECK(state.provider == "");
  CHECK(state.outcome == "");
  CHECK(state.closed == std::nullopt);
  CHECK(state.accepted == std::nullopt);
  CHECK(state.returned == sample::hour(9));
  CHECK(state.returned_why == "reopened");
}

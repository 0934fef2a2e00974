#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <random>

#include "world.hpp"

using namespace matchdesk;
using world::assigned;
using world::event;
using world::request;
using world::retraction;

namespace {

using Texts = std::vector<std::string>;

// So many hours after the first one, as "7"; "-" for no time.
std::string hours(std::optional<Instant> instant) {
  return instant ? std::to_string((*instant - world::hour(0).instant) / std::chrono::hours(1)) : "-";
}
std::string hours(const std::optional<Timestamp>& time) {
  return hours(time ? std::optional(time->instant) : std::nullopt);
}

std::string in_words(const Asking& asking) {
  constexpr std::array<std::string_view, 5> answers{"unanswered", "accepted", "declined", "timed-out", "ended"};
  std::string text = fmt::format("{} asked at {} as {}", asking.provider, hours(asking.asked), asking.route);
  if (!asking.how.empty()) text += " by " + asking.how;
  text += fmt::format("; {}", answers.at(static_cast<std::size_t>(asking.answer)));
  if (asking.answered) text += " at " + hours(asking.answered);
  if (asking.answered && asking.answer_counts_from != asking.answered->instant)
    text += " as of " + hours(asking.answer_counts_from);
  if (!asking.reason.empty()) text += " for " + asking.reason;
  if (asking.ended) text += fmt::format("; {} at {}", to_text(asking.ended_by.value()), hours(asking.ended));
  if (asking.is_held()) text += "; held";
  if (asking.attempts > 0) text += fmt::format("; {} attempts by {}", asking.attempts, fmt::join(asking.methods, ", "));
  for (const Meeting& meeting : asking.meetings)
    text +=
        fmt::format("; met at {} for {}", hours(meeting.at), meeting.minutes ? std::to_string(*meeting.minutes) : "?");
  if (!asking.referrals.empty()) text += fmt::format("; named {}", fmt::join(asking.referrals, ", "));
  return text;
}

Texts askings_of(const Request& request) {
  Texts texts;
  for (const Asking& asking : request.story.askings) texts.push_back(in_words(asking));
  return texts;
}

// "2 assigned + asked: pending, asking 0", counting from 5 where that is not when it happened.
Texts events_of(const Request& request) {
  Texts texts;
  for (const auto& told : request.story.events) {
    CHECK(told.kind == request.history[told.place].kind);
    CHECK(told.at == request.history[told.place].at.instant);
    texts.push_back(fmt::format("{} {}{}: {}{}{}", told.place, to_text(told.kind),
                                told.also ? fmt::format(" + {}", to_text(*told.also)) : "", to_text(told.status),
                                told.asking < 0 ? "" : fmt::format(", asking {}", told.asking),
                                told.counts_from == told.at ? "" : fmt::format(", from {}", hours(told.counts_from))));
  }
  return texts;
}

// The request with what its history, which is without problems, comes to.
Request settled(Request request, const LifeRules& rules = {}) {
  RequestFold folded = fold(request, rules);
  for (const LifeProblem& problem : folded.problems) FAIL_CHECK(problem.message);
  request.state = std::move(folded.state);
  request.story = std::move(folded.story);
  return request;
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
  return request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), event(2, "accepted")});
}

LifeRules rules_for(std::string_view route, RouteRules rules) {
  LifeRules life;
  life.routes.emplace(route, rules);
  return life;
}

// A random event, often one that fits nowhere, by one of two providers.
Event random_event(std::mt19937& random, int hours) {
  const std::span<const Transition> rows = life_of_a_request();
  const std::string_view kind = to_text(rows[random() % (rows.size() - 1)].event);
  const std::string_view provider = random() % 3 == 0 ? "ana-ruiz" : "john-doe";
  Event made = world::complete_event(hours, kind, provider);
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

std::vector<std::size_t> places_of(const std::vector<LifeProblem>& problems) {
  std::vector<std::size_t> indexes;
  for (const LifeProblem& problem : problems) indexes.push_back(problem.event);
  return indexes;
}

// Folding does not ask for the limits that recording asks for.
bool is_against_a_limit(const Result<RequestFold>& result) {
  return !result && result.error().code == "too-few-attempts";
}

}  // namespace

TEST_CASE("a direct request is with its provider from the beginning") {
  const Request folded = settled(request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, "direct"));
  CHECK(folded.state.status == RequestStatus::pending);
  CHECK(folded.state.provider == "john-doe");
  CHECK(folded.state.route == "direct");
  CHECK(asked_since(folded) == world::hour(0));
}

TEST_CASE("an offer is pending with the provider who offers") {
  const Request folded = settled(request("20260514-k3f9", {event(0, "submitted", {{"from", "john-doe"}})}, "offered"));
  CHECK(folded.state.status == RequestStatus::pending);
  CHECK(folded.state.provider == "john-doe");
  CHECK(folded.state.route == "offered");
}

TEST_CASE("where the route needs no answer, to be asked is to have accepted") {
  const Request folded = settled(request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe")}),
                                 rules_for("assigned", {OnDecline::queue, false}));
  CHECK(folded.state.status == RequestStatus::accepted);
  CHECK(accepted_at(folded) == world::hour(1));
  CHECK(asked_since(folded) == std::nullopt);
  const Request direct = request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, "direct");
  CHECK(settled(direct, rules_for("direct", {OnDecline::queue, false})).state.status == RequestStatus::accepted);
}

TEST_CASE("a submission that does not fit its route is a problem, but the request begins") {
  const RequestFold direct =
      fold(request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe")}, "direct"), LifeRules{});
  CHECK(direct.state.status == RequestStatus::pending);
  REQUIRE(direct.problems.size() == 1);
  CHECK(direct.problems[0].message == "'submitted' does not say whom this direct request is put to");
  CHECK(direct.problems[0].hint == "add 'to: PROVIDER' to it, or make the route 'assigned'");

  const RequestFold offered =
      fold(request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, "offered"), LifeRules{});
  CHECK(offered.state.status == RequestStatus::queued);
  REQUIRE(offered.problems.size() == 1);
  CHECK(offered.problems[0].message == "'submitted' does not say who offers");
  CHECK(offered.problems[0].hint == "add 'from: PROVIDER' to it, or make the route 'assigned'");

  const RequestFold to =
      fold(request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, "preferred"), LifeRules{});
  CHECK(to.state.status == RequestStatus::queued);
  REQUIRE(to.problems.size() == 1);
  CHECK(to.problems[0].message == "'submitted' carries 'to', but the request's route is 'preferred'");
  CHECK(to.problems[0].hint == "make the route 'direct', or leave 'to' out");

  const RequestFold from =
      fold(request("20260514-k3f9", {event(0, "submitted", {{"from", "john-doe"}})}, ""), LifeRules{});
  REQUIRE(from.problems.size() == 1);
  CHECK(from.problems[0].message == "'submitted' carries 'from', but the request's route is 'assigned'");
  CHECK(from.problems[0].hint == "make the route 'offered', or leave 'from' out");
}

TEST_CASE("nobody takes their own request") {
  const Request queued = request("20260514-k3f9", {event(0, "submitted")});
  const Error error = after(queued, assigned(1, "maria-silva"), LifeRules{}).error();
  CHECK(error.message == "'maria-silva' asked for this request and cannot also take it");
  CHECK(error.hint == "name another provider");
  CHECK(fold(request("20260514-k3f9", {event(0, "submitted", {{"to", "maria-silva"}})}, "direct"), LifeRules{})
            .problems[0]
            .message == error.message);
}

TEST_CASE("an assignment names its provider") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), event(1, "assigned")});
  const RequestFold folded = fold(told, LifeRules{});
  CHECK(folded.problems[0].message == "'assigned' names no provider");
  CHECK(folded.problems[0].hint == "add 'provider'");
}

TEST_CASE("a declined request returns to the queue without a provider") {
  const Request folded =
      settled(request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}}), declined(3)}, "direct"));
  CHECK(folded.state.status == RequestStatus::queued);
  CHECK(folded.state.provider == "");
  CHECK(folded.state.route == "assigned");
  CHECK(asked_since(folded) == std::nullopt);
  CHECK(folded.state.returned == world::hour(3));
  CHECK(folded.state.returned_by == EventKind::declined);
  CHECK(folded.story.providers_who(Answer::declined) == Texts{"john-doe"});
}

TEST_CASE("a declined request closes where its route says so, with the provider who declined") {
  const Request told = request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}}), declined(3)}, "direct");
  const Request folded = settled(told, rules_for("direct", {OnDecline::close, true}));
  CHECK(folded.state.status == RequestStatus::closed);
  CHECK(folded.state.outcome == "declined");
  CHECK(folded.state.provider == "john-doe");
  CHECK(folded.state.closed == world::hour(3));
  CHECK(folded.state.returned == std::nullopt);
}

TEST_CASE("once returned, a direct request follows the rules of assigned ones") {
  LifeRules rules = rules_for("direct", {OnDecline::queue, true});
  rules.routes["assigned"] = {OnDecline::close, true};
  const Request told = request(
      "20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}}), declined(1), assigned(2, "ana-ruiz"), declined(3)},
      "direct");
  const Request folded = settled(told, rules);
  CHECK(folded.state.status == RequestStatus::closed);
  CHECK(folded.story.providers_who(Answer::declined) == Texts{"john-doe", "ana-ruiz"});
}

TEST_CASE("a preferred request keeps its route when the next on its list is asked") {
  const Request told =
      request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), declined(2), assigned(2, "ana-ruiz")},
              "preferred");
  const Request folded = settled(told, rules_for("preferred", {OnDecline::next, true}));
  CHECK(folded.state.route == "preferred");
  CHECK(folded.state.status == RequestStatus::pending);
  CHECK(folded.state.provider == "ana-ruiz");
}

TEST_CASE("who declines twice is listed once") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), declined(2),
                                                 assigned(3, "john-doe"), declined(4)});
  CHECK(settled(told).story.providers_who(Answer::declined) == Texts{"john-doe"});
}

TEST_CASE("an offer that the seeker declines or lets lie is nobody's fault") {
  const Event offered = event(0, "submitted", {{"from", "john-doe"}});
  const Request refused = settled(request("20260514-k3f9", {offered, declined(1)}, "offered"));
  CHECK(refused.story.providers_who(Answer::declined).empty());
  CHECK(refused.state.route == "assigned");
  const Request waited = settled(request("20260514-k3f9", {offered, timed_out(1, "john-doe")}, "offered"));
  CHECK(waited.story.providers_who(Answer::timed_out).empty());
  CHECK(waited.state.talk_to == "");
}

TEST_CASE("after a time-out nobody is assigned before that provider was talked to") {
  Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), timed_out(3, "john-doe")});
  CHECK(settled(told).state.returned_by == EventKind::timed_out);
  CHECK(settled(told).story.providers_who(Answer::timed_out) == Texts{"john-doe"});
  CHECK(settled(told).state.talk_to == "john-doe");
  for (const std::string_view provider : {"john-doe", "ana-ruiz"}) {
    const Error error = after(told, assigned(4, provider), LifeRules{}).error();
    CHECK(error.code == "not-allowed-now");
    CHECK(error.message == "'assigned' is not possible before 'john-doe', who let this request time out, is talked to");
    CHECK(error.hint ==
          "talk to them and record it: matchdesk followup 20260514-k3f9 talked --provider john-doe --note '...'");
  }
  told.history.push_back(talked_to(4, "ana-ruiz"));
  CHECK(settled(told).state.talk_to == "john-doe");
  told.history.push_back(talked_to(5, "john-doe"));
  CHECK(settled(told).state.talk_to == "");
  CHECK(after(told, assigned(6, "ana-ruiz"), LifeRules{}).value().state.provider == "ana-ruiz");
}

TEST_CASE("a talk is still owed when the request was closed and reopened in between") {
  const Request told = request(
      "20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), timed_out(3, "john-doe"),
                        world::complete_event(4, "expired", ""), event(5, "reopened", {{"reason", "asked again"}})});
  CHECK(settled(told).state.talk_to == "john-doe");
  CHECK(settled(told).state.returned_by == EventKind::reopened);
}

TEST_CASE("an answer is the answer of who was asked") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe")});
  for (const std::string_view kind : {"accepted", "declined", "timed-out"}) {
    Event answer = event(2, kind, {{"provider", "ana-ruiz"}});
    if (kind == "declined") answer.fields.set("reason", "no-time");
    const Error error = after(told, answer, LifeRules{}).error();
    CHECK(error.message == "'" + std::string(kind) + "' names 'ana-ruiz', but the request is with 'john-doe'");
    CHECK(error.hint == "name 'john-doe', or assign the request to 'ana-ruiz' first");
    answer.fields.set("provider", "john-doe");
    CHECK(after(told, answer, LifeRules{}).has_value());
  }
}

TEST_CASE("unreachable needs enough attempts by enough methods, and names a method that was not tried") {
  const auto record_each = [](std::string_view method) {
    return fmt::format("; record each: matchdesk followup 20260514-k3f9 attempt --method {} --result no-answer",
                       method);
  };
  Request told = accepted_by_john();
  const auto refusal = [&] {
    const Result<RequestFold> result = after(told, event(9, "unreachable"), LifeRules{});
    return result ? std::string("possible") : result.error().message + "; " + result.error().hint;
  };
  CHECK(refusal() ==
        "'unreachable' needs 3 more attempts, by 2 more methods; so far 0 attempts" + record_each("phone"));
  told.history.push_back(attempted(3, "phone"));
  CHECK(refusal() ==
        "'unreachable' needs 2 more attempts, by 1 more method; so far 1 attempt by phone" + record_each("email"));
  told.history.push_back(attempted(4, "phone"));
  told.history.push_back(attempted(5, "phone"));
  CHECK(refusal() ==
        "'unreachable' needs 1 more attempt, by 1 more method; so far 3 attempts by phone" + record_each("email"));
  told.history.back() = attempted(5, "email");
  CHECK(refusal() == "possible");
  told.history.pop_back();
  told.history.back() = attempted(4, "email");
  CHECK(refusal() == "'unreachable' needs 1 more attempt; so far 2 attempts by phone and email" + record_each("text"));
  told.history.push_back(attempted(5, "text"));
  CHECK(refusal() == "possible");
  LifeRules more;
  more.unreachable_methods = 4;
  CHECK(after(told, event(9, "unreachable"), more).error().hint ==
        "so far 3 attempts by phone, email and text" + record_each("METHOD"));
}

TEST_CASE("a limit that is raised later changes nothing that was recorded") {
  Request told = accepted_by_john();
  for (Event& next : std::vector<Event>{attempted(3, "phone"), attempted(4, "email"), attempted(5, "phone")})
    told.history.push_back(std::move(next));
  LifeRules rules;
  REQUIRE(after(told, event(9, "unreachable"), rules));
  rules.unreachable_attempts = 4;
  CHECK(after(told, event(9, "unreachable"), rules).error().message == "'unreachable' needs 1 more attempt");
  told.history.push_back(event(9, "unreachable"));
  const RequestFold folded = fold(told, rules);
  CHECK(folded.state.status == RequestStatus::closed);
  CHECK(folded.problems.empty());
}

TEST_CASE("attempts, meetings and referrals count from when this provider was asked") {
  Request told = accepted_by_john();
  for (Event& next :
       std::vector<Event>{attempted(3, "phone"), attempted(4, "email"), attempted(5, "phone"), event(6, "met"),
                          event(7, "met"), event(7, "referred", {{"name", "Cy Okafor"}})}) {
    told.history.push_back(std::move(next));
  }
  const Request with_john = settled(told);
  CHECK(attempts_of(with_john) == 3);
  CHECK(methods_of(with_john) == Texts{"phone", "email"});
  CHECK(meetings_of(with_john) == 2);
  CHECK(referrals_of(with_john) == 1);

  told.history.push_back(event(8, "transferred", {{"reason", "another field"}, {"note", "needs an accountant"}}));
  const Request returned = settled(told);
  CHECK(returned.state.status == RequestStatus::queued);
  CHECK(returned.state.provider == "");
  CHECK(returned.state.returned_by == EventKind::transferred);
  CHECK(attempts_of(returned) + meetings_of(returned) + referrals_of(returned) == 0);
  CHECK(methods_of(returned).empty());

  told.history.push_back(assigned(9, "ana-ruiz"));
  told.history.push_back(event(10, "accepted"));
  const Event scheduled = event(11, "scheduled", {{"for", to_text(world::hour(40))}});
  told.history.push_back(scheduled);
  CHECK(settled(told).state.status == RequestStatus::scheduled);
}

TEST_CASE("a second meeting is scheduled without leaving met") {
  Request told = accepted_by_john();
  const auto then = [&](Event next) {
    told.history.push_back(std::move(next));
    return std::string(to_text(settled(told).state.status));
  };
  CHECK(then(event(3, "scheduled", {{"for", to_text(world::hour(40))}})) == "scheduled");
  CHECK(then(event(4, "scheduled", {{"for", to_text(world::hour(50))}})) == "scheduled");
  CHECK(then(event(50, "met")) == "met");
  CHECK(then(event(51, "scheduled", {{"for", to_text(world::hour(90))}})) == "met");
}

TEST_CASE("how a request was closed is its outcome") {
  const auto outcome_of = [](Event closing) {
    Request told = accepted_by_john();
    told.history.push_back(std::move(closing));
    const Request folded = settled(told);
    CHECK(folded.state.status == RequestStatus::closed);
    CHECK(folded.state.provider == "john-doe");
    CHECK(folded.state.closed == world::hour(9));
    return folded.state.outcome;
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
  CHECK(settled(unreachable).state.outcome == "unreachable");

  const Request expired = request("20260514-k3f9", {event(0, "submitted"), event(9, "expired", {{"clock", "accept"}})});
  CHECK(settled(expired).state.outcome == "expired");
  CHECK(settled(expired).state.provider == "");
}

TEST_CASE("a reopened request waits in the queue again") {
  Request told = accepted_by_john();
  told.history.push_back(event(3, "completed", {{"result", "completed"}}));
  told.history.push_back(event(9, "reopened", {{"reason", "wants another session"}}));
  const Request folded = settled(told);
  CHECK(folded.state.status == RequestStatus::queued);
  CHECK(folded.state.provider == "");
  CHECK(folded.state.outcome == "");
  CHECK(folded.state.closed == std::nullopt);
  CHECK(accepted_at(folded) == std::nullopt);
  CHECK(folded.state.returned == world::hour(9));
  CHECK(folded.state.returned_by == EventKind::reopened);
}

TEST_CASE("an event out of its turn is passed over, and the problem says what is possible") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), event(1, "accepted"), assigned(2, "john-doe")});
  const RequestFold folded = fold(told, LifeRules{});
  CHECK(folded.state.status == RequestStatus::pending);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 1);
  CHECK(folded.problems[0].message == "'accepted' is not possible while the request is queued");
  CHECK(folded.problems[0].hint ==
        "possible now: assigned, talked-to, on-hold, offered-service, redirected, withdrawn, reminded, snoozed, noted, "
        "corrected, retracted");
}

TEST_CASE("a request is submitted once, and first") {
  const Request told = request("20260514-k3f9", {event(0, "noted"), event(1, "submitted"), event(2, "submitted")});
  const RequestFold folded = fold(told, LifeRules{});
  REQUIRE(folded.problems.size() == 2);
  CHECK(folded.problems[0].message == "'noted' is not possible before the request is submitted");
  CHECK(folded.problems[0].hint == "possible now: submitted");
  CHECK(folded.problems[1].message == "'submitted' is only possible as the first event");
}

TEST_CASE("an event of another kind of record is a problem, and refused with the nearest") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), event(1, "excepted")});
  CHECK(fold(told, LifeRules{}).problems[0].message == "'excepted' is not an event of a request");
  const Error error = after(told, event(2, "excepted"), LifeRules{}).error();
  CHECK(error.failure == Failure::refused);
  CHECK(error.code == "unknown-event");
  CHECK(error.message == "'excepted' is not an event of a request");
  CHECK(error.hint == "did you mean 'accepted'?");
}

TEST_CASE("only events up to a moment are folded") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(2, "john-doe"), event(4, "accepted")});
  CHECK(fold(told, LifeRules{}, world::hour(1).instant).state.status == RequestStatus::queued);
  CHECK(fold(told, LifeRules{}, world::hour(2).instant).state.status == RequestStatus::pending);
  CHECK(fold(told, LifeRules{}, world::hour(4).instant).state.status == RequestStatus::accepted);
  CHECK(fold(told, LifeRules{}, world::hour(-1).instant).state == RequestState{.route = "assigned"});
}

TEST_CASE("a back-dated event takes its place among the others") {
  const Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(2, "john-doe"), event(9, "accepted")});
  CHECK(after(told, event(1, "noted", {{"text", "called"}}), LifeRules{}).value().state.status ==
        RequestStatus::accepted);
  const Error early = after(told, event(1, "accepted"), LifeRules{}).error();
  CHECK(early.message == "'accepted' is not possible while the request is queued");
  const Error breaking = after(told, event(5, "declined", {{"reason", "no-time"}}), LifeRules{}).error();
  CHECK(breaking.failure == Failure::refused);
  CHECK(breaking.code == "not-allowed-now");
  CHECK(breaking.message ==
        "'declined' at 2026-05-14T14:00:00-04:00 would make 'accepted' at 2026-05-14T18:00:00-04:00 impossible");
  CHECK(breaking.hint == "give it a later time, or take back 'accepted' first");
}

TEST_CASE("retracting refolds without the event; what is impossible then is passed over") {
  const Event accepted = event(3, "accepted");
  Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe"), accepted, event(4, "met")});
  const RequestState state = after(told, retraction(5, accepted), LifeRules{}).value().state;
  CHECK(state.status == RequestStatus::pending);
  told.history.push_back(retraction(5, accepted));
  const RequestFold folded = fold(told, LifeRules{});
  CHECK(folded.state == state);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 3);
  CHECK(folded.problems[0].message == "'met' is not possible while the request is pending");
}

TEST_CASE("retracting what did not happen is refused") {
  Request told = request("20260514-k3f9", {event(0, "submitted"), assigned(1, "john-doe")});
  const Event idle = retraction(5, assigned(2, "john-doe"));
  const Error error = after(told, idle, LifeRules{}).error();
  CHECK(error.code == "not-allowed-now");
  CHECK(error.message == "there is no 'assigned' at 2026-05-14T11:00:00-04:00 to take back");
  CHECK(error.hint == "'assigned' stands at 2026-05-14T10:00:00-04:00");
  told.history.push_back(idle);
  const RequestFold folded = fold(told, LifeRules{});
  CHECK(folded.state.status == RequestStatus::pending);
  REQUIRE(folded.problems.size() == 1);
  CHECK(folded.problems[0].event == 2);
  CHECK(folded.problems[0].message == error.message);
}

TEST_CASE("retracting the submission leaves a request that was never made") {
  const Event submitted = event(0, "submitted");
  const Request told = request("20260514-k3f9", {submitted, retraction(2, submitted), event(3, "noted")});
  const RequestFold folded = fold(told, LifeRules{});
  CHECK(folded.state == RequestState{.route = "assigned"});
  CHECK(folded.problems[0].message == "'noted' is not possible before the request is submitted");
}

TEST_CASE("fold and after agree on 10,000 random lives, told in order") {
  std::mt19937 random(20260514);
  for (int life = 0; life < 10000; ++life) {
    const LifeRules rules = random_rules(random);
    Request everything = request("20260514-k3f9", {}, random() % 3 == 0 ? "direct" : "assigned");
    Request allowed = everything;
    RequestState state = fold(everything, rules).state;
    std::vector<std::size_t> refused;
    const int length = 1 + static_cast<int>(random() % 14);
    for (int step = 0; step < length; ++step) {
      const bool begins = step == 0 && random() % 8 != 0;
      Event next = begins ? event(step, "submitted") : random_event(random, step);
      if (begins && everything.route == "direct") next.fields.set("to", "john-doe");
      const Result<RequestFold> result = after(allowed, next, rules);
      const bool fails_to_begin = next.kind == EventKind::submitted && !result && allowed.history.empty();
      if (fails_to_begin) break;
      if (is_against_a_limit(result)) continue;
      if (result) {
        state = result->state;
        allowed.history.push_back(next);
      } else {
        refused.push_back(everything.history.size());
      }
      everything.history.push_back(std::move(next));
    }
    const RequestFold all = fold(everything, rules);
    REQUIRE(all.state == state);
    REQUIRE(places_of(all.problems) == refused);
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
    Request told = request("20260514-k3f9", {event(0, "submitted")});
    for (int step = 1; step < 10; ++step) {
      Event next = random_event(random, 2 * step);
      if (next.kind != EventKind::submitted && after(told, next, rules)) told.history.push_back(std::move(next));
    }
    const Event late = random_event(random, static_cast<int>(random() % 22));
    const Result<RequestFold> result = after(told, late, rules);
    if (is_against_a_limit(result)) continue;
    told.history.push_back(late);
    const RequestFold folded = fold(told, rules);
    REQUIRE(result.has_value() == folded.problems.empty());
    if (result) REQUIRE(result->state == folded.state);
    allowed_count += result ? 1 : 0;
  }
  CHECK(allowed_count > 1000);
}

TEST_CASE("the order of the file does not matter where times differ") {
  std::mt19937 random(11);
  for (int life = 0; life < 2000; ++life) {
    Request told = request("20260514-k3f9", {event(0, "submitted")});
    for (int step = 1; step < 12; ++step) {
      const bool takes_back = random() % 6 == 0;
      told.history.push_back(takes_back ? retraction(step, told.history[random() % told.history.size()])
                                        : random_event(random, step));
    }
    Request shuffled = told;
    std::ranges::shuffle(shuffled.history, random);
    const RequestFold expected = fold(told, LifeRules{});
    const RequestFold folded = fold(shuffled, LifeRules{});
    REQUIRE(folded.state == expected.state);
    REQUIRE(folded.problems.size() == expected.problems.size());
  }
}

TEST_CASE("an event and its retraction leave the state as it was") {
  std::mt19937 random(13);
  for (int life = 0; life < 2000; ++life) {
    Request told = request("20260514-k3f9", {event(0, "submitted")});
    for (int step = 1; step < 10; ++step) told.history.push_back(random_event(random, step));
    const RequestFold before = fold(told, LifeRules{});
    const Event mistaken = random_event(random, 10);
    told.history.push_back(mistaken);
    told.history.push_back(retraction(11, mistaken));
    const RequestFold folded = fold(told, LifeRules{});
    REQUIRE(folded.state == before.state);
    REQUIRE(places_of(folded.problems) == places_of(before.problems));
  }
}

TEST_CASE("the story of a request that goes through many hands, whole") {
  Event late = timed_out(30, "ana-ruiz");
  late.by = "sweep";
  late.fields.set("due", to_text(world::hour(20)));
  const Event mistaken = event(41, "met");
  const Request told = settled(request("20260514-k3f9",
                                       {event(0, "submitted", {{"to", "john-doe"}}),
                                        declined(3),
                                        assigned(4, "ana-ruiz"),
                                        late,
                                        talked_to(31, "ana-ruiz"),
                                        event(32, "offered-service", {{"service", "workshop"}}),
                                        assigned(33, "john-doe"),
                                        event(34, "accepted"),
                                        event(35, "introduced"),
                                        attempted(36, "phone"),
                                        attempted(37, "phone"),
                                        attempted(38, "email"),
                                        event(39, "scheduled", {{"for", to_text(world::hour(40))}}),
                                        event(43, "referred", {{"name", "Cy Okafor"}}),
                                        event(40, "met", {{"minutes", 45}}),  // written down late
                                        mistaken,
                                        retraction(42, mistaken),
                                        event(44, "met"),
                                        event(45, "checked-in", {{"with", "seeker"}}),
                                        event(46, "transferred", {{"reason", "moved"}, {"note", "all is prepared"}}),
                                        assigned(47, "eve-stone"),
                                        event(48, "withdrawn", {{"who", "seeker"}, {"reason", "found work"}}),
                                        event(50, "reopened", {{"reason", "asked again"}}),
                                        assigned(51, "eve-stone"),
                                        event(52, "accepted"),
                                        event(53, "noted", {{"text", "goes well"}})},
                                       "direct"));
  CHECK(
      askings_of(told) ==
      Texts{"john-doe asked at 0 as direct; declined at 3 for no-time",
            "ana-ruiz asked at 4 as assigned by round-robin; timed-out at 30 as of 20",
            "john-doe asked at 33 as assigned by round-robin; accepted at 34; transferred at 46; 3 attempts by phone, "
            "email; met at 40 for 45; met at 44 for ?; named Cy Okafor",
            "eve-stone asked at 47 as assigned by round-robin; ended at 48",
            "eve-stone asked at 51 as assigned by round-robin; accepted at 52; held"});
  CHECK(events_of(told) == Texts{"0 submitted + asked: pending, asking 0",
                                 "1 declined + returned: queued, asking 0",
                                 "2 assigned + asked: pending, asking 1",
                                 "3 timed-out + returned: queued, asking 1, from 20",
                                 "4 talked-to: queued",
                                 "5 offered-service: queued",
                                 "6 assigned + asked: pending, asking 2",
                                 "7 accepted: accepted, asking 2",
                                 "8 introduced: accepted, asking 2",
                                 "9 attempted: accepted, asking 2",
                                 "10 attempted: accepted, asking 2",
                                 "11 attempted: accepted, asking 2",
                                 "12 scheduled: scheduled, asking 2",
                                 "14 met: met, asking 2",
                                 "13 referred: met, asking 2",
                                 "17 met: met, asking 2",
                                 "18 checked-in: met, asking 2",
                                 "19 transferred + returned: queued, asking 2",
                                 "20 assigned + asked: pending, asking 3",
                                 "21 withdrawn: closed, asking 3",
                                 "22 reopened + returned: queued, asking 3",
                                 "23 assigned + asked: pending, asking 4",
                                 "24 accepted: accepted, asking 4",
                                 "25 noted: accepted, asking 4"});
  CHECK(hours(told.story.latest) == "53");
  CHECK(told.story.present(told.state) == &told.story.askings.back());
  CHECK(told.story.providers_who(Answer::accepted) == Texts{"john-doe", "eve-stone"});
  CHECK(told.story.providers_who(Answer::declined) == Texts{"john-doe"});
  CHECK(told.story.providers_who(Answer::timed_out) == Texts{"ana-ruiz"});
}

TEST_CASE("the story of an assignment that needs no answer, and one that ended with what was owed") {
  const Request told = settled(request("20260514-k3f9",
                                       {event(0, "submitted"), assigned(1, "john-doe"), event(2, "met"),
                                        event(3, "completed", {{"result", "completed"}})},
                                       ""),
                               rules_for("assigned", {OnDecline::queue, false}));
  CHECK(told.state.route == "assigned");
  CHECK(askings_of(told) ==
        Texts{"john-doe asked at 1 as assigned by round-robin; accepted at 1; completed at 3; met at "
              "2 for ?"});
  CHECK(events_of(told) == Texts{"0 submitted: queued", "1 assigned + accepted: accepted, asking 0",
                                 "2 met: met, asking 0", "3 completed: closed, asking 0"});
}

TEST_CASE("a story up to a moment is the story of the events until then") {
  std::mt19937 random(17);
  for (int life = 0; life < 2000; ++life) {
    const LifeRules rules = random_rules(random);
    Request told =
        request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, random() % 3 == 0 ? "direct" : "");
    for (int step = 1; step < 12; ++step) {
      const bool takes_back = random() % 6 == 0;
      told.history.push_back(takes_back ? retraction(step, told.history[random() % told.history.size()])
                                        : random_event(random, step));
    }
    const int hours_told = static_cast<int>(random() % 12);
    Request until = told;
    until.history.resize(static_cast<std::size_t>(hours_told) + 1);
    const RequestFold expected = fold(until, rules);
    const RequestFold folded = fold(told, rules, world::hour(hours_told).instant);
    REQUIRE(folded.state == expected.state);
    REQUIRE(folded.story.askings == expected.story.askings);
    REQUIRE(folded.story.latest == expected.story.latest);
    REQUIRE(places_of(folded.problems) == places_of(expected.problems));
  }
}

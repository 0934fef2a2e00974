#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "world.hpp"

using namespace matchdesk;
using world::event;
using world::retraction;

namespace {

using Gates = std::vector<std::string>;

const Gates intake_and_terms{"intake", "terms"};

Participant with(std::vector<Event> history) {
  Participant participant;
  participant.id = "maria-silva";
  participant.history = std::move(history);
  return participant;
}

Event passed(int hours, std::string_view gate) { return event(hours, "passed", {{"gate", gate}}); }

Event failed(int hours, std::string_view gate) {
  return event(hours, "failed", {{"gate", gate}, {"reason", "lives abroad"}});
}

Event booked(int hours, std::string_view gate) {
  return event(hours, "booked", {{"gate", gate}, {"for", to_text(world::hour(hours + 24))}});
}

ParticipantState state_of(std::vector<Event> history, const Gates& gates = intake_and_terms) {
  const ParticipantFold folded = fold(with(std::move(history)), gates);
  for (const LifeProblem& problem : folded.problems) FAIL_CHECK(problem.message);
  return folded.state;
}

std::string status_of(std::vector<Event> history, const Gates& gates = intake_and_terms) {
  return std::string(to_text(state_of(std::move(history), gates).status));
}

}  // namespace

TEST_CASE("a participant becomes active when the last gate is passed") {
  std::vector<Event> history{event(0, "applied")};
  CHECK(status_of(history) == "applied");
  history.push_back(event(1, "reviewed", {{"what", "resume"}}));
  CHECK(status_of(history) == "in-intake");
  history.push_back(booked(2, "intake"));
  history.push_back(passed(3, "intake"));
  CHECK(status_of(history) == "in-intake");
  history.push_back(event(4, "sent", {{"gate", "terms"}}));
  history.push_back(passed(5, "terms"));
  const ParticipantState state = state_of(history);
  CHECK(state.status == ParticipantStatus::active);
  CHECK(state.activated == world::hour(5));
  REQUIRE(state.gates.size() == 2);
  CHECK(state.gates[0].gate == "intake");
  CHECK(state.gates[0].booked_for == world::hour(26));
  CHECK(state.gates[0].passed == world::hour(3));
  CHECK(state.gates[1].gate == "terms");
  CHECK(state.gates[1].sent == world::hour(4));
  CHECK(state.gates[1].passed == world::hour(5));
}

TEST_CASE("a role without gates is active at once") {
  CHECK(status_of({}, {}) == "active");
  CHECK(state_of({event(3, "applied"), event(4, "noted")}, {}).activated == world::hour(3));
}

TEST_CASE("gates that the role does not have are remembered and decide nothing") {
  const ParticipantState state = state_of({event(0, "applied"), failed(1, "welcome")}, {});
  CHECK(state.status == ParticipantStatus::active);
  REQUIRE(state.gates.size() == 1);
  CHECK(state.gates[0].gate == "welcome");
  CHECK(state.gates[0].failed == world::hour(1));
  CHECK(state.exit_reason == "");
}

TEST_CASE("a failed gate ends there with its reason, until it is tried again") {
  std::vector<Event> history{event(0, "applied"), passed(1, "terms"), failed(2, "intake")};
  const ParticipantState state = state_of(history);
  CHECK(state.status == ParticipantStatus::ineligible);
  CHECK(state.exit_reason == "lives abroad");
  CHECK(state.gates[0].reason == "lives abroad");
  history.push_back(booked(3, "intake"));
  CHECK(status_of(history) == "in-intake");
  CHECK(state_of(history).exit_reason == "");
  history.push_back(passed(4, "intake"));
  CHECK(status_of(history) == "active");
  CHECK(state_of(history).activated == world::hour(4));
}

TEST_CASE("signing again does not activate anew; failing a gate and passing it does") {
  std::vector<Event> history{event(0, "applied"), passed(1, "intake"), passed(2, "terms"), passed(9, "terms")};
  CHECK(state_of(history).activated == world::hour(2));
  history.push_back(failed(10, "terms"));
  CHECK(status_of(history) == "ineligible");
  CHECK(state_of(history).activated == std::nullopt);
  history.push_back(passed(11, "terms"));
  CHECK(state_of(history).activated == world::hour(11));
}

TEST_CASE("a pause lasts until it is resumed, and keeps its begin when it is prolonged") {
  std::vector<Event> history{event(0, "applied"), event(1, "paused", {{"until", "2026-06-01"}, {"reason", "travels"}})};
  ParticipantState state = state_of(history, {});
  CHECK(state.status == ParticipantStatus::paused);
  CHECK(state.paused == world::hour(1));
  CHECK(to_text(state.paused_until.value()) == "2026-06-01");
  CHECK(state.pause_reason == "travels");
  history.push_back(event(5, "paused"));
  state = state_of(history, {});
  CHECK(state.paused == world::hour(1));
  CHECK(state.paused_until == std::nullopt);
  CHECK(state.pause_reason == "");
  history.push_back(event(6, "resumed"));
  state = state_of(history, {});
  CHECK(state.status == ParticipantStatus::active);
  CHECK(state.paused == std::nullopt);
  CHECK(state.activated == world::hour(0));
}

TEST_CASE("who paused during the intake goes on with it") {
  std::vector<Event> history{event(0, "applied"), booked(1, "intake"), event(2, "paused")};
  CHECK(status_of(history) == "paused");
  history.push_back(event(3, "resumed"));
  CHECK(status_of(history) == "in-intake");
}

TEST_CASE("who left and applies again begins anew, as what they were classified") {
  std::vector<Event> history{event(0, "applied"), passed(1, "intake"),
                             passed(2, "terms"),  event(3, "reclassified", {{"classification", "volunteer-only"}}),
                             event(4, "paused"),  event(5, "exited", {{"reason", "moved away"}})};
  ParticipantState state = state_of(history);
  CHECK(state.status == ParticipantStatus::exited);
  CHECK(state.exit_reason == "moved away");
  CHECK(state.paused == std::nullopt);
  CHECK(state.classification == "volunteer-only");
  history.push_back(event(6, "contacted"));
  CHECK(status_of(history) == "exited");
  history.push_back(event(7, "applied"));
  state = state_of(history);
  CHECK(state.status == ParticipantStatus::applied);
  CHECK(state.exit_reason == "");
  CHECK(state.activated == std::nullopt);
  CHECK(state.gates[0].passed == std::nullopt);
  CHECK(state.classification == "volunteer-only");
}

TEST_CASE("every event that changes a status, in every status") {
  struct Row {
    std::string_view event;
    std::string_view to[6];  // from applied, in-intake, ineligible, active, paused, exited
  };
  constexpr std::string_view no = "-";
  constexpr Row table[] = {
      {"applied", {no, no, "applied", no, no, "applied"}},
      {"booked", {"in-intake", "in-intake", "in-intake", "active", "paused", no}},
      {"sent", {"in-intake", "in-intake", "in-intake", "active", "paused", no}},
      {"passed", {"active", "active", "active", "active", "paused", no}},
      {"failed", {"ineligible", "ineligible", "ineligible", "ineligible", "ineligible", no}},
      {"paused", {"paused", "paused", no, "paused", "paused", no}},
      {"resumed", {no, no, no, no, "active", no}},
      {"exited", {"exited", "exited", "exited", "exited", "exited", no}},
      {"noted", {"applied", "in-intake", "ineligible", "active", "paused", "exited"}},
      {"contacted", {"applied", "in-intake", "ineligible", "active", "paused", "exited"}},
      {"step-taken", {"applied", "in-intake", "ineligible", "active", "paused", "exited"}},
  };
  const Gates gates{"intake"};
  const std::vector<Event> histories[] = {
      {event(0, "applied")},
      {event(0, "applied"), booked(1, "intake")},
      {event(0, "applied"), failed(1, "intake")},
      {event(0, "applied"), passed(1, "intake")},
      {event(0, "applied"), passed(1, "intake"), event(2, "paused")},
      {event(0, "applied"), event(1, "exited")},
  };
  for (std::size_t column = 0; column < 6; ++column) {
    const ParticipantState before = state_of(histories[column], gates);
    REQUIRE(before.status == static_cast<ParticipantStatus>(column));
    for (const Row& row : table) {
      CAPTURE(row.event);
      CAPTURE(to_text(before.status));
      std::vector<Event> history = histories[column];
      history.push_back(event(5, row.event, {{"gate", "intake"}}));
      const ParticipantFold folded = fold(with(history), gates);
      if (row.to[column] == no) {
        REQUIRE(folded.problems.size() == 1);
        CHECK(folded.problems[0].message == "'" + std::string(row.event) +
                                                "' is not possible while the participant is " +
                                                std::string(to_text(before.status)));
        CHECK(folded.state == before);
      } else {
        CHECK(folded.problems.empty());
        CHECK(to_text(folded.state.status) == row.to[column]);
      }
    }
  }
}

TEST_CASE("an event that is not possible says when it would be") {
  const Participant active = with({event(0, "applied")});
  const Error error = after(active, event(1, "resumed"), Gates{}).error();
  CHECK(error.failure == Failure::refused);
  CHECK(error.code == "not-allowed-now");
  CHECK(error.message == "'resumed' is not possible while the participant is active");
  CHECK(error.hint == "possible while: paused");
  CHECK(after(active, event(1, "paused"), Gates{}).value().state.status == ParticipantStatus::paused);
  CHECK(after(active, event(1, "accepted"), Gates{}).error().hint == "did you mean 'excepted'?");
  CHECK(after(active, event(1, "failed", {{"gate", "intake"}}), Gates{}).error().message == "'failed' needs 'reason'");
}

TEST_CASE("a back-dated exit that would undo what came after it is refused") {
  const Participant told = with({event(0, "applied"), event(5, "paused")});
  const Error error = after(told, event(2, "exited"), Gates{}).error();
  CHECK(error.message ==
        "'exited' at 2026-05-14T11:00:00-04:00 would make 'paused' at 2026-05-14T14:00:00-04:00 impossible");
}

TEST_CASE("retracting brings back what was before") {
  const Event exited = event(3, "exited");
  const std::vector<Event> history{event(0, "applied"), exited, retraction(4, exited)};
  CHECK(status_of(history, {}) == "active");
  CHECK(to_text(fold(with(history), Gates{}, world::hour(3).instant).state.status) == "exited");
  const ParticipantFold idle = fold(with({event(0, "applied"), retraction(4, exited)}), Gates{});
  REQUIRE(idle.problems.size() == 1);
  CHECK(idle.problems[0].message == "there is no 'exited' at 2026-05-14T12:00:00-04:00 to take back");
}

TEST_CASE("fold and after agree on random histories, in any order of the file") {
  std::mt19937 random(3);
  const std::vector<std::string_view> kinds{"applied", "reviewed", "booked", "sent",  "passed",      "failed",
                                            "paused",  "resumed",  "exited", "noted", "reclassified"};
  for (int round = 0; round < 3000; ++round) {
    Participant told = with({});
    ParticipantState state = fold(told, intake_and_terms).state;
    std::size_t refused = 0;
    Participant allowed = told;
    for (int step = 0; step < 12; ++step) {
      Event next = event(step, kinds[random() % kinds.size()],
                         {{"gate", intake_and_terms[random() % 2]},
                          {"reason", "why"},
                          {"what", "resume"},
                          {"text", "x"},
                          {"for", to_text(world::hour(step))},
                          {"classification", "mentor"}});
      const Result<ParticipantFold> result = after(allowed, next, intake_and_terms);
      if (result) state = result->state;
      if (result) allowed.history.push_back(next);
      if (!result) ++refused;
      told.history.push_back(std::move(next));
    }
    std::ranges::shuffle(told.history, random);
    const ParticipantFold folded = fold(told, intake_and_terms);
    REQUIRE(folded.state == state);
    REQUIRE(folded.problems.size() == refused);
    REQUIRE(fold(allowed, intake_and_terms).problems.empty());
  }
}

TEST_CASE("whoever became active stays so when a gate is added, for the event says what it led to") {
  std::vector<Event> history{event(0, "applied"), passed(3, "intake")};
  history.back().fields.set("activates", true);
  CHECK(status_of(history) == "active");
  CHECK(state_of(history).activated == world::hour(3));
  history.push_back(failed(4, "intake"));
  CHECK(status_of(history) == "ineligible");
  history.push_back(event(5, "applied"));
  CHECK(status_of(history) == "applied");
}

TEST_CASE("a pause that is planned changes no status, and is over, ended or cancelled like any other") {
  std::vector<Event> history{event(0, "applied"), passed(1, "intake"), passed(2, "terms"),
                             event(3, "paused", {{"from", "2026-07-01"}, {"until", "2026-07-08"}, {"reason", "camp"}}),
                             event(4, "paused", {{"from", "2026-09-01"}})};
  const ParticipantState state = state_of(history);
  CHECK(state.status == ParticipantStatus::active);
  REQUIRE(state.planned.size() == 2);
  CHECK(state.planned[0] == Absence{world::day("2026-07-01"), world::day("2026-07-08"), "camp"});
  CHECK_FALSE(state.planned[0].holds_on(world::day("2026-06-30")));
  CHECK(state.planned[0].holds_on(world::day("2026-07-07")));
  CHECK_FALSE(state.planned[0].holds_on(world::day("2026-07-08")));
  CHECK(state.planned[1].holds_on(world::day("2027-09-01")));
  history.push_back(event(5, "resumed"));
  CHECK(state_of(history).planned.empty());
}

TEST_CASE("a meeting that is booked for a gate can be called off, and booked again; nothing else can") {
  std::vector<Event> history{event(0, "applied"), booked(1, "intake"), event(2, "cancelled", {{"gate", "intake"}})};
  CHECK_FALSE(state_of(history).gates.at(0).booked_for);
  CHECK(status_of(history) == "in-intake");
  history.push_back(event(3, "cancelled", {{"gate", "intake"}}));
  const auto again = fold(with(history), intake_and_terms);
  REQUIRE(again.problems.size() == 1);
  CHECK(again.problems[0].message == "'cancelled' is not possible: no meeting is booked for this gate");
  history.back() = booked(3, "intake");
  CHECK(state_of(history).gates.at(0).booked_for == world::hour(27));
}

#include "record/life.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "world.hpp"

using namespace matchdesk;
using world::event;

namespace {

// The life of a request written down a second time, by hand: for each status, what each event makes of it.
// Columns: queued, pending, accepted, scheduled, met, closed; '-' where the event is not possible.
struct Row {
  std::string_view event;
  std::string_view to[6];
};

constexpr std::string_view no = "-";
constexpr Row table[] = {
    {"submitted", {no, no, no, no, no, no}},
    {"assigned", {"pending", no, no, no, no, no}},
    {"accepted", {no, "accepted", no, no, no, no}},
    {"declined", {no, "queued", no, no, no, no}},
    {"timed-out", {no, "queued", no, no, no, no}},
    {"talked-to", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"introduced", {no, no, "accepted", no, no, no}},
    {"attempted", {no, no, "accepted", "scheduled", no, no}},
    {"scheduled", {no, no, "scheduled", "scheduled", "met", no}},
    {"met", {no, no, "met", "met", "met", no}},
    {"notes", {no, no, no, no, "met", no}},
    {"referred", {no, no, no, no, "met", no}},
    {"checked-in", {no, no, "accepted", "scheduled", "met", "closed"}},
    {"transferred", {no, no, "queued", "queued", "queued", no}},
    {"recalled", {no, "queued", no, no, no, no}},
    {"on-hold", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"hold-ended", {no, no, no, no, no, no}},
    {"offered-service", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"redirected", {"closed", "closed", "closed", "closed", "closed", no}},
    {"unreachable", {no, no, "closed", "closed", no, no}},
    {"withdrawn", {"closed", "closed", "closed", "closed", "closed", no}},
    {"expired", {"closed", "closed", no, no, no, no}},
    {"completed", {no, no, "closed", "closed", "closed", no}},
    {"reopened", {no, no, no, no, no, "queued"}},
    {"cancelled", {no, no, no, "accepted", no, no}},
    {"reminded", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"escalated", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"snoozed", {"queued", "pending", "accepted", "scheduled", "met", no}},
    {"noted", {"queued", "pending", "accepted", "scheduled", "met", "closed"}},
    {"corrected", {"queued", "pending", "accepted", "scheduled", "met", "closed"}},
};

// Histories that come to each status, with three attempts by two methods where the provider has accepted.
std::vector<Event> history_of(RequestStatus status) {
  std::vector<Event> history{event(0, "submitted")};
  if (status == RequestStatus::queued) return history;
  history.push_back(world::assigned(1, "john-doe"));
  if (status == RequestStatus::pending) return history;
  history.push_back(event(2, "accepted"));
  for (const std::string_view method : {"phone", "email", "phone"}) {
    history.push_back(event(3, "attempted", {{"method", method}, {"result", "no-answer"}}));
  }
  if (status == RequestStatus::scheduled) history.push_back(world::complete_event(4, "scheduled", "john-doe"));
  if (status == RequestStatus::met) history.push_back(event(4, "met"));
  if (status == RequestStatus::closed) history.push_back(world::complete_event(4, "withdrawn", "john-doe"));
  return history;
}

}  // namespace

TEST_CASE("every event in every status does what the life of a request says") {
  REQUIRE(std::size(table) + 1 == life_of_a_request().size());  // and `retracted`, which has tests of its own
  for (std::size_t column = 0; column < 6; ++column) {
    const auto status = static_cast<RequestStatus>(column);
    Request request = world::request("20260514-k3f9", history_of(status));
    const RequestFold before = fold(request, LifeRules{});
    REQUIRE(before.problems.empty());
    REQUIRE(before.state.status == status);
    std::vector<std::string> possible;
    for (const Row& row : table) {
      CAPTURE(row.event);
      CAPTURE(to_text(status));
      const Event next = world::complete_event(5, row.event, "john-doe");
      const Result<RequestFold> next_fold = after(request, next, LifeRules{});
      request.history.push_back(next);
      const RequestFold folded = fold(request, LifeRules{});
      request.history.pop_back();
      if (row.to[column] == no) {
        REQUIRE_FALSE(next_fold.has_value());
        CHECK(next_fold.error().failure == Failure::refused);
        CHECK(next_fold.error().code == "not-allowed-now");
        REQUIRE(folded.problems.size() == 1);
        CHECK(folded.problems[0].event == request.history.size());
        CHECK(folded.problems[0].message == next_fold.error().message);
        CHECK(folded.state == before.state);
      } else {
        possible.emplace_back(row.event);
        REQUIRE(next_fold.has_value());
        CHECK(to_text(next_fold->state.status) == row.to[column]);
        CHECK(folded.problems.empty());
        CHECK(folded.state == next_fold->state);
      }
    }
    possible.emplace_back("retracted");
    CHECK(possible_events(before.state) == possible);
  }
}

TEST_CASE("before its submission nothing is possible") {
  const Request request = world::request("20260514-k3f9", {});
  for (const Row& row : table) {
    CAPTURE(row.event);
    const Result<RequestFold> folded = after(request, world::complete_event(5, row.event, "john-doe"), LifeRules{});
    if (row.event == "submitted") {
      CHECK(folded.value().state.status == RequestStatus::queued);
    } else {
      CHECK(folded.error().message ==
            "'" + std::string(row.event) + "' is not possible before the request is submitted");
      CHECK(folded.error().hint == "possible now: submitted");
    }
  }
}

TEST_CASE("the life of a request knows the events of a request, in their order") {
  std::vector<std::string> rows;
  for (const Transition& transition : life_of_a_request()) rows.emplace_back(to_text(transition.event));
  CHECK(rows == event_names(Subject::request));
  for (const Transition& transition : life_of_a_request()) CHECK_FALSE(transition.to.empty());
}

TEST_CASE("what must be carried is named in the rule") {
  for (const Transition& transition : life_of_a_request()) {
    CAPTURE(to_text(transition.event));
    bool carries = false;
    for (const yaml::Key& field : definition_of(transition.event).fields) carries |= field.required;
    CHECK(carries == (transition.rule.find("carries") == 0 && transition.event != EventKind::submitted));
  }
}

TEST_CASE("while somebody must be talked to, an assignment is not among what is possible") {
  RequestState state;
  const std::vector<std::string> without = possible_events(state);
  CHECK(std::ranges::count(without, "assigned") == 1);
  state.talk_to = "john-doe";
  CHECK(std::ranges::count(possible_events(state), "assigned") == 0);
  CHECK(possible_events(state).size() + 1 == without.size());
}

TEST_CASE("statuses are written as they are listed") {
  using Texts = std::vector<std::string>;
  const auto written = []<class Status>(Status first, std::size_t count) {
    Texts texts;
    for (std::size_t place = 0; place < count; ++place)
      texts.emplace_back(to_text(static_cast<Status>(static_cast<std::size_t>(first) + place)));
    return texts;
  };
  CHECK(status_names(Subject::request) == Texts{"queued", "pending", "accepted", "scheduled", "met", "closed"});
  CHECK(written(RequestStatus::queued, 6) == status_names(Subject::request));
  CHECK(status_names(Subject::participant) ==
        Texts{"applied", "in-intake", "ineligible", "active", "paused", "exited"});
  CHECK(written(ParticipantStatus::applied, 6) == status_names(Subject::participant));
  CHECK(status_names(Subject::activity) == Texts{"planned", "held", "cancelled"});
  CHECK(written(ActivityStatus::planned, 3) == status_names(Subject::activity));
}

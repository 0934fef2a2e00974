#include <doctest/doctest.h>

#include "facts/guests.hpp"
#include "report/policy.hpp"
#include "report/reports.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");

Policy policy_with_clock() {
  Policy policy = world::policy();
  policy.clocks.push_back({.name = "in-touch",
                           .on = Subject::participant,
                           .when = {{"role", {"client", "mentor"}}},
                           .from = {{EventKind::activated, {}},
                                    {EventKind::contacted, {}},
                                    {EventKind::attended, {}},
                                    {EventKind::met, {}}},
                           .within = Duration{60, Unit::days}});
  return policy;
}

Activity activity(std::string_view id, std::string_view when, std::vector<Event> history) {
  Activity activity;
  activity.id = id;
  activity.when = world::stamp(when);
  activity.history = std::move(history);
  return activity;
}

Records town(const Policy& policy) {
  std::vector<Participant> people = {
      world::person("amy", "client", "Amy", "Lee"), world::person("ben", "client", "Ben", "Ode"),
      world::person("max", "mentor", "Max", "Silva"), world::person("nia", "mentor", "Nia", "Stone")};
  people[0].history.push_back(event("2026-04-20T09:00:00-05:00", "invited", {{"activity", "camp"}}));
  people[0].history.push_back(event("2026-05-01T18:00:00-05:00", "attended", {{"activity", "camp"}}));
  people[1].history.push_back(event("2026-04-20T09:00:00-05:00", "invited", {{"activity", "camp"}}));
  people[1].history.push_back(event("2026-05-02T09:00:00-05:00", "invited", {{"activity", "rained-off"}}));
  people[1].history.push_back(event("2026-05-03T09:00:00-05:00", "invited", {{"activity", "later"}}));
  people[1].history.push_back(
      event("2026-05-04T09:00:00-05:00", "declined-invitation", {{"activity", "later"}, {"reason", "away"}}));
  people[2].history.push_back(event("2026-05-01T18:00:00-05:00", "attended", {{"activity", "camp"}, {"as", "expert"}}));
  people[3].history.push_back(event("2026-05-11T09:00:00-05:00", "exited"));
  return world::records(
      policy, std::move(people),
      {world::request("20260501-r1", "ben",
                      {event("2026-05-01T09:00:00-05:00", "submitted"),
                       event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                       event("2026-05-03T10:00:00-05:00", "accepted"), event("2026-05-06T10:00:00-05:00", "met")}),
       // What comes back of another request ends nothing.
       world::request("20260502-r2", "amy",
                      {event("2026-05-02T09:00:00-05:00", "submitted"),
                       event("2026-05-07T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                       event("2026-05-08T09:00:00-05:00", "declined", {{"reason", "no-time"}})})},
      {activity("camp", "2026-05-01T18:00:00-05:00", {event("2026-04-01T09:00:00-05:00", "planned")}),
       activity("later", "2026-06-01T18:00:00-05:00", {event("2026-04-01T09:00:00-05:00", "planned")}),
       activity("rained-off", "2026-05-04T18:00:00-05:00",
                {event("2026-04-01T09:00:00-05:00", "planned"), event("2026-05-04T09:00:00-05:00", "cancelled")})});
}

Question may(const Policy& policy) {
  return {.span = *parse_span(policy, "2026-05", world::day("2026-05-20")), .now = now};
}

std::string lines(const std::vector<Figure>& figures) {
  std::string text;
  for (const Figure& figure : figures)
    text += figure.name + " " + value_text(figure) + (figure.of ? " of " + std::to_string(*figure.of) : "") + "\n";
  return text;
}

}  // namespace

TEST_CASE("keeping in touch, counted by hand") {
  const Policy policy = policy_with_clock();
  const Records records = town(policy);
  const Report report = engagement_report({policy, records}, may(policy));
  CHECK(lines(report.figures) ==
        "people 3\n"
        "engaged 3 of 3\n"
        "not-engaged 0 of 3\n"
        "contacts 0\n"
        "invitations 2\n"
        "declined 1\n"
        "attendances 2\n"
        "experts 1\n"
        // Amy and Ben were invited to the camp; what was cancelled and what is to come do not count.
        "attendance-rate 50 % of 2\n");
  std::string rows;
  for (const Value& row : report.rows.items())
    for (const char* key : {"participant", "last", "how", "days", "state"})
      rows += display(row.at_path(key)) + (std::string_view(key) == "state" ? "\n" : " ");
  CHECK(rows ==
        "amy 2026-05-01 attended camp 19 ok\n"
        "ben 2026-05-06 met 14 ok\n"
        "max 2026-05-06 met 14 ok\n");
  CHECK(report.series[1].points[0].value == 2);
}

TEST_CASE("whoever was left alone stands first, and is counted as the clock says") {
  Policy policy = policy_with_clock();
  const Records records = town(policy);
  Question question = may(policy);
  question.now = world::at("2026-07-03T10:00:00-05:00");
  const Report report = engagement_report({policy, records}, question);
  CHECK(report.figures[2].label == "Not in touch for 60 days");
  CHECK(report.figures[2].value == 1);
  CHECK(display(report.rows.items()[0].at_path("participant")) == "amy");
  CHECK(display(report.rows.items()[0].at_path("state")) == "overdue");
  question.by = *find_grouping(policy, Subject::participant, "role");
  const Report by_role = engagement_report({policy, records}, question);
  REQUIRE(by_role.groups.size() == 2);
  CHECK(by_role.groups[0].value == "client");
  CHECK(lines(by_role.groups[1].figures).starts_with("people 1\nengaged 1 of 1\nnot-engaged 0 of 1\n"));
}

TEST_CASE("without such a clock everybody who seeks or provides is meant") {
  const Policy policy = world::policy();
  const Records records = town(policy);
  const Report report = engagement_report({policy, records}, may(policy));
  CHECK(lines(report.figures).starts_with("people 3\nengaged 3 of 3\ncontacts 0\n"));
}

TEST_CASE("the guests of an activity") {
  const Policy policy = world::policy();
  const Records records = town(policy);
  const Program program{policy, records};
  const std::vector<Guest> guests = guests_of(program, *records.activity("camp"));
  CHECK(ids_of(guests, &Guest::invited) == std::vector<std::string>{"amy", "ben"});
  CHECK(ids_of(guests, &Guest::attended) == std::vector<std::string>{"amy", "max"});
  CHECK(unanswered(guests) == std::vector<std::string>{"ben"});
  CHECK(guests[2].as == "expert");
  CHECK(guest_of(*records.participant("ben"), *records.activity("later")).reason == "away");
}

}  // namespace matchdesk

#include <doctest/doctest.h>

#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-07-20T10:00:00-05:00");

Question half_year() { return {.span = *parse_span(world::policy(), "2026-H1", world::day("2026-05-20")), .now = now}; }

// One found work in the first quarter, one in the second after looking in the first, one never answers, one left in
// between, one comes in the second quarter and gives no evidence, one joins after the span.
std::vector<Participant> people() {
  const Event applied = event("2026-01-05T09:00:00-06:00", "applied");
  const auto outcome = [](std::string_view when, std::string_view kind, std::string_view evidence = {}) {
    Event made = event(when, "outcome", {{"kind", kind}});
    if (!evidence.empty()) made.fields.set("evidence", evidence);
    return made;
  };
  std::vector<Participant> all = {
      world::person("early", "client", "Eve", "Early",
                    {applied, outcome("2026-02-01T09:00:00-06:00", "employed", "LinkedIn")}),
      world::person("later", "client", "Lou", "Later",
                    {applied, outcome("2026-02-01T09:00:00-06:00", "looking", "told us"),
                     outcome("2026-05-02T09:00:00-05:00", "employed", "told us")}),
      world::person("mute", "client", "Mu", "Te", {applied}),
      world::person("left", "client", "Le", "Ft", {applied, event("2026-03-01T09:00:00-06:00", "exited")}),
      world::person("novel", "client", "No", "Vel",
                    {event("2026-04-05T09:00:00-05:00", "applied"), outcome("2026-05-05T09:00:00-05:00", "employed")}),
      world::person("after", "client", "Af", "Ter", {event("2026-07-05T09:00:00-05:00", "applied")}),
      world::person("max", "mentor", "Max", "Silva", {applied}),
  };
  all[1].history[2].fields.set("employer", "Acme Foods");
  all[1].history[2].recorded = world::stamp("2026-05-04T09:00:00-05:00");
  all[0].location = "hill";
  return all;
}

std::string table(const Report& report, std::initializer_list<const char*> keys) {
  std::string text;
  for (const Value& row : report.rows.items()) {
    std::vector<std::string> words;
    for (const char* key : keys) words.push_back(row.at_path(key).is_null() ? "-" : display(row.at_path(key)));
    text += text::join(words, " ") + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a placement counts as employment, whoever records it") {
  const Policy policy = world::policy();
  const Records records = world::records(
      policy, people(),
      {world::request("20260201-r1", "mute",
                      {event("2026-02-01T09:00:00-06:00", "submitted"),
                       event("2026-02-02T09:00:00-06:00", "assigned", {{"provider", "max"}, {"how", "hand"}}),
                       event("2026-02-03T09:00:00-06:00", "accepted"),
                       event("2026-02-09T09:00:00-06:00", "completed", {{"result", "placed"}})})});
  const Report report = outcomes_report({policy, records}, half_year());
  for (const Figure& figure : report.figures)
    if (figure.name == "employed") CHECK(value_text(figure) == "4");
}

TEST_CASE("outcomes by reporting period, counted by hand") {
  const Policy policy = world::policy();
  const Records records = world::records(
      policy, people(),
      {world::request("20260201-r1", "early",
                      {event("2026-02-01T09:00:00-06:00", "submitted"),
                       event("2026-02-02T09:00:00-06:00", "withdrawn", {{"who", "seeker"}, {"reason", "work"}})})});
  const Report report = outcomes_report({policy, records}, half_year());
  CHECK(table(report, {"period", "people", "answered", "unanswered", "employed", "looking", "with_evidence"}) ==
        "2026-Q1 4 2 2 1 1 1\n"
        "2026-Q2 3 2 1 2 0 1\n");
  std::string figures;
  for (const Figure& figure : report.figures) {
    figures += figure.name + " " + value_text(figure) + (figure.of ? " of " + std::to_string(*figure.of) : "") + "\n";
  }
  CHECK(figures ==
        "people 5\nanswered 3 of 5\nemployed 3 of 5\nstudying 0 of 5\nlooking 0 of 5\nunknown 0 of 5\n"
        "employed-with-evidence 2 of 3\nevidence-linkedin 1 of 3\nevidence-told-us 1 of 3\n"
        "closed 1\nclosed-withdrawn 1 of 1\n");
  CHECK(report.series[0].name == "employed");
  CHECK(report.series[0].points[1].at == "2026-Q2");
  CHECK(report.series[0].points[1].value == 2);

  Question question = half_year();
  question.by = *find_grouping(policy, Subject::participant, "location");
  CHECK(table(outcomes_report({policy, records}, question), {"group", "people", "employed", "closed"}) ==
        "hill 1 1 1\n- 4 2 0\n");
}

TEST_CASE("the audit names every person and every answer") {
  const Policy policy = world::policy();
  const Records records = world::records(policy, people(), {});
  const Report report = audit_report({policy, records}, half_year());
  CHECK(
      table(report, {"period", "participant", "answer", "employer", "evidence", "at", "recorded", "by"}) ==
      "2026-Q1 early employed - LinkedIn 2026-02-01T09:00:00-06:00 - dana@example.org\n"
      "2026-Q1 later looking - told us 2026-02-01T09:00:00-06:00 - dana@example.org\n"
      "2026-Q1 left - - - - - -\n"
      "2026-Q1 mute - - - - - -\n"
      "2026-Q2 later employed Acme Foods told us 2026-05-02T09:00:00-05:00 2026-05-04T09:00:00-05:00 dana@example.org\n"
      "2026-Q2 mute - - - - - -\n"
      "2026-Q2 novel employed - - 2026-05-05T09:00:00-05:00 - dana@example.org\n");
  std::string figures;
  for (const Figure& figure : report.figures) figures += figure.name + " " + value_text(figure) + "\n";
  CHECK(figures == "people 7\nunanswered 3\nanswers 4\nwithout-evidence 1\n");
}

TEST_CASE("only the roles are asked whose outcomes a clock watches") {
  Policy policy = world::policy();
  policy.clocks.push_back({.name = "outcome",
                           .on = Subject::participant,
                           .when = {{"role", {"mentor"}}},
                           .from = {{EventKind::activated, {}}},
                           .until = {{EventKind::outcome, {{"kind", "employed"}}}},
                           .every_reporting_period = true});
  const Records records = world::records(policy, people(), {});
  CHECK(table(audit_report({policy, records}, half_year()), {"participant"}) == "max\nmax\n");
}

TEST_CASE("referrals beside those expected, counted by hand") {
  const Policy policy = world::policy();
  const auto met = [](std::string_view id, int referrals, std::string_view kind) {
    std::vector<Event> history = {event("2026-05-01T09:00:00-05:00", "submitted"),
                                  event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                                  event("2026-05-02T10:00:00-05:00", "accepted"),
                                  event("2026-05-04T09:00:00-05:00", "met"), event("2026-05-05T09:00:00-05:00", "met")};
    for (int number = 0; number < referrals; ++number)
      history.push_back(event("2026-05-06T09:00:00-05:00", "referred", {{"name", "Jo " + std::to_string(number)}}));
    // Named once more.
    if (referrals > 0) history.push_back(event("2026-05-07T09:00:00-05:00", "referred", {{"name", "JO 0"}}));
    Request request = world::request(id, "mute", history);
    request.kind = kind;
    return request;
  };
  const Records records = world::records(
      policy, people(),
      {met("20260501-r1", 3, "mentoring"), met("20260501-r2", 1, "mentoring"), met("20260501-r3", 0, "flash"),
       world::request("20260501-r4", "mute", {event("2026-05-01T09:00:00-05:00", "submitted")})});
  const Report report = referrals_report({policy, records}, half_year());
  CHECK(table(report, {"request", "provider_name", "seeker_name", "meetings", "referrals", "expected", "lacking"}) ==
        "20260501-r1 Max Silva Mu Te 2 3 3 0\n"
        "20260501-r2 Max Silva Mu Te 2 1 3 2\n"
        "20260501-r3 Max Silva Mu Te 2 0 - 0\n");
  std::string figures;
  for (const Figure& figure : report.figures) figures += figure.name + " " + value_text(figure) + "\n";
  CHECK(figures == "matches-met 3\nmeetings 6\nreferrals 4\nreferrals-each 1.33\nas-expected 1\nlacking 2\n");
}

}  // namespace matchdesk

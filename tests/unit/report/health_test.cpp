#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/json.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");

Question may() { return {.span = *parse_span(world::policy(), "2026-05", world::day("2026-05-20")), .now = now}; }

std::string lines(const std::vector<Figure>& figures) {
  std::string text;
  for (const Figure& figure : figures) {
    text += figure.name + " " + (figure.value ? display(Value(*figure.value)) : "none") + " " + figure.unit;
    if (figure.of) text += " of " + std::to_string(*figure.of);
    text += "\n";
  }
  return text;
}

std::vector<Request> requests() {
  std::vector<Request> all = {
      // Before the period; its asking lies in it.
      world::request("20260430-old1", "amy",
                     {event("2026-04-30T12:00:00-05:00", "submitted"),
                      event("2026-05-01T12:00:00-05:00", "assigned", {{"provider", "max"}}),
                      event("2026-05-02T12:00:00-05:00", "declined", {{"reason", "no-time"}})}),
      world::request("20260501-full", "amy",
                     {event("2026-05-01T09:00:00-05:00", "submitted"),
                      event("2026-05-01T19:00:00-05:00", "assigned", {{"provider", "max"}}),
                      event("2026-05-02T01:00:00-05:00", "accepted"), event("2026-05-02T09:00:00-05:00", "introduced"),
                      event("2026-05-03T09:00:00-05:00", "met"),
                      event("2026-05-10T09:00:00-05:00", "completed", {{"result", "completed"}})}),
      world::request("20260510-pend", "ben", {event("2026-05-10T10:00:00-05:00", "submitted", {{"to", "nia"}})},
                     "direct"),
      world::request("20260519-wait", "ben", {event("2026-05-19T10:00:00-05:00", "submitted")}),
  };
  all[2].location = "south";
  return all;
}

}  // namespace

TEST_CASE("health, counted by hand") {
  const Policy policy = world::policy();
  std::vector<Participant> people = {
      world::person("amy", "client", "Amy", "Lee"), world::person("ben", "client", "Ben", "Ode"),
      world::person("max", "mentor", "Max", "Silva"), world::person("nia", "mentor", "Nia", "Stone")};
  people[1].email.clear();
  people[0].location = "hill";
  const Records records = world::records(policy, people, requests());
  const Report report = health_report({policy, records}, may());
  CHECK(report.title == "Program health, 2026-05");
  CHECK(lines(report.figures) ==
        "submitted 3 requests\n"
        "assigned 2 requests of 3\n"
        "accepted 1 requests of 3\n"
        "contacted 1 requests of 3\n"
        "met 1 requests of 3\n"
        "completed 1 requests of 3\n"
        "match-rate 33.3 percent of 3\n"
        "time-to-assign-median 0 hours of 2\n"
        "time-to-assign-p90 10 hours of 2\n"
        "time-to-accept-median 6 hours of 1\n"
        "time-to-accept-p90 6 hours of 1\n"
        "time-to-first-contact-median 24 hours of 1\n"
        "time-to-first-contact-p90 24 hours of 1\n"
        "time-to-first-meeting-median 48 hours of 1\n"
        "time-to-first-meeting-p90 48 hours of 1\n"
        // 24 hours until declined, 6 until accepted, and 240 so far.
        "average-pending-time 90 hours of 3\n"
        "acceptance-rate 50 percent of 2\n"
        "declined 1 requests of 2\n"
        "timed-out 0 requests of 2\n"
        // From 2 May until now 430 hours, 10 until somebody was asked, and the last day of the one that waits.
        "time-queued-median 24 hours of 3\n"
        "time-queued-p90 430 hours of 3\n"
        "time-pending-median 24 hours of 3\n"
        "time-pending-p90 240 hours of 3\n"
        "time-accepted-median 32 hours of 1\n"
        "time-accepted-p90 32 hours of 1\n"
        "time-scheduled-median none hours of 0\n"
        "time-scheduled-p90 none hours of 0\n"
        "time-met-median 168 hours of 1\n"
        "time-met-p90 168 hours of 1\n"
        "rating-seeker none ratio of 0\n"
        "rating-provider none ratio of 0\n"
        "referrals-per-match 0 ratio of 1\n"
        "placed 0 requests of 1\n"
        "closed 1 requests\n"
        "closed-by-clock 0 requests of 1\n"
        "queued-now 2 requests\n"
        "pending-now 1 requests\n"
        "held-now 0 requests\n"
        "overdue-now 1 requests of 3\n"
        "complete-profiles 75 percent of 4\n"
        "complete-profiles-client 50 percent of 2\n"
        "complete-profiles-mentor 100 percent of 2\n");
  CHECK(text::to_json(report.rows, text::JsonStyle::one_line) ==
        R"([{"clock":"accept","location":"south","overdue":1,"due":0}])");
  CHECK(text::to_json(to_value(report.series[0]), text::JsonStyle::one_line) ==
        R"({"name":"submitted","points":[{"at":"2026-05","value":3}]})");
}

TEST_CASE("health of groups and of those asked for") {
  const Policy policy = world::policy();
  std::vector<Participant> people = {world::person("amy", "client", "Amy", "Lee"),
                                     world::person("ben", "client", "Ben", "Ode")};
  people[0].location = "hill";
  const Records records = world::records(policy, people, requests());
  const Program program{policy, records};
  Question question = may();
  question.by = *find_grouping(policy, Subject::request, "region");
  const Report by_region = health_report(program, question);
  std::string rows;
  for (const Value& row : by_region.rows.items()) {
    rows += display(row.at_path("group")) + " " + display(row.at_path("submitted")) + " " +
            display(row.at_path("completed")) + " " + display(row.at_path("acceptance_rate")) + "\n";
  }
  CHECK(rows == "north 1 1 50\nsouth 1 0 \n 1 0 \n");
  question.where = *parse_query(policy, Subject::request, "location=south", now);
  question.by.reset();
  const Report south = health_report(program, question);
  CHECK(lines(south.figures).starts_with("submitted 1 requests\nassigned 1 requests of 1\naccepted 0 requests of 1\n"));
  CHECK(lines(south.figures).find("complete-profiles") == std::string::npos);
}

TEST_CASE("how many profiles are to be completed before others are invited") {
  Policy policy = world::policy();
  policy.roles[0].invite_when = {{"mentor", 80}};
  std::vector<Participant> people;
  for (const char* id : {"max", "nia", "oda", "pat"}) people.push_back(world::person(id, "mentor", id, "Silva"));
  const auto to_complete = [&] {
    const Records records = world::records(policy, people, {});
    const Report report = health_report({policy, records}, may());
    return lines({report.figures.back()}) + report.figures.back().label;
  };
  CHECK(to_complete() == "to-complete-before-client 0 people of 4\nmentor to complete before a client is invited");
  people[0].email.clear();
  CHECK(to_complete().starts_with("to-complete-before-client 1 people of 4\n"));
  people[1].email.clear();
  CHECK(to_complete().starts_with("to-complete-before-client 2 people of 4\n"));
}

TEST_CASE("what a clock closed is counted as such, and whoever was asked did not answer in time") {
  const Policy policy = world::policy();
  const std::vector<Request> ended = {
      world::request("20260501-dire", "amy",
                     {event("2026-05-01T09:00:00-05:00", "submitted", {{"to", "max"}}),
                      event("2026-05-15T09:00:00-05:00", "expired", {{"clock", "accept"}}, "sweep")},
                     "direct"),
      world::request("20260501-wait", "amy",
                     {event("2026-05-01T09:00:00-05:00", "submitted"),
                      event("2026-05-15T09:00:00-05:00", "expired", {{"clock", "queue"}}, "sweep")}),
      world::request("20260501-gone", "amy",
                     {event("2026-05-01T09:00:00-05:00", "submitted", {{"to", "max"}}),
                      event("2026-05-02T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "moved"}})},
                     "direct")};
  const Records records = world::records(
      policy, {world::person("amy", "client", "Amy", "Lee"), world::person("max", "mentor", "Max", "Silva")}, ended);
  std::vector<Figure> figures = health_report({policy, records}, may()).figures;
  std::erase_if(figures, [](const Figure& figure) {
    return !figure.name.starts_with("closed") && figure.name != "timed-out" && figure.name != "acceptance-rate";
  });
  CHECK(lines(figures) ==
        "acceptance-rate 0 percent of 1\n"
        "timed-out 1 requests of 1\n"
        "closed 3 requests\n"
        "closed-by-clock 2 requests of 3\n");
}

TEST_CASE("health of nothing") {
  const Policy policy = world::policy();
  const Records none;
  const Report report = health_report({policy, none}, may());
  CHECK(report_text(report, 80) ==
        "Program health, 2026-05\n"
        "\n"
        "Submitted                          0\n"
        "Assigned                           0\n"
        "Accepted                           0\n"
        "Contacted                          0\n"
        "Met                                0\n"
        "Completed                          0\n"
        "Match rate                         –\n"
        "Time to assign, median             –\n"
        "Time to accept, median             –\n"
        "Time to first contact, median      –\n"
        "Time to first meeting, median      –\n"
        "Average time pending               –\n"
        "Acceptance rate                    –\n"
        "Declined                           0\n"
        "Timed out                          0\n"
        "Time queued, median                –\n"
        "Time pending, median               –\n"
        "Time accepted, median              –\n"
        "Time scheduled, median             –\n"
        "Time met, median                   –\n"
        "Rating by clients                  –\n"
        "Rating by mentors                  –\n"
        "Referrals for each match that met  –\n"
        "Placed in the period               0\n"
        "Closed in the period               0\n"
        "Of these, closed by a clock        0\n"
        "In the queue now                   0\n"
        "Pending now                        0\n"
        "With a provider now                0\n"
        "Overdue now                        0\n"
        "Complete profiles                  –\n"
        "Complete profiles, client          –\n"
        "Complete profiles, mentor          –\n");
}

namespace {

// Writes histories by throwing dice, and counts what the figures should say while it writes them.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  std::map<std::string, double> counted;
  std::vector<double> to_assign, pending, to_meet;

  Request request(int number) {
    at_ = world::at("2026-04-20T00:00:00-05:00") + std::chrono::hours(random_() % 600);
    history_.clear();
    add("submitted");
    const bool counts = in_may();
    const Instant submitted = at_;
    if (counts) ++counted["submitted"];
    bool was_assigned = false;
    while (at_ < now && random_() % 5 != 0) {
      wait();
      if (at_ >= now) break;
      const bool asked_in_may = in_may();
      const Instant asked = at_;
      add("assigned", {{"provider", "max"}});
      if (counts && !was_assigned) {
        ++counted["assigned"];
        to_assign.push_back(hours(submitted));
      }
      was_assigned = true;
      wait();
      if (at_ >= now) {
        if (asked_in_may) pending.push_back(static_cast<double>((now - asked).count()) / 3600);
        break;
      }
      if (asked_in_may) pending.push_back(hours(asked));
      if (random_() % 2 == 0) {
        add("declined", {{"reason", "no-time"}});
        if (asked_in_may) ++counted["declined"];
        continue;
      }
      add("accepted");
      if (asked_in_may) ++counted["asked-accepted"];
      if (counts) ++counted["accepted"];
      wait();
      if (at_ < now) {
        add("met");
        if (counts) ++counted["met"];
        if (counts) to_meet.push_back(hours(submitted));
      }
      break;
    }
    return world::request("20260420-" + std::to_string(10000 + number), "amy", history_);
  }

 private:
  void wait() { at_ += std::chrono::minutes(30 + random_() % 8000); }
  void add(std::string_view kind, Value::Map fields = {}) {
    Event made = event("2026-05-01T00:00:00-05:00", kind, std::move(fields));
    made.at.instant = at_;
    history_.push_back(std::move(made));
  }
  bool in_may() const {
    return at_ >= world::at("2026-05-01T00:00:00-05:00") && at_ < world::at("2026-06-01T00:00:00-05:00");
  }
  double hours(Instant since) const { return static_cast<double>((at_ - since).count()) / 3600; }

  std::mt19937 random_;
  Instant at_{};
  std::vector<Event> history_;
};

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[(values.size() + 1) / 2 - 1];
}

}  // namespace

TEST_CASE("health of many histories made by dice is what the dice counted") {
  const Policy policy = world::policy();
  for (unsigned seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<Request> all;
    for (int number = 0; number < 60; ++number) all.push_back(dice.request(number));
    const Records records = world::records(
        policy, {world::person("amy", "client", "Amy", "Lee"), world::person("max", "mentor", "Max", "Silva")}, all);
    std::map<std::string, Figure> figures;
    for (const Figure& figure : health_report({policy, records}, may()).figures) figures[figure.name] = figure;
    for (const char* name : {"submitted", "assigned", "accepted", "met", "declined"}) {
      CAPTURE(name);
      CHECK(figures[name].value == dice.counted[name]);
    }
    CHECK(figures["time-to-assign-median"].value == doctest::Approx(middle(dice.to_assign)).epsilon(0.06));
    CHECK(figures["time-to-first-meeting-median"].of == static_cast<std::int64_t>(dice.to_meet.size()));
    double sum = 0;
    for (const double hours : dice.pending) sum += hours;
    CHECK(std::abs(*figures["average-pending-time"].value - sum / static_cast<double>(dice.pending.size())) <= 0.051);
    CHECK(figures["average-pending-time"].of == static_cast<std::int64_t>(dice.pending.size()));
    CHECK(figures["acceptance-rate"].of ==
          static_cast<std::int64_t>(dice.counted["asked-accepted"] + dice.counted["declined"]));
  }
}

TEST_CASE("waits stand twice where a request was on hold: with that time, and without") {
  const Policy policy = world::policy();
  std::vector<Request> all = {
      world::request("20260501-hold", "amy",
                     {event("2026-05-01T09:00:00-05:00", "submitted"),
                      event("2026-05-01T10:00:00-05:00", "on-hold", {{"until", "2026-05-03"}, {"reason", "travels"}}),
                      event("2026-05-03T10:00:00-05:00", "assigned", {{"provider", "max"}})})};
  for (Request& request : all) fold_in_place(request, policy);
  const Records records({world::person("amy", "client"), world::person("max", "mentor")}, std::move(all), {});
  std::string waits;
  for (const Figure& figure : health_report({policy, records}, may()).figures)
    if (figure.name.starts_with("time-to-assign"))
      waits += fmt::format("{}: {}\n", figure.name, display(Value(figure.value.value())));
  CHECK(waits ==
        "time-to-assign-median: 49\n"
        "time-to-assign-p90: 49\n"
        "time-to-assign-without-holds-median: 11\n"
        "time-to-assign-without-holds-p90: 11\n");
}

}  // namespace matchdesk

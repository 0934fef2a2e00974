#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");
Question may() { return {.span = *parse_span(world::policy(), "2026-05", world::day("2026-05-20")), .now = now}; }

std::string cells(const Value& row, std::initializer_list<const char*> keys) {
  std::vector<std::string> words;
  for (const char* key : keys) words.push_back(row.at_path(key).is_null() ? "null" : display(row.at_path(key)));
  return text::join(words, " ");
}

}  // namespace

TEST_CASE("load, counted by hand") {
  const Policy policy = world::policy();
  const Records records = world::records(
      policy,
      {world::person("amy", "client", "Amy", "Lee"), world::person("ida", "mentor", "Ida", "Idle"),
       world::person("max", "mentor", "Max", "Silva"), world::person("nia", "mentor", "Nia", "Stone"),
       world::person("gone", "mentor", "Go", "Ne",
                     {event("2026-01-05T09:00:00-06:00", "applied"), event("2026-02-05T09:00:00-06:00", "exited")})},
      {world::request("20260501-r1", "amy",
                      {event("2026-05-01T09:00:00-05:00", "submitted"),
                       event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                       event("2026-05-03T09:00:00-05:00", "declined", {{"reason", "no-time"}}),
                       event("2026-05-04T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
                       event("2026-05-04T10:00:00-05:00", "accepted")}),
       world::request("20260502-r2", "amy", {event("2026-05-02T09:00:00-05:00", "submitted", {{"to", "max"}})},
                      "direct"),
       world::request("20260401-r3", "amy",
                      {event("2026-04-01T09:00:00-05:00", "submitted"),
                       event("2026-04-02T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
                       event("2026-04-02T10:00:00-05:00", "accepted")}),
       world::request("20260503-r4", "amy",
                      {event("2026-05-03T09:00:00-05:00", "submitted"),
                       event("2026-05-03T10:00:00-05:00", "assigned", {{"provider", "max"}}),
                       event("2026-05-08T09:00:00-05:00", "timed-out", {{"provider", "max"}})})});
  const Report report = load_report({policy, records}, may());
  CHECK(report.title == "Load of mentors, 2026-05");
  std::string rows;
  for (const Value& row : report.rows.items()) {
    rows +=
        cells(row, {"provider", "held", "pending", "asked", "direct", "accepted", "declined", "timed_out", "share"}) +
        "\n";
  }
  CHECK(rows ==
        "max 0 1 3 1 0 1 1 75\n"
        "nia 2 0 1 0 1 0 0 25\n"
        "ida 0 0 0 0 0 0 0 0\n");
  std::string figures;
  for (const Figure& figure : report.figures) figures += figure.name + " " + value_text(figure) + "\n";
  CHECK(figures ==
        "active 3\nheld-now 2\npending-now 1\nasked 4\nasked-each 1.33\n"
        // 3 against a mean of 4/3; |3-1|+|3-0|+|1-0| = 6 pairs twice, 12 / (2 * 9 * 4/3).
        "most-over-mean 2.25\ngini 0.5\n");
  CHECK(report.series[0].points[0].value == 4);
}

TEST_CASE("what the rows of load say adds up, whatever happened") {
  const Policy policy = world::policy();
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    std::vector<Participant> people = {world::person("amy", "client", "Amy", "Lee")};
    for (int number = 0; number < 5; ++number)
      people.push_back(world::person("mentor-" + std::to_string(number), "mentor", "M", std::to_string(number)));
    std::vector<Request> requests;
    std::int64_t asked = 0, held = 0;
    for (int number = 0; number < 30; ++number) {
      std::vector<Event> history = {
          event("2026-05-0" + std::to_string(1 + random() % 9) + "T09:00:00-05:00", "submitted")};
      const Timestamp at = history.front().at;
      history.push_back(
          event("2026-05-11T09:00:00-05:00", "assigned", {{"provider", "mentor-" + std::to_string(random() % 5)}}));
      history.back().at.instant = at.instant + std::chrono::hours(1 + random() % 40);
      ++asked;
      if (random() % 2) {
        history.push_back(event("2026-05-15T09:00:00-05:00", "accepted"));
        ++held;
      }
      requests.push_back(world::request("20260501-" + std::to_string(1000 + number), "amy", history));
    }
    const Records records = world::records(policy, people, requests);
    const Report report = load_report({policy, records}, may());
    std::int64_t asked_rows = 0, held_rows = 0;
    double shares = 0;
    for (const Value& row : report.rows.items()) {
      asked_rows += row.at_path("asked").integer();
      held_rows += row.at_path("held").integer();
      shares += row.at_path("share").number();
    }
    CHECK(asked_rows == asked);
    CHECK(held_rows == held);
    CHECK(shares == doctest::Approx(100).epsilon(0.005));
  }
}

}  // namespace matchdesk

#include <doctest/doctest.h>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "cmd/reading_town.hpp"
#include "report/reports.hpp"

namespace matchdesk {

TEST_CASE("every report has the keys that scripts rely on, and something to show") {
  const ReadingTown town;
  for (const ReportKind& kind : report_kinds()) {
    const std::string name(kind.name);
    CAPTURE(name);
    const auto outcome = decided(report_command(), town.program(), town.now, {{"REPORT", name}});
    REQUIRE(outcome);
    CHECK_FALSE(outcome->view.has_items);
    CHECK(outcome->view.schema == "report/1");
    CHECK(display(outcome->view.beside.at_path("report")) == name);
    CHECK(display(outcome->view.beside.at_path("period")) == "name: 2026-Q2; begin: 2026-04-01; end: 2026-06-30");
    for (const Value& figure : outcome->view.beside.at_path("figures").items()) {
      for (const char* key : {"name", "value", "unit", "of"}) CHECK(figure.find(key) != nullptr);
    }
    CHECK(outcome->view.beside.find("series")->is_list());
    CHECK(outcome->view.beside.find("rows")->is_list());
    CHECK(outcome->view.prose.find("2026-Q2") != std::string::npos);
    for (const Value& row : outcome->view.items.items()) {
      for (const Column& column : outcome->view.columns) CHECK(row.find(column.key) != nullptr);
    }
  }
}

TEST_CASE("as CSV a report has every figure, point and row, and says which is which") {
  const ReadingTown town;
  const Words words = {{"REPORT", "load"}, {"--period", "2026-05"}, {"--by", "role"}};
  CHECK(shown(report_command(), town.program(), town.now, words, Format::csv) ==
        "table,name,value,unit,of,at,by,group,active,held_now,pending_now,asked,asked_each,most_over_mean,gini\n"
        "figures,active,2,people,2,,,,,,,,,,\n"
        "figures,held-now,1,requests,,,,,,,,,,,\n"
        "figures,pending-now,0,requests,,,,,,,,,,,\n"
        "figures,asked,3,requests,,,,,,,,,,,\n"
        "figures,asked-each,1.5,requests,,,,,,,,,,,\n"
        "figures,most-over-mean,1.33,ratio,2,,,,,,,,,,\n"
        "figures,gini,0.17,ratio,2,,,,,,,,,,\n"
        "series,asked,3,,,2026-05,,,,,,,,,\n"
        "rows,,,,,,role,mentor,2,1,0,3,1.5,1.33,0.17\n");
}

TEST_CASE("restricted organizations, and what they offer, stand in reports only where that is asked for") {
  ReadingTown town;
  town.policy.roles.push_back({.name = "employer", .side = Side::partner, .required = {"email"}});
  Participant acme = world::newcomer("acme", "employer");
  acme.organization_name = "Acme Foods";
  acme.history = {world::event("2026-05-01T09:00:00-05:00", "applied")};
  fold_in_place(acme, town.policy);
  Participant opening = *town.records.participant("max");
  opening.id = "opening";
  opening.employer = "acme";
  acme.source.path = "restricted/participants/acme.yaml";
  opening.source.path = "restricted/participants/opening.yaml";
  town.records.put(acme);
  town.records.put(opening);
  const auto figure = [&](Words words, std::string_view name) {
    const auto outcome = decided(report_command(), town.program(), town.now, words);
    REQUIRE(outcome);
    std::string text;
    for (const Value& one : outcome->view.beside.at_path("figures").items())
      if (one.at_path("name").text() == name) text = display(one.at_path("value"));
    for (const std::string& note : outcome->notes) text += "; " + note;
    return text;
  };
  CHECK(figure({{"REPORT", "employers"}}, "employers") ==
        "0; 2 restricted records of organizations left out; --restricted counts them too");
  CHECK(figure({{"REPORT", "employers"}, {"--restricted", ""}}, "employers") == "1");
  CHECK(figure({{"REPORT", "load"}}, "active").starts_with("2; "));
  CHECK(figure({{"REPORT", "load"}, {"--restricted", ""}}, "active") == "3");
  CHECK(figure({{"REPORT", "health"}}, "complete-profiles").starts_with("100; "));
  CHECK(figure({{"REPORT", "health"}, {"--restricted", ""}}, "complete-profiles") == "80");
}

TEST_CASE("a report for people") {
  const ReadingTown town;
  const Words words = {{"REPORT", "load"}, {"--period", "2026-05"}, {"--by", "role"}};
  CHECK(shown(report_command(), town.program(), town.now, words) ==
        "Load of mentors, 2026-05\n"
        "\n"
        "Active                                2  100 % of 2\n"
        "Held now                              1\n"
        "Pending now                           0\n"
        "Asked in the period                   3\n"
        "Asked, each active one on average   1.5\n"
        "The most asked, times the average  1.33  of 2\n"
        "Gini of the asked (0: even)        0.17  of 2\n"
        "\n"
        "By role\n"
        "role    Active  Held now  Pending now  Asked in the period  Asked, each active one on average  "
        "The most asked, times the average  Gini of the asked (0: even)\n"
        "mentor       2         1            0                    3                                1.5  "
        "                             1.33                         0.17\n");
}

TEST_CASE("what is wrong with a report's question") {
  const ReadingTown town;
  const auto error = [&](Words words) {
    words.emplace_back("REPORT", "audit");
    return shown(report_command(), town.program(), town.now, words);
  };
  CHECK(error({{"--period", "spring"}}) ==
        "--period: 'spring' is not a period\n"
        "say 2026-Q2, 2026-H1, 2026-05, 2026, this or last (reporting period), or --since and --until with dates");
  CHECK(error({{"--period", "2026"}, {"--since", "2026-01-01"}}) ==
        "--period and --since or --until cannot be given together\nleave one of them out");
  CHECK(error({{"--until", "2026-01-01"}}) == "--until needs --since\nsay from which day on: --since 2026-04-01");
  CHECK(error({{"--since", "2026-02-01"}, {"--until", "2026-01-01"}}) ==
        "--until 2026-01-01 is before --since 2026-02-01\nexchange them");
  CHECK(error({{"--by", "role"}}) == "report audit has no --by: its rows are single people\nleave it out");
  CHECK(shown(report_command(), town.program(), town.now, {{"REPORT", "health"}, {"--by", "kindd"}}) ==
        "--by: requests have no 'kindd'\ndid you mean 'kind'?");
}

}  // namespace matchdesk

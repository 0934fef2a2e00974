#include "report/suppress.hpp"

#include <doctest/doctest.h>

#include <random>

#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/json.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");

Report small_report() {
  Report report;
  report.title = "Sample";
  report.figures = {count_figure("people", "People", 20, "people"),
                    count_figure("answered", "Answered", 12, "people", 20),
                    share_figure("share", "Share", 11, 12),
                    {"mean", "Mean", 2.5, "ratio", 2},
                    {"each", "Each", 1.67, "people", {}, {}, {"people", "answered"}}};
  report.parts = {{"people", {"answered"}}};
  report.columns = {{"group", "place"}, {"people", "People"}, {"answered", "Answered"}, {"each", "Each"}};
  const auto group = [](std::string name, std::int64_t people, std::int64_t answered) {
    return GroupFigures{std::move(name),
                        {count_figure("people", "People", people, "people"),
                         count_figure("answered", "Answered", answered, "people", people),
                         share_figure("share", "Share", answered, people),
                         {"each", "Each", 1.5, "people", {}, {}, {"people", "answered"}}}};
  };
  report.groups = {group("hill", 11, 8), group("dale", 2, 1), group("south", 7, 3)};
  report.rows = rows_of("place", report.groups);
  report.series = {{"people", {{"2026-05", 1}}}};
  return report;
}

}  // namespace

TEST_CASE("what is made of few is hidden with the few") {
  const Report report = suppressed(small_report(), 3);
  CHECK(report_text(report, 0) ==
        "Sample\n"
        "\n"
        "People        20\n"
        "Answered      12\n"
        "Share     hidden\n"  // one is left over
        "Mean      hidden\n"  // of two
        "Each        1.67\n"
        "\n"
        "\n"
        "place  People  Answered  Each\n"
        "hill   11      8         1.5\n"
        "dale   hidden  hidden    hidden\n"
        "south  hidden  hidden    hidden\n");
  CHECK(report.series.empty());
  CHECK(text::to_json(to_value(report.figures[2]), text::JsonStyle::one_line) ==
        R"({"name":"share","value":null,"unit":"percent","of":null,"suppressed":true})");
  CHECK(
      text::to_json(report.rows.items()[1], text::JsonStyle::one_line) ==
      R"({"by":"place","group":"dale","people":null,"answered":null,"each":null,"suppressed":["people","answered","each"]})");
}

TEST_CASE("rows about single records go") {
  Report report = small_report();
  report.groups.clear();
  CHECK(suppressed(report, 3).rows.items().empty());
}

TEST_CASE("no report with groups shows a count of few, and what is shown is what it is without") {
  const Policy policy = world::policy();
  std::mt19937 random(5);
  const std::vector<std::string> places = {"hill", "dale", "south"};
  for (int round = 0; round < 30; ++round) {
    std::vector<Participant> people = {world::person("max", "mentor", "Max", "Silva")};
    std::vector<Request> requests;
    for (int number = 0; number < 18; ++number) {
      const std::string id = "client-" + std::to_string(number);
      people.push_back(world::person(id, "client", "C", std::to_string(number)));
      people.back().location = places[random() % 3];
      if (random() % 2)
        people.back().history.push_back(event(
            "2026-05-10T09:00:00-05:00", "outcome",
            {{"kind", random() % 2 ? "employed" : "looking"}, {"evidence", random() % 2 ? "told us" : "LinkedIn"}}));
      if (random() % 3 == 0)
        people.back().history.push_back(event("2026-05-11T09:00:00-05:00", "contacted", {{"channel", "phone"}}));
      std::vector<Event> history = {event("2026-05-01T09:00:00-05:00", "submitted")};
      if (random() % 3) {
        history.push_back(event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}));
        if (random() % 2)
          history.push_back(event("2026-05-03T09:00:00-05:00", "accepted"));
        else if (random() % 2)
          history.push_back(event("2026-05-03T09:00:00-05:00", "declined", {{"reason", "no-time"}}));
      }
      requests.push_back(world::request("20260501-r" + std::to_string(100 + number), id, history));
    }
    const Records records = world::records(policy, people, requests);
    const Program program{policy, records};
    const std::int64_t least = 3 + static_cast<std::int64_t>(random() % 4);
    for (const ReportKind& kind : report_kinds()) {
      if (!kind.has_groups) continue;
      const std::string name(kind.name);
      CAPTURE(name);
      Question question{.span = *parse_span(policy, "2026-05", world::day("2026-05-20")), .now = now};
      question.by = *find_grouping(policy, kind.subject, "location");
      const Report open = kind.make(program, question);
      const Report closed = suppressed(open, least);
      const auto compare = [&](const std::vector<Figure>& before, const std::vector<Figure>& after) {
        for (const Figure& figure : after) {
          CHECK_FALSE(figure.of);
          const auto same = std::ranges::find(before, figure.name, &Figure::name);
          REQUIRE(same != before.end());
          if (!figure.is_hidden) CHECK(figure.value == same->value);
          const bool counts = figure.unit == "requests" || figure.unit == "people" || figure.unit == "contacts";
          if (counts && figure.from.empty() && figure.value)
            CHECK((*figure.value == 0 || *figure.value >= static_cast<double>(least)));
        }
      };
      compare(open.figures, closed.figures);
      REQUIRE(open.groups.size() == closed.groups.size());
      for (std::size_t group = 0; group < open.groups.size(); ++group)
        compare(open.groups[group].figures, closed.groups[group].figures);
    }
  }
}

}  // namespace matchdesk

#include <doctest/doctest.h>

#include "facts/ladder_facts.hpp"
#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

Policy ladder() {
  Policy policy = world::policy();
  policy.declines = {{"illness", false, true}, {"no-time", true, false}};
  policy.compliance.steps = {{.number = 1, .tell = {"mentor"}}, {.number = 2, .decide = {"director"}}};
  return policy;
}

Request declined(std::string_view id, std::string_view day, std::string reason) {
  const std::string begin(day);
  return world::request(id, "amy",
                        {event(begin + "T09:00:00-05:00", "submitted"),
                         event(begin + "T10:00:00-05:00", "assigned", {{"provider", "max"}}),
                         event(begin + "T11:00:00-05:00", "declined", {{"reason", std::move(reason)}})});
}

std::string figures_of(const Report& report) {
  std::string text;
  for (const Figure& figure : report.figures) text += fmt::format("{} {}; ", figure.name, value_text(figure));
  return text;
}

}  // namespace

TEST_CASE("who rejected what, what counts, and what was done about it") {
  const Policy policy = ladder();
  std::vector<Participant> people = {world::person("amy", "client", "Amy", "Lee"),
                                     world::person("max", "mentor", "Max", "Silva")};
  people[1].history.push_back(event("2026-04-03T09:00:00-05:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  const Records records = world::records(
      policy, people,
      {declined("20260401-aaaa", "2026-04-01", "no-time"), declined("20260501-bbbb", "2026-05-01", "illness"),
       declined("20260502-cccc", "2026-05-02", "no-time")});
  const Instant now = world::at("2026-05-20T10:00:00-05:00");
  const Question may{.span = *parse_span(policy, "2026-05", world::day("2026-05-20")), .now = now};
  const Report report = compliance_report({policy, records}, may);
  CHECK(figures_of(report) ==
        "rejections 2; counted 1; rejecting 1; steps-reached 1; steps-taken 0; exceptions 0; steps-to-take 1; ");
  REQUIRE(report.rows.items().size() == 1);
  const Value& row = report.rows.items()[0];
  std::string words;
  for (const auto& column : report.columns) words += column.key + " " + display(row.at_path(column.key)) + "\n";
  CHECK(words ==
        "provider max\nname Max Silva\nlocation \ncounted 2\nreasons 2 no-time\nexcused illness\nstep 2\n"
        "reached 2026-05-02\ndone 1 told, 2026-04-03; 2 to be taken; missing: decided\n");
  std::string lines;
  for (const auto& [what, said] : ladder_lines(ladder_standing({policy, records}, *records.participant("max"), now)))
    lines += what + ": " + said + "\n";
  CHECK(lines ==
        "2026-04-01: 20260401-aaaa, declined: no-time; counts, as number 1\n"
        "2026-05-01: 20260501-bbbb, declined: illness; a decline for illness does not count\n"
        "2026-05-02: 20260502-cccc, declined: no-time; counts, as number 2\n"
        "step 1: reached 2026-04-01; told, 2026-04-03\n"
        "step 2: reached 2026-05-02; to be taken; missing: decided; director decides\n");
  CHECK(ladder_facts(ladder_standing({policy, records}, *records.participant("amy"), now)).is_null());
}

}  // namespace matchdesk

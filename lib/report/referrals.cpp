#include <fmt/format.h>

#include "report/reports.hpp"
#include "report/statistics.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// One provider and one seeker who met.
struct Match {
  const Request* request = nullptr;
  const Asking* asking = nullptr;
  std::optional<int> expected;

  int referrals() const { return static_cast<int>(asking->referrals.size()); }
  int lacking() const { return expected && *expected > referrals() ? *expected - referrals() : 0; }
  Timestamp first_met() const { return asking->meetings.front().at; }
};

std::optional<int> expected_of(const Program& program, const Request& request) {
  const Kind* kind = find_kind(policy_at(program.policy, location_of(program, request)), request.kind);
  return kind ? kind->referrals : std::nullopt;
}

std::vector<Match> matches_of(const Program& program, const Question& question, std::span<const AnyRecord> requests) {
  const Zone& zone = program.policy.calendar.zone;
  std::vector<Match> all;
  for (const AnyRecord record : requests) {
    const Request& request = *std::get<const Request*>(record);
    for (const Asking& asking : request.story.askings) {
      if (asking.meetings.empty() || !holds(question.span, zone, asking.meetings.front().at.instant)) continue;
      all.push_back({&request, &asking, expected_of(program, request)});
    }
  }
  return all;
}

std::vector<Figure> figures_of(const std::vector<Match>& all) {
  std::int64_t meetings = 0, referrals = 0, expecting = 0, enough = 0, lacking = 0;
  for (const Match& match : all) {
    meetings += static_cast<std::int64_t>(match.asking->meetings.size());
    referrals += match.referrals();
    lacking += match.lacking();
    if (!match.expected) continue;
    ++expecting;
    if (match.lacking() == 0) ++enough;
  }
  const auto count = static_cast<std::int64_t>(all.size());
  std::optional<double> each;
  if (count > 0) each = rounded(static_cast<double>(referrals) / static_cast<double>(count), 2);
  return {
      count_figure("matches-met", "Matches that met", count, "matches"),
      count_figure("meetings", "Meetings", meetings, "meetings"),
      count_figure("referrals", "Referrals", referrals, "referrals"),
      {"referrals-each", "Referrals for each match", each, "referrals", {}, {}, {"referrals", "matches-met"}},
      count_figure("as-expected", "As many as expected", enough, "matches", expecting),
      count_figure("lacking", "Referrals lacking", lacking, "referrals"),
  };
}

Value row_of(const Program& program, const Match& match) {
  const Zone& zone = program.policy.calendar.zone;
  const auto name_of = [&program](const std::string& id) {
    const Participant* person = program.records.participant(id);
    return person ? Value(display_name(*person)) : Value();
  };
  Value row = Value::map();
  row.set("request", match.request->id);
  row.set("provider", match.asking->provider);
  row.set("provider_name", name_of(match.asking->provider));
  row.set("seeker", match.request->seeker);
  row.set("seeker_name", name_of(match.request->seeker));
  row.set("met", to_text(zone.stamp(match.first_met().instant)));
  row.set("meetings", match.asking->meetings.size());
  row.set("referrals", match.referrals());
  row.set("expected", match.expected);
  row.set("lacking", match.lacking());
  return row;
}

}  // namespace

Report referrals_report(const Program& program, const Question& question) {
  const std::vector<AnyRecord> requests = any_records(asked_requests(program, question));
  const std::vector<Match> all = matches_of(program, question, requests);
  Report report;
  report.title = fmt::format("Referrals, {}", question.span.name);
  report.figures = figures_of(all);
  report.parts = {{"matches-met", {"as-expected"}}};
  Series series{.name = "referrals", .points = {}};
  for (const Span& month : months_of(question.span)) {
    double count = 0;
    for (const Match& match : all) {
      if (holds(month, program.policy.calendar.zone, match.first_met().instant)) count += match.referrals();
    }
    series.points.push_back({month.name, count});
  }
  report.series = {series};
  constexpr auto numbers = RowColumn::Holds::numbers;
  if (question.by) {
    constexpr std::string_view shown[] = {"matches-met",    "meetings",    "referrals",
                                          "referrals-each", "as-expected", "lacking"};
    add_groups(report, program, question, requests, shown,
               [&](std::span<const AnyRecord> members) { return figures_of(matches_of(program, question, members)); });
    return report;
  }
  report.rows_title = "Matches that met";
  report.columns = {{"request", "request"},
                    {"provider_name", term(program.policy, "provider")},
                    {"seeker_name", term(program.policy, "seeker")},
                    {"met", "first met", RowColumn::Holds::words, true},
                    {"meetings", "meetings", numbers},
                    {"referrals", "referrals", numbers},
                    {"expected", "expected", numbers},
                    {"lacking", "lacking", numbers}};
  for (const Match& match : all) report.rows.push(row_of(program, match));
  return report;
}

}  // namespace matchdesk

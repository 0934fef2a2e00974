#include <fmt/format.h>

#include <algorithm>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "report/html.hpp"
#include "report/reports.hpp"
#include "report/suppress.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

const ReportKind& kind_asked(const Context& context) {
  const std::string& name = context.arguments.text("REPORT");
  const std::span<const ReportKind> kinds = report_kinds();
  return *std::find_if(kinds.begin(), kinds.end(), [&name](const ReportKind& kind) { return kind.name == name; });
}

Result<Question> question_asked(const Context& context, const ReportKind& kind) {
  TRY(auto span, asked_span(context));
  Question question{.span = span, .now = context.now.instant, .with_restricted = context.arguments.has("--restricted")};
  if (context.arguments.has("--where")) {
    TRY(question.where, asked_query(context, kind.subject));
  }
  if (context.arguments.has("--by")) {
    if (!kind.has_groups) {
      return fail(Failure::usage, "no-groups",
                  fmt::format("report {} has no --by: its rows are single people", kind.name), "leave it out");
    }
    auto by = find_grouping(context.program.policy, kind.subject, context.arguments.text("--by"));
    if (!by) return fail(Failure::usage, "unknown-name", "--by: " + by.error().message, by.error().hint);
    question.by = std::move(*by);
  }
  return question;
}

Result<std::optional<std::int64_t>> least_asked(const Context& context, const ReportKind& kind) {
  if (!context.arguments.has("--suppress")) return std::nullopt;
  const std::string& typed = context.arguments.text("--suppress");
  const auto least = text::parse_integer(typed);
  if (!least || *least < least_suppressed)
    return fail(
        Failure::usage, "bad-number", fmt::format("--suppress cannot be '{}'", typed),
        fmt::format("say a number from {}: what is hidden because it is under 2 could only be 1", least_suppressed));
  if (!kind.has_groups)
    return fail(Failure::usage, "no-groups",
                fmt::format("report {} has no --suppress: its rows are single people", kind.name), "leave it out");
  return least;
}

template <class Item>
Value list_of(const std::vector<Item>& items) {
  Value list = Value::list();
  for (const Item& item : items) list.push(to_value(item));
  return list;
}

// A point of each series, beside its name.
Value points_of(const std::vector<Series>& all) {
  Value rows = Value::list();
  for (const Series& series : all) {
    const Value points = to_value(series).at_path("points");
    for (const Value& point : points.items()) {
      Value row = Value::Map{{"name", series.name}};
      for (const auto& [key, value] : point.members()) row.set(key, value);
      rows.push(std::move(row));
    }
  }
  return rows;
}

// Says how many organizations are left out.
std::optional<std::string> restricted_note(const Context& context, const Question& question) {
  const auto left_out = std::ranges::count_if(context.program.records.participants(), [&](const Participant& each) {
    return !stands_in_report(context.program, question, each);
  });
  if (left_out == 0) return std::nullopt;
  return fmt::format(
      "{} left out; --restricted counts them too",
      text::count(left_out, "restricted record of organizations", "restricted records of organizations"));
}

Result<Outcome> decide(const Context& context) {
  const ReportKind& kind = kind_asked(context);
  TRY(const auto question, question_asked(context, kind));
  TRY(const auto least, least_asked(context, kind));
  Report report = kind.make(context.program, question);
  if (least) report = suppressed(std::move(report), *least);
  Outcome outcome;
  if (least && !question.by) outcome.notes.push_back("with --suppress, only totals and the groups of --by are shown");
  if (auto note = restricted_note(context, question)) outcome.notes.push_back(std::move(*note));
  View& view = outcome.view;
  view.schema = "report/1";
  view.has_items = false;
  view.beside = Value::Map{{"report", kind.name},
                           {"period", period_value(question.span)},
                           {"figures", list_of(report.figures)},
                           {"series", list_of(report.series)},
                           {"rows", report.rows}};
  if (least) view.beside.set("suppressed_below", *least);
  view.items = report.rows;
  view.tables = {
      {"figures", view.beside.at_path("figures")}, {"series", points_of(report.series)}, {"rows", report.rows}};
  for (const RowColumn& column : report.columns) view.columns.push_back({column.key, column.header, cell_of(column)});
  view.prose = report_text(report, context.width);
  view.page =
      report_page(report, {.program = context.program.policy.name, .as_of = to_text(context.now).substr(0, 16)});
  return outcome;
}

std::vector<std::string> report_names() {
  std::vector<std::string> names;
  for (const ReportKind& kind : report_kinds()) names.emplace_back(kind.name);
  return names;
}

}  // namespace

Command report_command() {
  using Takes = Option::Takes;
  return {.name = "report",
          .about = "figures for a period: health, load, outcomes, referrals, engagement, compliance, employers, audit",
          .options = {{"REPORT", "which one", "", Takes::value, true, Completes::choice, report_names()},
                      period_option(),
                      since_option(),
                      until_option(),
                      {"--by", "a row for each value of this name, or for each place of a level", "NAME", Takes::value,
                       false, Completes::field},
                      {"--suppress", "hide counts from 1 up to below this, and what they could be found out from", "N"},
                      {"--restricted", "count restricted organizations and what they offer, too", "", Takes::flag},
                      where_option()},
          .decide = decide};
}

}  // namespace matchdesk

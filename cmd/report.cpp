#include <fmt/format.h>

#include <algorithm>

#include "cmd/asking.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
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

Result<Span> days_asked(const Context& context, Date today) {
  auto since = day_option(context, "--since");
  if (!since) return tl::unexpected(since.error());
  auto until = day_option(context, "--until");
  if (!until) return tl::unexpected(until.error());
  if (!*since)
    return fail(Failure::usage, "no-begin", "--until needs --since", "say from which day on: --since 2026-04-01");
  const Date last = until->value_or(today);
  if (last < **since) {
    return fail(Failure::usage, "bad-period",
                fmt::format("--until {} is before --since {}", to_text(last), to_text(**since)), "exchange them");
  }
  return span_between(**since, last);
}

Result<Span> span_asked(const Context& context) {
  const Policy& policy = context.program.policy;
  const Date today = policy.calendar.zone.date(context.now.instant);
  const bool by_days = context.arguments.has("--since") || context.arguments.has("--until");
  if (by_days && context.arguments.has("--period")) {
    return fail(Failure::usage, "two-periods", "--period and --since or --until cannot be given together",
                "leave one of them out");
  }
  if (by_days) return days_asked(context, today);
  const std::string& typed = context.arguments.text("--period");
  auto span = parse_span(policy, typed.empty() ? "this" : typed, today);
  if (!span) span.error().message = "--period: " + span.error().message;
  return span;
}

Result<Question> question_asked(const Context& context, const ReportKind& kind) {
  auto span = span_asked(context);
  if (!span) return tl::unexpected(span.error());
  Question question{.span = *span, .now = context.now.instant};
  if (context.arguments.has("--where")) {
    auto query = asked_query(context, kind.subject);
    if (!query) return tl::unexpected(query.error());
    question.where = std::move(*query);
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

Value period_value(const Span& span) {
  Value period = Value::map();
  period.set("name", span.name);
  period.set("begin", to_text(span.begin));
  period.set("end", to_text(add_days(span.end, -1)));
  return period;
}

Result<Outcome> decide(const Context& context) {
  const ReportKind& kind = kind_asked(context);
  const auto question = question_asked(context, kind);
  if (!question) return tl::unexpected(question.error());
  const auto least = least_asked(context, kind);
  if (!least) return tl::unexpected(least.error());
  Report report = kind.make(context.program, *question);
  if (*least) report = suppressed(std::move(report), **least);
  Outcome outcome;
  if (*least && !question->by) outcome.notes.push_back("with --suppress, only totals and the groups of --by are shown");
  View& view = outcome.view;
  view.schema = "report/1";
  view.has_items = false;
  view.beside.set("report", kind.name);
  view.beside.set("period", period_value(question->span));
  view.beside.set("figures", list_of(report.figures));
  view.beside.set("series", list_of(report.series));
  view.beside.set("rows", report.rows);
  if (*least) view.beside.set("suppressed_below", **least);
  view.items = report.rows;
  for (const RowColumn& column : report.columns) {
    const bool numbers = column.holds == RowColumn::Holds::numbers;
    view.columns.push_back({column.key, column.header, numbers ? text::Align::right : text::Align::left, numbers});
  }
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
  return {.name = "report",
          .about = "Figures for a period: health, load, outcomes, referrals, engagement, audit",
          .options = {{.name = "REPORT",
                       .about = "which one",
                       .required = true,
                       .completes = Completes::choice,
                       .choices = report_names()},
                      {.name = "--period",
                       .about = "2026-Q2, 2026-05, 2026, this or last (reporting period); this without it",
                       .placeholder = "PERIOD"},
                      {.name = "--since", .about = "from this day on", .placeholder = "DAY"},
                      {.name = "--until", .about = "up to this day, included; today without it", .placeholder = "DAY"},
                      {.name = "--by",
                       .about = "a row for each value of this name, or for each place of a level",
                       .placeholder = "NAME",
                       .completes = Completes::field},
                      {.name = "--suppress",
                       .about = "hide counts from 1 up to below this, and what they could be found out from",
                       .placeholder = "N"},
                      where_option()},
          .decide = decide};
}

}  // namespace matchdesk

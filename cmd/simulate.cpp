// simulate: what a change of policy would have done.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "policy/variant.hpp"
#include "report/statistics.hpp"
#include "simulate/comparison.hpp"
#include "text/table.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

struct Variant {
  Policy policy;
  std::vector<PolicyChange> changes;
  std::string file;  // that took the place of program.yaml
};

Result<Variant> asked_variant(const Context& context) {
  Variant variant;
  PolicyFiles files = context.texts.files;
  if (const auto given = context.inputs.find("--policy"); given != context.inputs.end()) {
    variant.file = given->second.path;
    files["program.yaml"] = given->second.bytes;
  }
  Diagnostics findings;
  if (!variant.file.empty() && (!read_policy_files(files, findings) || has_errors(findings))) {
    for (Diagnostic& finding : findings)
      if (finding.file == "program.yaml") finding.file = variant.file;
    return tl::unexpected(Error{Failure::invalid, "invalid-policy",
                                fmt::format("{} cannot be used as it is", variant.file), "mend what is said above",
                                sorted(std::move(findings))});
  }
  for (const std::string& typed : context.arguments.each("--set")) {
    TRY(auto change, set_policy_key(files, typed));
    variant.changes.push_back(std::move(change));
  }
  variant.policy = read_policy_files(files, findings).value_or(context.program.policy);
  return variant;
}

std::string change_words(const PolicyChange& change) {
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("not set") : text; };
  return fmt::format("{}: {}, not {}", change.key, shown(change.after), shown(change.before));
}

std::string difference_text(const ComparedFigure& figure) {
  const auto& [before, after] = figure;
  if (!before.value || !after.value) return {};
  Figure difference = after;
  difference.value = std::abs(*after.value - *before.value);
  if (*difference.value < 0.005) return {};
  return (*after.value > *before.value ? "+" : "-") + value_text(difference);
}

std::string figures_table(const Comparison& comparison) {
  text::Table table{.columns = {{"", Cell::whole},
                                {"recorded", Cell::number},
                                {"simulated", Cell::number},
                                {"difference", Cell::number}},
                    .rows = {}};
  for (const ComparedFigure& figure : comparison.figures)
    table.rows.push_back(
        {figure.before.label, value_text(figure.before), value_text(figure.after), difference_text(figure)});
  return text::render_table(table, 0);
}

// "2026-05-14 09:12"
std::string wall_text(const Value& time) { return time.text().substr(0, 10) + " " + time.text().substr(11, 5); }

// "finn-berg 2026-05-12 10:00, timed-out 2026-05-16 00:00; cora-hale 2026-05-18 09:00", or "nobody".
std::string askings_text(const Value& askings) {
  std::vector<std::string> texts;
  for (const Value& asking : askings.items()) {
    texts.push_back(asking.at_path("provider").text() + " " + wall_text(asking.at_path("asked")));
    if (asking.at_path("answer").is_null()) continue;
    texts.back() += fmt::format(", {} {}", asking.at_path("answer").text(), wall_text(asking.at_path("answered")));
  }
  return texts.empty() ? "nobody" : text::join(texts, "; ");
}

std::string explanation(const Comparison& comparison) {
  std::string text;
  for (const Value& row : comparison.requests.items()) {
    text += fmt::format("\n{}, {}: {}\n", row.at_path("request").text(), wall_text(row.at_path("at")),
                        row.at_path("why").text());
    for (const auto& [which, word] : {std::pair{"before", "recorded "}, std::pair{"after", "simulated"}})
      text += fmt::format("  {}  {}: asked {}\n", word, row.at_path(fmt::format("standing_{}", which)).text(),
                          askings_text(row.at_path(fmt::format("asked_{}", which))));
  }
  if (comparison.providers.items().empty()) return text;
  text::Table table{.columns = {{"provider", Cell::whole},
                                {"asked", Cell::number},
                                {"accepted", Cell::number},
                                {"declined", Cell::number},
                                {"timed out", Cell::number}},
                    .rows = {}};
  for (const Value& row : comparison.providers.items()) {
    const auto cell = [&](std::string_view count) {
      const auto before = row.at_path(fmt::format("{}_before", count)).integer();
      const auto after = row.at_path(fmt::format("{}_after", count)).integer();
      return before == after ? fmt::format("{}", after) : fmt::format("{} → {}", before, after);
    };
    table.rows.push_back(
        {row.at_path("name").text(), cell("asked"), cell("accepted"), cell("declined"), cell("timed_out")});
  }
  return text + "\n" + text::render_table(table, 0);
}

std::string summary(const Context& context, const Comparison& comparison) {
  const auto changed = static_cast<std::int64_t>(comparison.requests.items().size());
  const std::string word = term(context.program.policy, "request");
  if (changed == 0) return "Nothing would have been different.\n";
  return fmt::format("{} would have gone otherwise{}\n",
                     text::count(changed, word, term_plural(context.program.policy, "request")),
                     context.arguments.has("--explain") ? ":" : "; --explain says which, and why");
}

Value change_value(const PolicyChange& change) {
  return Value::Map{{"key", change.key}, {"before", or_null(change.before)}, {"after", or_null(change.after)}};
}

Value difference(const ComparedFigure& figure) {
  const auto& [before, after] = figure;
  return before.value && after.value ? Value(rounded(*after.value - *before.value, 2)) : Value();
}

const Columns<ComparedFigure>& figure_columns() {
  static const Columns<ComparedFigure> columns = {
      {"figure", "figure", [](auto& figure) { return figure.before.name; }},
      {"label", [](auto& figure) { return figure.before.label; }},
      {"unit", [](auto& figure) { return figure.before.unit; }},
      {"before", "before", Cell::number, [](auto& figure) { return figure.before.value; }},
      {"after", "after", Cell::number, [](auto& figure) { return figure.after.value; }},
      {"difference", "difference", Cell::number, difference}};
  return columns;
}

std::string heading(const Variant& variant, const Span& span) {
  std::string text = fmt::format("What would have been, {}\n", span.name);
  if (!variant.file.empty()) text += fmt::format("  with the policy of {}\n", variant.file);
  for (const PolicyChange& change : variant.changes) text += fmt::format("  {}\n", change_words(change));
  return text + "\n";
}

Result<Outcome> decide(const Context& context) {
  TRY(const auto variant, asked_variant(context));
  TRY(const auto span, asked_span(context));
  const Policy& recorded = context.program.policy;
  const Zone& zone = recorded.calendar.zone;
  const Instant until = std::min(zone.day_begin(span.end) - std::chrono::seconds(1), context.now.instant);
  const Replay replayed = replay(context.program.records, recorded, variant.policy, zone.day_begin(span.begin), until);
  const Comparison comparison = compare(replayed, recorded, variant.policy, span, until);
  Outcome outcome;
  View& view = outcome.view = view_of("simulate/1", figure_columns(), comparison.figures);
  Value changes = Value::list();
  for (const PolicyChange& change : variant.changes) changes.push(change_value(change));
  view.beside.set("period", period_value(span));
  view.beside.set("changes", std::move(changes));
  view.beside.set("requests", comparison.requests);
  view.beside.set("providers", comparison.providers);
  view.prose = heading(variant, span) + figures_table(comparison) + "\n" + summary(context, comparison);
  if (context.arguments.has("--explain")) view.prose += explanation(comparison);
  return outcome;
}

}  // namespace

Command simulate_command() {
  using Takes = Option::Takes;
  return {.name = "simulate",
          .about = "what a change of policy would have done",
          .options = {{"--set", "a key of program.yaml and what it would have been; can be repeated", "KEY=VALUE",
                       Takes::values},
                      {"--policy", "a file in place of program.yaml", "FILE", Takes::value, false, Completes::file},
                      period_option(),
                      since_option(),
                      until_option(),
                      {"--explain",
                       "every request that would have gone otherwise, with why, and who would have had more or less",
                       "", Takes::flag}},
          .decide = decide};
}

}  // namespace matchdesk

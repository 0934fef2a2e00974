#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "facts/parts.hpp"
#include "matching/eligibility.hpp"
#include "report/reports.hpp"
#include "report/stages.hpp"
#include "report/statistics.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// What was put to one provider in the span.
struct Asked {
  std::int64_t all = 0, direct = 0, accepted = 0, declined = 0, timed_out = 0;
};

using AskedBy = std::map<std::string, Asked, std::less<>>;

AskedBy asked_in(const Program& program, const Span& span) {
  const Zone& zone = program.policy.calendar.zone;
  AskedBy by;
  for (const Request& request : program.records.requests()) {
    for (const Asking& asking : request.story.askings) {
      if (!holds(span, zone, asking.asked.instant)) continue;
      Asked& asked = by[asking.provider];
      ++asked.all;
      if (asking.route == "direct") ++asked.direct;
      if (asking.answer == Answer::accepted) ++asked.accepted;
      if (asking.answer == Answer::declined) ++asked.declined;
      if (ran_out(request, asking)) ++asked.timed_out;
    }
  }
  return by;
}

Asked asked_of(const AskedBy& by, const std::string& id) {
  const auto found = by.find(id);
  return found == by.end() ? Asked{} : found->second;
}

// Providers that are active, or have something on their hands, or were asked.
std::vector<const Participant*> providers_of(const Program& program, const Question& question, const AskedBy& asked) {
  std::vector<const Participant*> providers;
  for (const Participant* participant : asked_participants(program, question)) {
    if (!is_provider(program, *participant)) continue;
    const Load load = load_of(program, *participant);
    if (is_active(*participant, program.policy, question.now) || load.held + load.pending > 0 ||
        asked.contains(participant->id)) {
      providers.push_back(participant);
    }
  }
  return providers;
}

std::vector<Figure> figures_of(const Program& program, const Question& question, const AskedBy& asked,
                               std::span<const AnyRecord> providers) {
  std::int64_t active = 0, held = 0, pending = 0, all = 0;
  std::vector<double> spread;
  for (const AnyRecord record : providers) {
    const Participant& provider = *std::get<const Participant*>(record);
    const Load load = load_of(program, provider);
    held += load.held;
    pending += load.pending;
    const std::int64_t count = asked_of(asked, provider.id).all;
    all += count;
    if (!is_active(provider, program.policy, question.now)) continue;
    ++active;
    spread.push_back(static_cast<double>(count));
  }
  const std::optional<double> average = mean(spread);
  std::optional<double> top, gini_value = gini(spread);
  if (average && *average > 0) top = rounded(*std::max_element(spread.begin(), spread.end()) / *average, 2);
  if (gini_value) gini_value = rounded(*gini_value, 2);
  const auto sample = static_cast<std::int64_t>(spread.size());
  return {
      count_figure("active", "Active", active, "people", static_cast<std::int64_t>(providers.size())),
      count_figure("held-now", "Held now", held, "requests"),
      count_figure("pending-now", "Pending now", pending, "requests"),
      count_figure("asked", "Asked in the period", all, "requests"),
      {"asked-each",
       "Asked, each active one on average",
       average ? std::optional(rounded(*average, 2)) : std::nullopt,
       "requests",
       {},
       {},
       {"asked", "active"}},
      {"most-over-mean", "The most asked, times the average", top, "ratio", sample, {}, {"asked", "active"}},
      {"gini", "Gini of the asked (0: even)", gini_value, "ratio", sample},
  };
}

Value row_of(const Program& program, const Question& question, const Participant& provider, const Asked& asked,
             std::int64_t all) {
  const Load load = load_of(program, provider);
  const CapacityUse use = capacity_use(program, provider, "assigned", question.now);
  const std::optional<double> share = percent_of(asked.all, all);
  Value row = Value::map();
  row.set("provider", provider.id);
  row.set("name", display_name(provider));
  row.set("location", provider.location.empty() ? Value() : Value(provider.location));
  row.set("status", standing_of(program, provider, question.now));
  row.set("held", load.held);
  row.set("pending", load.pending);
  row.set("asked", asked.all);
  row.set("direct", asked.direct);
  row.set("accepted", asked.accepted);
  row.set("declined", asked.declined);
  row.set("timed_out", asked.timed_out);
  row.set("share", share);
  row.set("used", use.used);
  row.set("limit", use.limit);
  return row;
}

std::vector<RowColumn> provider_columns() {
  constexpr auto words = RowColumn::Holds::words, numbers = RowColumn::Holds::numbers;
  constexpr bool aside = true;
  return {{"provider", "provider"},
          {"name", "name"},
          {"location", "location", words, aside},
          {"held", "held", numbers},
          {"pending", "pending", numbers},
          {"asked", "asked", numbers},
          {"direct", "direct", numbers, aside},
          {"accepted", "accepted", numbers},
          {"declined", "declined", numbers},
          {"timed_out", "timed out", numbers},
          {"share", "share %", numbers, aside},
          {"used", "this week", numbers},
          {"limit", "limit", numbers}};
}

// How many were put to these providers, month by month.
Series asked_series(const Program& program, const Question& question, std::span<const AnyRecord> providers) {
  const Zone& zone = program.policy.calendar.zone;
  const std::vector<Span> months = months_of(question.span);
  std::set<std::string, std::less<>> meant;
  for (const AnyRecord record : providers) meant.insert(id_of(record));
  Series series{.name = "asked", .points = {}};
  for (const Span& month : months) series.points.push_back({month.name, 0});
  for (const Request& request : program.records.requests()) {
    for (const Asking& asking : request.story.askings) {
      if (!meant.contains(asking.provider)) continue;
      for (std::size_t month = 0; month < months.size(); ++month) {
        if (holds(months[month], zone, asking.asked.instant)) ++series.points[month].value;
      }
    }
  }
  return series;
}

}  // namespace

Report load_report(const Program& program, const Question& question) {
  const AskedBy asked = asked_in(program, question.span);
  std::vector<const Participant*> providers = providers_of(program, question, asked);
  const std::vector<AnyRecord> records = any_records(providers);
  Report report;
  report.title = fmt::format("Load of {}, {}", term_plural(program.policy, "provider"), question.span.name);
  report.figures = figures_of(program, question, asked, records);
  report.series = {asked_series(program, question, records)};
  if (question.by) {
    constexpr std::string_view shown[] = {"active",     "held-now",       "pending-now", "asked",
                                          "asked-each", "most-over-mean", "gini"};
    add_groups(report, program, question, records, shown,
               [&](std::span<const AnyRecord> members) { return figures_of(program, question, asked, members); });
    return report;
  }
  std::int64_t all = 0;
  for (const Participant* provider : providers) all += asked_of(asked, provider->id).all;
  std::stable_sort(providers.begin(), providers.end(), [&asked](const Participant* left, const Participant* right) {
    return asked_of(asked, left->id).all > asked_of(asked, right->id).all;
  });
  report.rows_title = "Most asked first";
  report.columns = provider_columns();
  for (const Participant* provider : providers) {
    report.rows.push(row_of(program, question, *provider, asked_of(asked, provider->id), all));
  }
  return report;
}

}  // namespace matchdesk

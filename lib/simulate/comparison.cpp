#include "simulate/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "report/reports.hpp"
#include "report/stages.hpp"
#include "report/statistics.hpp"

namespace matchdesk {

namespace {

// What is compared, in its order.
constexpr std::array<std::string_view, 15> compared{"submitted",
                                                    "assigned",
                                                    "accepted",
                                                    "met",
                                                    "time-to-assign-median",
                                                    "time-to-assign-p90",
                                                    "time-to-accept-median",
                                                    "time-to-accept-p90",
                                                    "average-pending-time",
                                                    "declined",
                                                    "timed-out",
                                                    "queued-now",
                                                    "asked",
                                                    "most-over-mean",
                                                    "gini"};

std::vector<Figure> figures_of(const Report& health, const Report& load) {
  std::vector<Figure> figures;
  for (const std::string_view name : compared) {
    for (const Report* report : {&health, &load}) {
      const auto found = std::ranges::find(report->figures, name, &Figure::name);
      if (found == report->figures.end()) continue;
      figures.push_back(*found);
      if (name == "queued-now") figures.back().label = "In the queue at the end";
      break;
    }
  }
  return figures;
}

std::map<std::string, Value> rows_by_provider(const Report& load) {
  std::map<std::string, Value> rows;
  for (const Value& row : load.rows.items()) rows[row.at_path("provider").text()] = row;
  return rows;
}

Value compared_providers(const Report& before, const Report& after) {
  constexpr std::array<std::string_view, 4> counts{"asked", "accepted", "declined", "timed_out"};
  auto then = rows_by_provider(before), instead = rows_by_provider(after);
  std::map<std::string, std::string> names;
  for (const auto* rows : {&then, &instead})
    for (const auto& [id, row] : *rows) names[id] = row.at_path("name").text();
  Value providers = Value::list();
  for (const auto& [id, name] : names) {
    Value provider = Value::map();
    provider.set("provider", id);
    provider.set("name", name);
    bool differs = false;
    for (const std::string_view count : counts) {
      const auto was = then[id].at_path(count).integer(), is = instead[id].at_path(count).integer();
      provider.set(fmt::format("{}_before", count), was);
      provider.set(fmt::format("{}_after", count), is);
      differs |= was != is;
    }
    if (differs) providers.push(std::move(provider));
  }
  return providers;
}

// "accepted with ana-ruiz", "closed: completed", "queued"
std::string standing_of(const Request& request) {
  const RequestState& state = request.state;
  const std::string status(to_text(state.status));
  if (state.status == RequestStatus::closed) return fmt::format("{}: {}", status, state.outcome);
  return state.provider.empty() ? status : fmt::format("{} with {}", status, state.provider);
}

// Everybody to whom it was put: {provider, asked, answer, answered}; without an answer the last two are null.
Value askings_of(const Request& request, const Zone& zone) {
  constexpr std::array<const char*, 5> answers{nullptr, "accepted", "declined", "timed-out", "ended"};
  Value askings = Value::list();
  for (const Asking& asking : request.story.askings) {
    const char* answer = answers.at(static_cast<std::size_t>(asking.answer));
    Value item = Value::map();
    item.set("provider", asking.provider);
    item.set("asked", to_text(zone.stamp(asking.asked.instant)));
    item.set("answer", answer ? Value(answer) : Value());
    item.set("answered", asking.answered ? Value(to_text(zone.stamp(asking.answered->instant))) : Value());
    askings.push(std::move(item));
  }
  return askings;
}

void set_course(Value& row, const Program& program, const std::string& id, std::string_view which, const Zone& zone) {
  const Request& request = *program.records.request(id);
  row.set(fmt::format("asked_{}", which), askings_of(request, zone));
  row.set(fmt::format("standing_{}", which), standing_of(request));
}

}  // namespace

Comparison compare(const Replay& replay, const Policy& recorded, const Policy& changed, const Span& span,
                   Instant until) {
  const Program was{recorded, replay.before}, is{changed, replay.after};
  const Question question{.span = span, .now = until};
  const Report load_before = load_report(was, question), load_after = load_report(is, question);
  const auto before = figures_of(health_report(was, question), load_before);
  const auto after = figures_of(health_report(is, question), load_after);
  Comparison comparison;
  for (std::size_t which = 0; which < before.size(); ++which)
    comparison.figures.push_back({before[which], after[which]});
  comparison.providers = compared_providers(load_before, load_after);
  const Zone& zone = recorded.calendar.zone;
  for (const Divergence& divergence : replay.divergences) {
    Value row = Value::map();
    row.set("request", divergence.request);
    row.set("at", to_text(zone.stamp(divergence.at)));
    row.set("why", divergence.why);
    set_course(row, was, divergence.request, "before", zone);
    set_course(row, is, divergence.request, "after", zone);
    comparison.requests.push(std::move(row));
  }
  return comparison;
}

}  // namespace matchdesk

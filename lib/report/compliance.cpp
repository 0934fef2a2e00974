#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "facts/ladder_facts.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

struct Provider {
  const Participant* participant = nullptr;
  LadderStanding standing;
};

std::vector<Provider> providers_of(const Program& program, std::span<const AnyRecord> participants, Instant now) {
  std::vector<Provider> all;
  for (const AnyRecord record : participants) {
    const auto* participant = std::get<const Participant*>(record);
    auto standing = ladder_standing(program, *participant, now);
    if (!standing.rejections.empty()) all.push_back({participant, std::move(standing)});
  }
  return all;
}

// How many exceptions were agreed in the span.
std::int64_t exceptions_of(const Participant& participant, const Question& question, const Zone& zone) {
  std::int64_t count = 0;
  for (const Event* told : story_events(participant)) {
    const Event& event = *told;
    if (event.kind == EventKind::excepted && holds(question.span, zone, event.at.instant)) ++count;
  }
  return count;
}

std::vector<Figure> figures_of(const Program& program, const Question& question,
                               std::span<const AnyRecord> participants) {
  const Zone& zone = program.policy.calendar.zone;
  const auto in_span = [&](const Timestamp& time) { return holds(question.span, zone, time.instant); };
  std::int64_t all = 0, counted = 0, people = 0, reached = 0, taken = 0, waiting = 0, exceptions = 0;
  for (const auto& [participant, standing] : providers_of(program, participants, question.now)) {
    const auto before = all;
    for (const Rejection& rejection : standing.rejections) {
      if (!in_span(rejection.at)) continue;
      ++all;
      if (rejection.why_not.empty()) ++counted;
    }
    if (all > before) ++people;
    for (const ReachedStep& step : standing.steps) {
      if (!step.taken) ++waiting;
      if (!in_span(step.by.at)) continue;
      ++reached;
      if (step.taken) ++taken;
    }
    exceptions += exceptions_of(*participant, question, zone);
  }
  return {count_figure("rejections", "Declined, or let time out", all, "requests"),
          count_figure("counted", "Of these, what counts", counted, "requests", all),
          count_figure("rejecting", fmt::format("Who rejected: {}", term_plural(program.policy, "provider")), people,
                       "people"),
          count_figure("steps-reached", "Steps reached", reached, "steps"),
          count_figure("steps-taken", "Of these, taken by now", taken, "steps", reached),
          count_figure("exceptions", "Exceptions agreed", exceptions, "people"),
          count_figure("steps-to-take", "Steps to be taken now", waiting, "steps")};
}

// "no-time 2, time-out 1": the rejections for which `counts` is so, by reason, most first.
std::string reasons_of(const LadderStanding& standing, bool counts) {
  std::map<std::string, int> numbers;
  for (const Rejection& rejection : standing.rejections) {
    if (rejection.why_not.empty() == counts)
      ++numbers[rejection.reason.empty() ? std::string(to_text(rejection.event)) : rejection.reason];
  }
  std::vector<std::pair<std::string, int>> sorted(numbers.begin(), numbers.end());
  std::ranges::stable_sort(sorted, std::greater{}, &std::pair<std::string, int>::second);
  std::vector<std::string> words;
  for (const auto& [reason, number] : sorted)
    words.push_back(number == 1 ? reason : fmt::format("{} {}", number, reason));
  return text::join(words, ", ");
}

Value row_of(const Provider& provider) {
  const auto& [participant, standing] = provider;
  std::vector<std::string> done;
  for (const ReachedStep& reached : standing.steps)
    done.push_back(fmt::format("{} {}", reached.step->number, done_about(reached)));
  const auto* last = standing.steps.empty() ? nullptr : &standing.steps.back();
  const auto& state = participant->state;
  Value row = ladder_facts(standing);
  row.set("provider", participant->id);
  row.set("name", display_name(*participant));
  row.set("location", participant->location.empty() ? Value() : Value(participant->location));
  row.set("status", to_text(state.status));
  row.set("classification", state.classification.empty() ? participant->classification : state.classification);
  row.set("not_counted", static_cast<std::int64_t>(standing.rejections.size()) - standing.counted);
  row.set("reasons", reasons_of(standing, true));
  row.set("excused", reasons_of(standing, false));
  row.set("step", last ? Value(last->step->number) : Value());
  row.set("reached", last ? Value(to_text(local_date(last->by.at))) : Value());
  row.set("done", text::join(done, "; "));
  return row;
}

}  // namespace

Report compliance_report(const Program& program, const Question& question) {
  const std::vector<AnyRecord> participants = any_records(asked_participants(program, question));
  Report report;
  report.title = fmt::format("Rejections and the ladder, {}", question.span.name);
  report.figures = figures_of(program, question, participants);
  report.parts = {{"rejections", {"counted", "rejecting"}}, {"steps-reached", {"steps-taken"}}};
  if (question.by) {
    constexpr std::string_view shown[] = {"rejections", "counted", "rejecting", "steps-reached", "steps-to-take"};
    add_groups(report, program, question, participants, shown,
               [&](std::span<const AnyRecord> members) { return figures_of(program, question, members); });
    return report;
  }
  constexpr auto words = RowColumn::Holds::words, numbers = RowColumn::Holds::numbers;
  constexpr bool aside = true;
  report.rows_title = "Everybody who ever rejected a request";
  report.columns = {{"provider", "provider"},        {"name", "name"},       {"location", "location", words, aside},
                    {"counted", "counted", numbers}, {"reasons", "reasons"}, {"excused", "not counted", words, aside},
                    {"step", "step", numbers},       {"reached", "reached"}, {"done", "what was done"}};
  for (const Provider& provider : providers_of(program, participants, question.now)) report.rows.push(row_of(provider));
  return report;
}

}  // namespace matchdesk

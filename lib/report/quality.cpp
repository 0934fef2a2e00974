#include "report/quality.hpp"

#include <fmt/format.h>

#include "report/stages.hpp"
#include "report/statistics.hpp"

namespace matchdesk {

namespace {

constexpr RequestStatus open_statuses[] = {RequestStatus::queued, RequestStatus::pending, RequestStatus::accepted,
                                           RequestStatus::scheduled, RequestStatus::met};

Figure mean_figure(std::string name, std::string label, const std::vector<double>& values, std::string unit) {
  std::optional<double> value = mean(values);
  if (value) value = rounded(*value, 2);
  return {std::move(name), std::move(label), value, std::move(unit), static_cast<std::int64_t>(values.size())};
}

}  // namespace

void add(Quality& quality, const Program& program, const Question& question, const Request& request) {
  const Zone& zone = program.policy.calendar.zone;
  for (const Stay& stay : stays_of(request)) {
    if (!holds(question.span, zone, stay.begin)) continue;
    const auto seconds = (stay.end.value_or(question.now) - stay.begin).count();
    quality.hours[stay.status].push_back(static_cast<double>(seconds) / 3600);
  }
  for (const Event* told : story_events(request)) {
    const Event& event = *told;
    if (!holds(question.span, zone, event.at.instant)) continue;
    if (event.kind == EventKind::completed) {
      ++quality.completed;
      if (event.text("result") == "placed") ++quality.placed;
    }
    if (event.kind != EventKind::checked_in) continue;
    if (const auto rating = event.number("rating"))
      (event.text("with") == "seeker" ? quality.seeker_ratings : quality.provider_ratings)
          .push_back(static_cast<double>(*rating));
  }
  for (const Ending& ending : endings_of(request)) {
    if (!holds(question.span, zone, ending.at)) continue;
    ++quality.ended;
    if (ending.by_clock) ++quality.ended_by_clock;
  }
  for (const Asking& asking : request.story.askings) {
    if (asking.meetings.empty() || !holds(question.span, zone, asking.meetings.front().at.instant)) continue;
    ++quality.matches;
    quality.referrals += static_cast<std::int64_t>(asking.referrals.size());
  }
}

std::vector<Figure> figures_of(const Quality& quality, const Policy& policy) {
  std::vector<Figure> figures;
  for (const RequestStatus status : open_statuses) {
    const auto found = quality.hours.find(status);
    const std::vector<double> none;
    for (Figure& figure : wait_figures(fmt::format("time-{}", to_text(status)), fmt::format("Time {}", to_text(status)),
                                       found == quality.hours.end() ? none : found->second))
      figures.push_back(std::move(figure));
  }
  for (const auto& [side, ratings] :
       {std::pair{"seeker", &quality.seeker_ratings}, std::pair{"provider", &quality.provider_ratings}})
    figures.push_back(mean_figure(fmt::format("rating-{}", side),
                                  fmt::format("Rating by {}", term_plural(policy, side)), *ratings, "ratio"));
  std::optional<double> each;
  if (quality.matches > 0)
    each = rounded(static_cast<double>(quality.referrals) / static_cast<double>(quality.matches), 2);
  figures.push_back({"referrals-per-match", "Referrals for each match that met", each, "ratio", quality.matches});
  figures.push_back(count_figure("placed", "Placed in the period", quality.placed, "requests", quality.completed));
  figures.push_back(count_figure("closed", "Closed in the period", quality.ended, "requests"));
  figures.push_back(count_figure("closed-by-clock", "Of these, closed by a clock", quality.ended_by_clock, "requests",
                                 quality.ended));
  return figures;
}

}  // namespace matchdesk

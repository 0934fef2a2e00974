#include "matching/search_steps.hpp"

#include <algorithm>
#include <map>

#include "matching/criteria.hpp"

namespace matchdesk {

namespace {

// The ladder of the location, else the first one.
const Need* ladder_of(const Ask& ask) {
  const Need* first = nullptr;
  for (const auto& need : ask.needs) {
    if (!std::holds_alternative<LadderNeed>(need.what)) continue;
    if (need.criterion->field == "location") return &need;
    if (!first) first = &need;
  }
  return first;
}

std::vector<std::pair<std::string, int>> most_first(const std::map<std::string, int>& counts) {
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::greater<>(), &std::pair<std::string, int>::second);
  return sorted;
}

}  // namespace

std::vector<SearchStep> search_steps(const Ask& ask, const Ranking& ranking) {
  const auto* need = ladder_of(ask);
  if (!need) return {};
  const auto& ladder = std::get<LadderNeed>(need->what);
  std::vector<SearchStep> steps(ladder.places.size());
  std::vector<std::map<std::string, int>> fell_out(steps.size());
  const auto step_of = [&](const Participant& provider) {
    return levels_climbed(*need->criterion, ladder, *ask.policy, provider);
  };
  for (const auto& candidate : ranking.candidates) {
    if (const auto step = step_of(*candidate.provider)) ++steps[static_cast<std::size_t>(*step)].eligible;
  }
  for (const auto& [provider, reasons] : ranking.not_eligible) {
    if (const auto step = step_of(*provider)) ++fell_out[static_cast<std::size_t>(*step)][reasons.front().code];
  }
  for (std::size_t index = 0; index < steps.size(); ++index) {
    auto& step = steps[index];
    step.level = need->criterion->widen[index];
    step.place = ladder.places[index];
    step.fell_out = most_first(fell_out[index]);
    step.providers = step.eligible;
    for (const auto& [code, count] : step.fell_out) step.providers += count;
  }
  std::erase_if(steps, [](const auto& step) { return step.place.empty(); });
  return steps;
}

}  // namespace matchdesk

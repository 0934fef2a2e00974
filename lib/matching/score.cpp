#include "matching/score.hpp"

#include "matching/criteria.hpp"

namespace matchdesk {

Score score(const Ask& ask, const Participant& provider) {
  Score result;
  std::vector<Weighted> shares;
  result.criteria.reserve(ask.needs.size());
  shares.reserve(ask.needs.size());
  for (const auto& need : ask.needs) {
    const auto& criterion = *need.criterion;
    auto judgement = judge(need, *ask.policy, provider);
    auto& said = result.criteria.emplace_back();
    said.field = criterion.field.empty() ? "previous" : criterion.field;
    said.weight = criterion.weight;
    said.applies = need.applies();
    said.unknown = judgement.unknown;
    said.value = judgement.share.value();
    said.text = std::move(judgement.text);
    shares.push_back({judgement.share, need.applies() ? criterion.weight : 0});
    if (const auto* ladder = std::get_if<LadderNeed>(&need.what); ladder && result.level.empty()) {
      const auto climbed = levels_climbed(criterion, *ladder, *ask.policy, provider);
      if (climbed) result.level = criterion.widen[static_cast<std::size_t>(*climbed)];
    }
  }
  const auto percents = weigh(shares);
  result.percent = percents.percent;
  for (std::size_t index = 0; index < result.criteria.size(); ++index)
    result.criteria[index].points = percents.points[index];
  return result;
}

}  // namespace matchdesk

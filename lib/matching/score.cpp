#include "matching/score.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "matching/criteria.hpp"

namespace matchdesk {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t largest_denominator = 1'000'000'000'000'000;
constexpr std::int64_t approximate_denominator = 1'000'000'000'000;

Share reduced(const Share& share) {
  const auto divisor = std::gcd(share.part, share.whole);
  return divisor > 1 ? Share{share.part / divisor, share.whole / divisor} : share;
}

// Returns the least common denominator, or 0 when it is too large.
std::int64_t common_denominator(std::span<const Weighted> shares) {
  std::int64_t common = 1;
  for (const auto& [share, weight] : shares) {
    const auto whole = reduced(share).whole;
    const auto factor = whole / std::gcd(common, whole);
    if (factor > largest_denominator / common) return 0;
    common *= factor;
  }
  return common;
}

// Each share's part of a common denominator, times its weight.
std::vector<Wide> weighted_parts(std::span<const Weighted> shares, std::int64_t denominator, bool exact) {
  std::vector<Wide> parts;
  parts.reserve(shares.size());
  for (const auto& [share, weight] : shares) {
    const auto [part, whole] = reduced(share);
    const auto scaled = exact ? Wide{part} * (denominator / whole)
                              : Wide{std::llround(share.value() * static_cast<double>(denominator))};
    parts.push_back(scaled * weight);
  }
  return parts;
}

// Divides `percent` into whole points by the largest remainder, so that each part gets its floor or one more.
std::vector<int> share_out(int percent, const std::vector<Wide>& parts, Wide whole) {
  std::vector<int> points;
  points.reserve(parts.size());
  int left = percent;
  for (const auto part : parts) {
    points.push_back(static_cast<int>(100 * part / whole));
    left -= points.back();
  }
  std::vector<std::size_t> by_remainder(parts.size());
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  std::ranges::stable_sort(by_remainder, std::greater<>(),
                           [&](std::size_t index) { return 100 * parts[index] % whole; });
  for (std::size_t index = 0; left > 0; ++index, --left) ++points[by_remainder[index]];
  return points;
}

}  // namespace

Percents weigh(std::span<const Weighted> shares) {
  Wide weights = 0;
  for (const auto& [share, weight] : shares) weights += weight;
  if (weights == 0) return {0, std::vector<int>(shares.size(), 0)};
  const auto common = common_denominator(shares);
  const auto denominator = common ? common : approximate_denominator;
  const auto parts = weighted_parts(shares, denominator, common != 0);
  const auto whole = weights * denominator;
  const auto sum = std::accumulate(parts.begin(), parts.end(), Wide{0});
  const auto percent = static_cast<int>((200 * sum + whole) / (2 * whole));
  return {percent, share_out(percent, parts, whole)};
}

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
      if (climbed) result.level = criterion.widen[*climbed];
    }
  }
  const auto percents = weigh(shares);
  result.percent = percents.percent;
  for (std::size_t index = 0; index < result.criteria.size(); ++index)
    result.criteria[index].points = percents.points[index];
  return result;
}

}  // namespace matchdesk

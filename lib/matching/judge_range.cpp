#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "matching/criteria.hpp"
#include "record/fields.hpp"

namespace matchdesk {

namespace {

// Numbers of six decimals as whole millionths, so that shares of them are exact; larger ones are taken as 10^12.
std::int64_t millionths(double number) { return std::llround(std::clamp(number, -1e12, 1e12) * 1e6); }

std::string bounds_in_words(const RangeNeed& need) {
  if (need.least && need.most) return fmt::format("{} to {}", display(*need.least), display(*need.most));
  return need.least ? "at least " + display(*need.least) : "at most " + display(need.most.value_or(0));
}

Share share_of(const RangeNeed& need, double number) {
  const auto value = millionths(number);
  const auto outside = std::max({need.least ? millionths(*need.least) - value : 0,
                                 need.most ? value - millionths(*need.most) : 0, std::int64_t{0}});
  if (outside == 0) return {1, 1};
  const auto width = need.least && need.most ? millionths(*need.most) - millionths(*need.least)
                                             : std::abs(millionths(need.least ? *need.least : need.most.value_or(0)));
  if (outside >= width) return {0, 1};
  const auto divisor = std::gcd(width - outside, width);
  return {(width - outside) / divisor, width / divisor};
}

}  // namespace

Judgement judge(const Criterion& criterion, const RangeNeed& need, const Policy&, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = get(provider, criterion.field);
  const auto bounds = bounds_in_words(need);
  Judgement judgement;
  if (!had.is_number()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall = fmt::format("{}: unknown; {} is needed", field, bounds);
    return judgement;
  }
  judgement.share = share_of(need, had.number());
  judgement.holds = judgement.share.part == judgement.share.whole;
  judgement.text = fmt::format("{}: {}, {}{}", field, display(had), judgement.holds ? "" : "not ", bounds);
  if (!judgement.holds) judgement.shortfall = fmt::format("{}: {}; {} is needed", field, display(had), bounds);
  return judgement;
}

}  // namespace matchdesk

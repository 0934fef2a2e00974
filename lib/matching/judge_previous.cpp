#include <fmt/format.h>

#include <algorithm>

#include "matching/criteria.hpp"

namespace matchdesk {

Judgement judge(const Criterion&, const PreviousNeed& need, const Policy& policy, const Participant& provider) {
  Judgement judgement;
  judgement.holds = std::ranges::binary_search(need.met, provider.id);
  judgement.share.part = judgement.holds ? 1 : 0;
  judgement.text = fmt::format("{} this {} before", judgement.holds ? "met" : "has not met", term(policy, "seeker"));
  if (!judgement.holds) judgement.shortfall = judgement.text;
  return judgement;
}

}  // namespace matchdesk

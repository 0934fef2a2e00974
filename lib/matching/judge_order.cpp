#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "matching/criteria.hpp"
#include "matching/terms.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// The steps above the needed term that are wanted, lowest and highest.
struct WantedSteps {
  int lowest = 0;
  int highest = 0;
};

WantedSteps wanted_steps(const Criterion& criterion, int terms) {
  const auto whole = [](const std::optional<double>& number, int otherwise) {
    return number ? static_cast<int>(*number) : otherwise;
  };
  switch (criterion.want) {
    case Criterion::Want::same:
      return {0, 0};
    case Criterion::Want::within:
      return {-whole(criterion.most, 0), whole(criterion.most, 0)};
    case Criterion::Want::above:
      return {whole(criterion.least, 1), whole(criterion.most, terms)};
    case Criterion::Want::at_least:
    case Criterion::Want::range:
      break;
  }
  return {0, terms};
}

std::string wanted_in_words(const Criterion& criterion, const std::string& needed, int terms) {
  const auto [lowest, highest] = wanted_steps(criterion, terms);
  switch (criterion.want) {
    case Criterion::Want::same:
      return needed;
    case Criterion::Want::within:
      return fmt::format("within {} of {}", text::count(highest, "step"), needed);
    case Criterion::Want::above:
      if (lowest == highest) return fmt::format("{} above {}", text::count(lowest, "step"), needed);
      return fmt::format("{} to {} above {}", lowest, text::count(highest, "step"), needed);
    case Criterion::Want::at_least:
    case Criterion::Want::range:
      break;
  }
  return "at least " + needed;
}

// The term that the provider has with the smallest gap to what is wanted of any needed one.
struct Nearest {
  int gap = std::numeric_limits<int>::max();
  std::string had;
  std::string needed;
};

Nearest nearest_step(const Criterion& criterion, const OrderNeed& need, const std::vector<NeededTerm>& had) {
  const auto terms = static_cast<int>(need.order->terms.size());
  const auto [lowest, highest] = wanted_steps(criterion, terms);
  Nearest nearest;
  for (const auto& needed : need.terms) {
    const auto base = rank_of(*need.order, needed.key);
    for (const auto& term : had) {
      const auto rank = rank_of(*need.order, term.key);
      if (!base || !rank) continue;
      const auto steps = *rank - *base;
      const auto gap = std::max({lowest - steps, steps - highest, 0});
      if (gap < nearest.gap) nearest = {gap, term.shown, needed.shown};
    }
  }
  return nearest;
}

}  // namespace

Judgement judge(const Criterion& criterion, const OrderNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto terms = need.order ? static_cast<int>(need.order->terms.size()) : 0;
  const auto nearest = need.order ? nearest_step(criterion, need, had) : Nearest{};
  const bool found = !nearest.had.empty();
  const auto wanted = wanted_in_words(criterion, found ? nearest.needed : need.terms.front().shown, terms);
  Judgement judgement;
  if (!found) {
    judgement.unknown = had.empty();
    const auto said = had.empty() ? std::string("unknown") : fmt::format("{} is not in the order", had.front().shown);
    judgement.text = fmt::format("{}: {}", field, said);
    judgement.shortfall = fmt::format("{}: {}; {} is needed", field, said, wanted);
    return judgement;
  }
  judgement.share.whole = std::max(terms - 1, 1);
  judgement.share.part = std::max<std::int64_t>(judgement.share.whole - nearest.gap, 0);
  judgement.holds = nearest.gap == 0;
  judgement.text = judgement.holds
                       ? fmt::format("{}: {}, {} asked for", field, nearest.had, wanted)
                       : fmt::format("{}: {}, {} off {}", field, nearest.had, text::count(nearest.gap, "step"), wanted);
  if (!judgement.holds) judgement.shortfall = fmt::format("{}: {}; {} is needed", field, nearest.had, wanted);
  return judgement;
}

}  // namespace matchdesk

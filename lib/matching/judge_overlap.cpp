#include <fmt/format.h>

#include <algorithm>

#include "matching/criteria.hpp"
#include "matching/terms.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// The best that the provider's terms come to, for each needed one.
std::vector<Nearness> nearest_of(const OverlapNeed& need, const Vocabulary& vocabulary, const std::string& field,
                                 const std::vector<std::string>& had) {
  std::vector<Nearness> best(need.terms.size(), Nearness::none);
  const auto raise = [&](std::size_t index, Nearness nearness) { best[index] = std::max(best[index], nearness); };
  for (const auto& text : had) {
    auto known = need.nearness.find(text);
    const auto key = known == need.nearness.end() ? term_key(vocabulary, field, text) : text;
    if (known == need.nearness.end()) known = need.nearness.find(key);
    for (std::size_t index = 0; index < best.size(); ++index) {
      if (known != need.nearness.end()) raise(index, known->second[index]);
      if (key == need.terms[index].key) raise(index, Nearness::same);
    }
  }
  return best;
}

std::vector<std::string> shown_where(const OverlapNeed& need, const std::vector<Nearness>& nearest, Nearness wanted) {
  std::vector<std::string> shown;
  for (std::size_t index = 0; index < nearest.size(); ++index) {
    if (nearest[index] == wanted) shown.push_back(need.terms[index].shown);
  }
  return shown;
}

std::vector<std::string> all_shown(const OverlapNeed& need) {
  std::vector<std::string> shown;
  std::ranges::transform(need.terms, std::back_inserter(shown), &NeededTerm::shown);
  return shown;
}

// "2 of 3 industries: retail, food-service; near insurance; not tax".
std::string overlap_in_words(const OverlapNeed& need, const std::vector<Nearness>& nearest, const std::string& field) {
  const auto same = shown_where(need, nearest, Nearness::same);
  const auto related = shown_where(need, nearest, Nearness::related);
  const auto missing = shown_where(need, nearest, Nearness::none);
  auto words = fmt::format("{} of {} {}", same.size(), need.terms.size(), field);
  if (!same.empty()) words += ": " + text::join(same, ", ");
  if (!related.empty()) words += "; near " + text::join(related, ", ");
  if (!missing.empty()) words += "; not " + text::join(missing, ", ");
  return words;
}

}  // namespace

Judgement judge(const Criterion& criterion, const OverlapNeed& need, const Policy& policy,
                const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = texts_of(get(provider, criterion.field));
  const bool all = criterion.must == Criterion::Must::all;
  const auto whole = static_cast<std::int64_t>(need.terms.size());
  Judgement judgement;
  judgement.share.whole = 2 * whole;
  if (had.empty()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall =
        fmt::format("{}: unknown; {} is needed", field, text::enumerate(all_shown(need), all ? "and" : "or"));
    return judgement;
  }
  const auto nearest = nearest_of(need, policy.vocabulary, criterion.field, had);
  const auto same = std::ranges::count(nearest, Nearness::same);
  judgement.share.part = 2 * same + std::ranges::count(nearest, Nearness::related);
  judgement.holds = all ? same == whole : same > 0;
  judgement.text = overlap_in_words(need, nearest, field);
  if (!judgement.holds) {
    auto lacking = all_shown(need);
    if (all)
      std::erase_if(lacking, [&](const auto& shown) {
        return std::ranges::count(shown_where(need, nearest, Nearness::same), shown) > 0;
      });
    judgement.shortfall = fmt::format("{}: not {}", field, text::enumerate(lacking, "or"));
  }
  return judgement;
}

}  // namespace matchdesk

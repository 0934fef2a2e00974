#include <fmt/format.h>

#include <algorithm>

#include "matching/criteria.hpp"
#include "matching/terms.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

std::vector<std::string> shown(const std::vector<NeededTerm>& terms) {
  std::vector<std::string> texts;
  std::ranges::transform(terms, std::back_inserter(texts), &NeededTerm::shown);
  return texts;
}

}  // namespace

Judgement judge(const Criterion& criterion, const EqualNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto wanted = text::enumerate(shown(need.terms), "or");
  Judgement judgement;
  if (had.empty()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall = fmt::format("{}: unknown; {} is needed", field, wanted);
    return judgement;
  }
  const auto common = std::ranges::find_if(had, [&](const auto& term) {
    return std::ranges::find(need.terms, term.key, &NeededTerm::key) != need.terms.end();
  });
  judgement.holds = common != had.end();
  judgement.share.part = judgement.holds ? 1 : 0;
  if (judgement.holds) {
    judgement.text = fmt::format("{}: {}", field, common->shown);
    return judgement;
  }
  const auto said = text::enumerate(shown(had));
  judgement.text = fmt::format("{}: {}, not {}", field, said, wanted);
  judgement.shortfall = fmt::format("{}: {}; {} is needed", field, said, wanted);
  return judgement;
}

}  // namespace matchdesk

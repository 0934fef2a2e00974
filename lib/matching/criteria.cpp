#include "matching/criteria.hpp"

#include <algorithm>

namespace matchdesk {

Judgement judge(const Criterion& criterion, std::monostate, const Policy&, const Participant&) {
  Judgement judgement;
  judgement.holds = true;
  judgement.text = field_in_words(criterion.field) + ": nothing asked for";
  return judgement;
}

Judgement judge(const Need& need, const Policy& policy, const Participant& provider) {
  return std::visit([&](const auto& what) { return judge(*need.criterion, what, policy, provider); }, need.what);
}

std::string field_in_words(std::string_view field) {
  const auto dot = field.rfind('.');
  std::string words(dot == std::string_view::npos ? field : field.substr(dot + 1));
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace matchdesk

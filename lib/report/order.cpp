#include "report/order.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace matchdesk {

namespace {

// A value as it sorts: without one last, then by number, then by text.
struct SortKey {
  bool absent = true;
  double number = 0;
  std::string text;
  friend auto operator<=>(const SortKey&, const SortKey&) = default;
};

double seconds_of(Instant instant) { return static_cast<double>(instant.time_since_epoch().count()); }

SortKey key_of(const Policy& policy, const Fact& fact, const Value& value) {
  const std::string text = display(value);
  if (text.empty()) return {};
  SortKey key{.absent = false};
  switch (fact.type) {
    case FactType::number:
    case FactType::age:
      key.number = value.number();
      return key;
    case FactType::yes_no:
      key.number = value.boolean() ? 1 : 0;
      return key;
    case FactType::time:
      if (const auto time = parse_timestamp(text)) key.number = seconds_of(time->instant);
      return key;
    case FactType::text:
    case FactType::term:
    case FactType::place:
    case FactType::date:
      break;
  }
  const auto terms = policy.vocabulary.find(fact.vocabulary);
  if (terms != policy.vocabulary.end() && terms->second.ordered) {
    const auto rank = rank_of(terms->second, term_of(policy, fact, text));
    key.number = rank ? *rank : static_cast<double>(terms->second.terms.size());
  }
  key.text = text::fold(text);
  return key;
}

}  // namespace

void sort_by(const Program& program, const Fact& fact, Instant now, std::vector<AnyRecord>& records) {
  std::vector<std::pair<SortKey, AnyRecord>> keyed;
  keyed.reserve(records.size());
  for (const AnyRecord record : records)
    keyed.emplace_back(key_of(program.policy, fact, fact.read(program, record, now)), record);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::transform(keyed.begin(), keyed.end(), records.begin(), [](const auto& pair) { return pair.second; });
}

}  // namespace matchdesk

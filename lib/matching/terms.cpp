#include "matching/terms.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace matchdesk {

std::string term_key(const Vocabulary& vocabulary, std::string_view field, std::string_view text) {
  if (vocabulary.contains(field)) {
    if (auto term = meant_term(vocabulary, field, text)) return *std::move(term);
  }
  auto folded = text::fold(text);
  return folded.empty() ? std::string(text) : folded;
}

std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> texts;
  const auto add = [&](const Value& item) {
    auto text = item.is_text() ? item.text() : display(item);
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (value.is_list()) {
    std::ranges::for_each(value.items(), add);
  } else {
    add(value);
  }
  return texts;
}

std::vector<NeededTerm> needed_terms(const Vocabulary& vocabulary, std::string_view field, const Value& value) {
  std::vector<NeededTerm> terms;
  for (auto& text : texts_of(value)) {
    auto key = term_key(vocabulary, field, text);
    if (std::ranges::find(terms, key, &NeededTerm::key) != terms.end()) continue;
    terms.push_back({std::move(key), std::move(text)});
  }
  return terms;
}

const Terms* terms_of(const Vocabulary& vocabulary, std::string_view field) {
  const auto found = vocabulary.find(field);
  return found == vocabulary.end() ? nullptr : &found->second;
}

}  // namespace matchdesk

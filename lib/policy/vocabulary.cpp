#include "policy/vocabulary.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/languages.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

const Terms::Term* find_term(const Terms& terms, std::string_view name) {
  const auto found = std::ranges::find(terms.terms, name, &Terms::Term::name);
  return found == terms.terms.end() ? nullptr : &*found;
}

bool has_alias(const Terms::Term& term, const std::string& folded) {
  return std::ranges::any_of(term.aliases, [&](const auto& alias) { return text::fold(alias) == folded; });
}

// The program's term for the language that a text names.
std::optional<std::string> term_of_language(const Terms& terms, std::string_view text) {
  const auto code = text::language_code(text);
  if (!code) return std::nullopt;
  const auto term =
      std::ranges::find(terms.terms, code, [](const auto& each) { return text::language_code(each.name); });
  return term == terms.terms.end() ? std::nullopt : std::optional(term->name);
}

// `steps` bounds the climb, so that a vocabulary in a circle ends too.
bool climbs_to(const Terms& terms, std::string_view term, std::string_view ancestor, std::size_t steps) {
  if (term == ancestor) return true;
  const auto* found = find_term(terms, term);
  if (!found || steps == 0) return false;
  return std::ranges::any_of(found->parents,
                             [&](const auto& parent) { return climbs_to(terms, parent, ancestor, steps - 1); });
}

}  // namespace

bool has_terms(const Vocabulary& vocabulary, std::string_view field) {
  return field == languages_field || vocabulary.contains(field);
}

std::optional<std::string> meant_term(const Vocabulary& vocabulary, std::string_view field, std::string_view text) {
  const auto terms = vocabulary.find(field);
  if (terms == vocabulary.end()) {
    if (field == languages_field) return text::language_code(text);
    auto slug = text::slug(text);
    if (slug.empty()) return std::nullopt;
    return slug;
  }
  if (find_term(terms->second, text)) return std::string(text);
  const auto folded = text::fold(text);
  if (folded.empty()) return std::nullopt;
  for (const auto& term : terms->second.terms) {
    if (text::fold(term.name) == folded || has_alias(term, folded)) return term.name;
  }
  return field == languages_field ? term_of_language(terms->second, text) : std::nullopt;
}

std::string term_hint(const Vocabulary& vocabulary, std::string_view field, std::string_view text,
                      std::string_view otherwise) {
  const auto terms = vocabulary.find(field);
  if (terms == vocabulary.end())
    return field == languages_field ? text::did_you_mean(text, text::language_names(), otherwise)
                                    : std::string(otherwise);
  std::vector<std::string> candidates;
  for (const auto& term : terms->second.terms) {
    candidates.push_back(term.name);
    candidates.insert(candidates.end(), term.aliases.begin(), term.aliases.end());
  }
  const auto near = text::nearest(text, candidates);
  return near ? fmt::format("did you mean '{}'?", *meant_term(vocabulary, field, *near)) : std::string(otherwise);
}

bool is_term_within(const Terms& terms, std::string_view term, std::string_view ancestor) {
  return climbs_to(terms, term, ancestor, terms.terms.size());
}

bool are_related(const Terms& terms, std::string_view left, std::string_view right) {
  if (left == right) return false;
  if (is_term_within(terms, left, right) || is_term_within(terms, right, left)) return true;
  const auto* one = find_term(terms, left);
  const auto* other = find_term(terms, right);
  if (!one || !other) return false;
  return std::ranges::any_of(one->parents, [&](const auto& parent) {
    return std::ranges::find(other->parents, parent) != other->parents.end();
  });
}

std::optional<int> rank_of(const Terms& terms, std::string_view term) {
  if (!terms.ordered) return std::nullopt;
  const auto* found = find_term(terms, term);
  if (!found) return std::nullopt;
  return static_cast<int>(found - terms.terms.data());
}

}  // namespace matchdesk

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

// The terms that one field may use.
struct Terms {
  struct Term {
    std::string name;
    std::vector<std::string> parents;
    std::vector<std::string> aliases;
  };
  bool ordered = false;     // the file's list is an order, lowest first
  std::vector<Term> terms;  // in the file's order
};

using Vocabulary = std::map<std::string, Terms, std::less<>>;  // by field: industries, seniority, custom.level

// The field whose terms are languages. They have one vocabulary everywhere, their codes, beside what the program lists.
inline constexpr std::string_view languages_field = "languages";

// Returns whether the terms of a field are known, so that a text may be none of them.
bool has_terms(const Vocabulary& vocabulary, std::string_view field);
// Returns the term that a text means, by name or alias, compared folded; nothing when there is none. A language is
// meant by each of its names and codes: the program's own term for it, or else its code (text/languages.hpp). In a
// field whose terms are not known it is the text's slug.
std::optional<std::string> meant_term(const Vocabulary& vocabulary, std::string_view field, std::string_view text);
// The hint about a text that means no term: "did you mean 'retail'?" where one is near, else `otherwise`.
std::string term_hint(const Vocabulary& vocabulary, std::string_view field, std::string_view text,
                      std::string_view otherwise = {});
// Returns whether `term` is `ancestor` or below it.
bool is_term_within(const Terms& terms, std::string_view term, std::string_view ancestor);
// Returns whether two different terms share a parent, or one is below the other.
bool are_related(const Terms& terms, std::string_view left, std::string_view right);
// Returns the rank of a term in an ordered vocabulary, from 0.
std::optional<int> rank_of(const Terms& terms, std::string_view term);

}  // namespace matchdesk

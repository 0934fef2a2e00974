#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matching/need.hpp"

namespace matchdesk {

// How a text of a field is compared: as the vocabulary's term that it means; where it means none, folded.
std::string term_key(const Vocabulary& vocabulary, std::string_view field, std::string_view text);

// The texts of a field's value: a list's items, or a single one as a list; numbers and yes or no as they are shown.
std::vector<std::string> texts_of(const Value& value);

// The terms that a value names, each once.
std::vector<NeededTerm> needed_terms(const Vocabulary& vocabulary, std::string_view field, const Value& value);

// The vocabulary of a field, or null.
const Terms* terms_of(const Vocabulary& vocabulary, std::string_view field);

}  // namespace matchdesk

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::text {

// How an English word sounds, so that words written differently and spoken alike have one key: "Akme" and "Acme",
// "Photo" and "Foto", "Kwik" and "Quick". The rules of Metaphone (Lawrence Philips: Hanging on the Metaphone, Computer
// Language 7(12), 1990): consonants by their sound, vowels only at the beginning. Takes a folded word; what is no
// letter from a to z stays as it is.
std::string sound_of(std::string_view word);

// The word with one letter left out, once for each of its letters, and the word itself. Two words that differ in one
// letter (another one, one more, one less, or two that changed places) have one of these in common.
std::vector<std::string> without_a_letter(std::string_view word);

// Whether two words differ in one letter, and digits in none.
bool differ_in_a_letter(std::string_view left, std::string_view right);

}  // namespace matchdesk::text

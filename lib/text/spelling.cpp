#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "text/utf8.hpp"

namespace matchdesk::text {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Reads one word letter by letter.
class Speaker {
 public:
  explicit Speaker(std::string_view word) : word_(word) {}

  std::string operator()() {
    begin();
    for (; at_ < word_.size(); ++at_)
      if (at(0) != at(-1) || at(0) == 'c' || is_digit(at(0))) say();
    return std::move(said_);
  }

 private:
  char at(int offset) const {
    const std::size_t place = at_ + static_cast<std::size_t>(offset);
    return place < word_.size() ? word_[place] : '\0';
  }
  bool is_one_of(char letter, std::string_view letters) const {
    return letter != '\0' && letters.find(letter) != std::string_view::npos;
  }
  bool is_vowel(int offset) const { return is_one_of(at(offset), "aeiou"); }
  bool is_soft(int offset) const { return is_one_of(at(offset), "eiy"); }
  bool follows(std::string_view letters) const { return word_.substr(at_ + 1).starts_with(letters); }

  // What is silent at the beginning of a word, and x, which is spoken s there.
  void begin() {
    constexpr std::array<std::string_view, 5> silent{"ae", "gn", "kn", "pn", "wr"};
    if (std::ranges::any_of(silent, [&](auto letters) { return word_.starts_with(letters); })) word_.remove_prefix(1);
    if (!word_.starts_with('x')) return;
    said_ = "S";
    word_.remove_prefix(1);
  }

  void say() {
    constexpr std::string_view as_written = "fjlmnr0123456789";
    if (is_vowel(0)) {
      if (at_ == 0 && said_.empty()) said_ += static_cast<char>(at(0) - 'a' + 'A');
    } else if (is_one_of(at(0), as_written)) {
      said_ += is_digit(at(0)) ? at(0) : static_cast<char>(at(0) - 'a' + 'A');
    } else {
      said_ += consonant();
    }
  }

  std::string consonant() const {
    switch (at(0)) {
      case 'b':
        return at(-1) == 'm' && at(1) == '\0' ? "" : "B";
      case 'c':
        return c();
      case 'd':
        if (at(1) == 't') return "";
        return at(1) == 'g' && is_soft(2) ? "J" : "T";
      case 'g':
        return g();
      case 'h':
        return is_one_of(at(-1), "cgpst") || !is_vowel(1) ? "" : "H";
      case 'k':
        return at(-1) == 'c' ? "" : "K";
      case 'p':
        return at(1) == 'h' ? "F" : "P";
      case 'q':
        return at(1) == 'u' && is_vowel(2) ? "KW" : "K";
      case 's':
        return at(1) == 'h' || follows("io") || follows("ia") ? "X" : "S";
      case 't':
        return t();
      case 'v':
        return "F";
      case 'w':
      case 'y':
        return is_vowel(1) || (at(0) == 'w' && follows("h")) ? std::string(1, static_cast<char>(at(0) - 'a' + 'A'))
                                                             : "";
      case 'x':
        return "KS";
      case 'z':
        return "S";
      default:
        return std::string(1, at(0));
    }
  }

  std::string c() const {
    if (at(1) == 'h' || follows("ia")) return at(-1) == 's' ? "K" : "X";
    if (is_soft(1)) return at(-1) == 's' ? "" : "S";
    return at(-1) == 'c' ? "" : "K";
  }

  std::string g() const {
    if (at(1) == 'h' && !is_vowel(2)) return "";
    if (at(1) == 'n') return "";
    if (at(-1) == 'd' && is_soft(1)) return "";
    return is_soft(1) && at(-1) != 'g' ? "J" : "K";
  }

  std::string t() const {
    if (follows("ia") || follows("io")) return "X";
    if (at(1) == 'h') return "0";
    return follows("ch") ? "" : "T";
  }

  std::string_view word_;
  std::size_t at_ = 0;
  std::string said_;
};

std::u32string digits_of(const std::u32string& word) {
  std::u32string digits;
  std::ranges::copy_if(word, std::back_inserter(digits), [](char32_t each) { return each >= U'0' && each <= U'9'; });
  return digits;
}

}  // namespace

std::string sound_of(std::string_view word) { return Speaker(word)(); }

std::vector<std::string> without_a_letter(std::string_view word) {
  std::set<std::string> all{std::string(word)};
  std::size_t bytes = 0;
  for (std::size_t place = 0; place < word.size(); place += bytes) {
    bytes = first_code_point(word.substr(place)).bytes;
    all.insert(std::string(word.substr(0, place)) + std::string(word.substr(place + bytes)));
  }
  return {all.begin(), all.end()};
}

bool differ_in_a_letter(std::string_view left, std::string_view right) {
  std::u32string shorter = code_points(left), longer = code_points(right);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (longer.size() - shorter.size() > 1 || digits_of(shorter) != digits_of(longer)) return false;
  const auto [here, there] = std::ranges::mismatch(shorter, longer);
  if (there == longer.end()) return false;
  std::u32string rest(here, shorter.end()), other(there, longer.end());
  if (rest.size() < other.size()) return rest == other.substr(1);
  if (rest.substr(1) == other.substr(1)) return true;
  if (rest.size() > 1) std::swap(rest[0], rest[1]);
  return rest == other;
}

}  // namespace matchdesk::text

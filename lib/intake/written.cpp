#include "intake/written.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

constexpr std::size_t fewest_phone_digits = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// No-break spaces as spaces; zero-width spaces, joiners and byte order marks dropped.
std::string without_invisible(std::string_view text) {
  constexpr std::array<std::string_view, 2> spaces{"\u00a0", "\u202f"};
  constexpr std::array<std::string_view, 3> nothing{"\u200b", "\u2060", "\ufeff"};
  std::string out(text);
  for (const std::string_view space : spaces) out = text::replace_all(std::move(out), space, " ");
  for (const std::string_view none : nothing) out = text::replace_all(std::move(out), none, "");
  return out;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
  return std::ranges::all_of(
      label, [](char c) { return is_digit(c) || is_letter(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_domain(std::string_view domain) {
  const std::vector<std::string> labels = text::split(domain, ".");
  return labels.size() >= 2 && std::ranges::all_of(labels, is_label) && !std::ranges::all_of(labels.back(), is_digit);
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '-' || local.front() == '.' || local.back() == '.') {
    return false;
  }
  if (local.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(local, [](char c) {
    return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  });
}

// Returns where a number's extension begins, or its end.
std::size_t extension_of(std::string_view lower) {
  for (const std::string_view word : {"ext", "x", "#"}) {
    const std::size_t at = lower.find(word);
    if (at != std::string_view::npos) return at;
  }
  return lower.size();
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

struct Word {
  enum class Kind {
    number,
    joiner,  // between the ends of a range: "one or two"
    week,
    span,   // another unit of time: a number that goes with it is not one of requests a week
    limit,  // may stand between "weekly" and its number: "weekly limit: 2"
    skip,   // every other week
    other,
  };
  Kind kind = Kind::other;
  int number = 0;
  bool ends_phrase = false;  // a comma, semicolon or full stop stands before the next word
};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

std::optional<int> number_of(std::string_view word) {
  constexpr std::array<std::string_view, 11> names{"zero", "one",   "two",   "three", "four", "five",
                                                   "six",  "seven", "eight", "nine",  "ten"};
  const auto name = std::ranges::find(names, word);
  if (name != names.end()) return static_cast<int>(name - names.begin());
  if (word == "once") return 1;
  if (word == "twice") return 2;
  if (word.size() > 1 && word.back() == 'x') word.remove_suffix(1);
  if (word.empty() || word.size() > 3 || !std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  int number = 0;
  for (const char digit : word) number = number * 10 + (digit - '0');
  return number;
}

Word word_of(std::string_view text) {
  constexpr std::array<std::string_view, 2> joiners{"to", "or"};
  constexpr std::array<std::string_view, 5> weeks{"week", "weekly", "wk", "wkly", "pw"};
  constexpr std::array<std::string_view, 19> spans{
      "weeks", "wks",  "hour",  "hours", "hr",     "hrs",  "minute", "minutes",  "min",      "mins",
      "day",   "days", "daily", "month", "months", "year", "years",  "biweekly", "fortnight"};
  constexpr std::array<std::string_view, 7> limits{"capacity", "limit", "max", "maximum", "mre", "mres", "requests"};
  constexpr std::array<std::string_view, 3> skips{"other", "second", "2nd"};
  if (const auto number = number_of(text)) return {Word::Kind::number, *number};
  if (is_one_of(text, joiners)) return {Word::Kind::joiner};
  if (is_one_of(text, weeks)) return {Word::Kind::week};
  if (is_one_of(text, spans)) return {Word::Kind::span};
  if (is_one_of(text, limits)) return {Word::Kind::limit};
  if (is_one_of(text, skips)) return {Word::Kind::skip};
  return {};
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Splits lower-case text into words; everything else separates. "1.5" is one word that is not a number.
std::vector<Word> words_of(const std::string& lower) {
  const auto is_inside = [&](std::size_t at) {
    if (is_letter_or_digit(lower[at])) return true;
    return lower[at] == '.' && at + 1 < lower.size() && is_letter_or_digit(lower[at + 1]);
  };
  std::vector<Word> words;
  for (std::size_t at = 0; at < lower.size();) {
    if (!is_letter_or_digit(lower[at])) {
      if (!words.empty() && std::string_view(",;.\n").find(lower[at]) != std::string_view::npos) {
        words.back().ends_phrase = true;
      }
      ++at;
      continue;
    }
    auto end = at;
    while (end < lower.size() && is_inside(end)) ++end;
    words.push_back(word_of(std::string_view(lower).substr(at, end - at)));
    at = end;
  }
  return words;
}

// Returns the largest number of the range that ends at `last`: "1-2", "one or two", "two (2)".
int most_of_range(const std::vector<Word>& words, std::size_t last) {
  int most = words[last].number;
  for (auto at = last; at > 0 && !words[at - 1].ends_phrase;) {
    --at;
    if (words[at].kind == Word::Kind::number)
      most = std::max(most, words[at].number);
    else if (words[at].kind != Word::Kind::joiner)
      break;
  }
  return most;
}

// Returns the number that goes with the word "week" at `week`: the nearest before it in its phrase, with at most four
// other words between ("up to three mentoring requests a week"), or the one right after it ("per week: 2").
std::optional<int> stated_at(const std::vector<Word>& words, std::size_t week) {
  constexpr std::size_t reach = 5;
  for (std::size_t back = 1; back <= std::min(reach, week); ++back) {
    const auto& word = words[week - back];
    if (word.kind == Word::Kind::skip) return std::nullopt;
    if (word.ends_phrase || word.kind == Word::Kind::span || word.kind == Word::Kind::week) break;
    if (word.kind == Word::Kind::number) return most_of_range(words, week - back);
  }
  auto at = week;
  while (at + 1 < words.size() && !words[at].ends_phrase) {
    ++at;
    if (words[at].kind == Word::Kind::number) return words[at].number;
    if (words[at].kind != Word::Kind::limit) break;
  }
  return std::nullopt;
}

bool refuses(std::string_view lower) {
  constexpr std::array<std::string_view, 7> refusals{"none",       "unavailable", "not accepting", "not available",
                                                     "not taking", "no requests", "no mres"};
  return std::ranges::any_of(refusals, [&](auto refusal) { return lower.starts_with(refusal); });
}

}  // namespace

std::string tidy_line(std::string_view text) {
  std::string out;
  for (const char c : without_invisible(text)) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string tidy_text(std::string_view text) {
  std::string plain = text::replace_all(without_invisible(text), "\r\n", "\n");
  std::ranges::replace(plain, '\r', '\n');
  std::string out;
  for (std::string_view rest = plain;;) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    if (!out.empty() || !line.empty()) {
      out += line;
      out += '\n';
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  while (out.ends_with('\n')) out.pop_back();
  return std::string(text::trim(out));
}

std::optional<std::string> tidy_email(std::string_view text) {
  std::string address = tidy_line(text);
  if (const std::size_t open = address.find('<'); open != std::string::npos && address.ends_with('>')) {
    address = address.substr(open + 1, address.size() - open - 2);
  }
  if (text::lower_ascii(address).starts_with("mailto:")) address.erase(0, 7);
  const std::size_t at = address.find('@');
  if (at == std::string::npos) return std::nullopt;
  const std::string domain = text::lower_ascii(std::string_view(address).substr(at + 1));
  const std::string local = address.substr(0, at);
  if (!is_local_part(local) || !is_domain(domain)) return std::nullopt;
  return local + "@" + domain;
}

std::optional<std::string> tidy_phone(std::string_view text) {
  std::string lower = text::lower_ascii(tidy_line(text));
  if (lower.starts_with("tel:")) lower.erase(0, 4);
  if (const auto whole = from_float(lower); whole && whole->digits.size() >= fewest_phone_digits) lower = whole->digits;
  const std::size_t extension = extension_of(lower);
  std::string number;
  for (const char c : std::string_view(lower).substr(0, extension)) {
    if (is_digit(c) || (c == '+' && number.empty())) {
      number += c;
    } else if (std::string_view(" ().-/").find(c) == std::string_view::npos) {
      return std::nullopt;
    } else if (!number.empty() && number.back() != ' ') {
      number += ' ';
    }
  }
  if (digits_of(number).size() < fewest_phone_digits) return std::nullopt;
  while (number.ends_with(' ')) number.pop_back();
  const std::string inside = digits_of(std::string_view(lower).substr(extension));
  return inside.empty() ? number : number + " x" + inside;
}

std::optional<WholeNumber> from_float(std::string_view text) {
  constexpr std::size_t most_decimals = 2, most_digits = 20;
  const auto take_digits = [&text] {
    const std::string taken(text.begin(), std::ranges::find_if_not(text, is_digit));
    text.remove_prefix(taken.size());
    return taken;
  };
  std::string digits = take_digits();
  std::string decimals;
  if (digits.empty() || text.empty()) return std::nullopt;
  if (text.front() == '.' || text.front() == ',') {
    text.remove_prefix(1);
    decimals = take_digits();
    if (decimals.empty()) return std::nullopt;
  }
  const bool all_zeros = decimals.find_first_not_of('0') == std::string::npos;
  if (text.empty())
    return all_zeros && decimals.size() <= most_decimals ? std::optional(WholeNumber{digits}) : std::nullopt;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(text.substr(1).starts_with('+') ? 2 : 1);
  const auto exponent = text::parse_integer(text);
  if (!exponent || *exponent < 0 || *exponent > static_cast<std::int64_t>(most_digits)) return std::nullopt;
  const auto places = static_cast<std::size_t>(*exponent);
  if (decimals.size() > places && decimals.find_first_not_of('0', places) != std::string::npos) return std::nullopt;
  const bool is_rounded = decimals.size() < places;
  decimals.resize(places, '0');
  return WholeNumber{digits + decimals, is_rounded};
}

bool is_spreadsheet_error(std::string_view text) {
  constexpr std::array<std::string_view, 8> errors{"#N/A",    "#REF!", "#VALUE!", "#NAME?",
                                                   "#DIV/0!", "#NUM!", "#NULL!",  "#ERROR!"};
  constexpr std::size_t fewest_hashes = 3;
  const bool is_too_narrow = text.size() >= fewest_hashes && text.find_first_not_of('#') == std::string_view::npos;
  return is_too_narrow || is_one_of(text, errors);
}

bool has_broken_letters(std::string_view text) {
  const std::u32string points = text::code_points(text);
  if (points.find(text::replacement) != std::u32string::npos) return true;
  const auto is_pair = [](char32_t left, char32_t right) {
    return (left == U'\u00C2' || left == U'\u00C3') && right >= 0x80 && right <= 0xBF;
  };
  return std::ranges::adjacent_find(points, is_pair) != points.end();
}

std::string email_key(std::string_view email) { return text::lower_ascii(email); }

std::string phone_key(std::string_view phone) {
  const std::string lower = text::lower_ascii(phone);
  std::string digits = digits_of(std::string_view(lower).substr(0, extension_of(lower)));
  if (digits.size() == 11 && digits.front() == '1') digits.erase(0, 1);
  return digits;
}

std::optional<bool> read_yes_no(std::string_view text) {
  constexpr std::array<std::string_view, 5> yes{"yes", "y", "true", "1", "x"};
  constexpr std::array<std::string_view, 4> no{"no", "n", "false", "0"};
  const std::string lower = text::lower_ascii(text);
  if (is_one_of(lower, yes)) return true;
  if (is_one_of(lower, no)) return false;
  return std::nullopt;
}

std::optional<int> weekly_capacity(std::string_view text) {
  const auto lower = text::lower_ascii(text::trim(text));
  const auto words = words_of(lower);
  std::optional<int> stated;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].kind != Word::Kind::week) continue;
    const auto here = stated_at(words, at);
    if (!here) continue;
    if (stated && *stated != *here) return std::nullopt;
    stated = here;
  }
  if (stated) return stated;
  if (words.size() == 1 && words[0].kind == Word::Kind::number) return words[0].number;
  if (refuses(lower)) return 0;
  return std::nullopt;
}

}  // namespace matchdesk

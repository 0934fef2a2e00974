#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "policy/read.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

struct Word {
  enum class Kind {
    number,
    joiner,  // between the ends of a range: "one or two"
    week,
    span,   // another unit of time: what is counted by it, or in it, is no number of requests a week
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

// Lower-case words; whatever else stands between them only separates. "1.5" is one word, and no number.
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

// The most of a number and of those it stands beside as the end of a range: "1-2", "one or two", "two (2)".
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

// The number that belongs to the week at `week`: the nearest before it in its phrase, with at most four other words
// between ("up to three mentoring requests a week"), or the one right behind ("per week: 2").
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

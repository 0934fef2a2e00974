#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/utf8.hpp"

namespace matchdesk::text {

namespace {

constexpr std::string_view blanks = " \t\r\n";

// The number of edits (insert, delete, replace, swap of neighbours) that turn one word into another, if no part is
// edited twice.
std::size_t edit_distance(std::u32string_view left, std::u32string_view right) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> current(right.size() + 1);
  for (std::size_t column = 0; column <= right.size(); ++column) current[column] = column;
  for (std::size_t row = 1; row <= left.size(); ++row) {
    before_last = last;
    last = current;
    current[0] = row;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const bool same = left[row - 1] == right[column - 1];
      current[column] = std::min({last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0u : 1u)});
      const bool swapped =
          row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
      if (swapped) current[column] = std::min(current[column], before_last[column - 2] + 1);
    }
  }
  return current.back();
}

std::string plural_of(std::string_view noun) {
  const auto ends_in = [noun](std::string_view end) { return noun.ends_with(end); };
  if (noun.size() > 1 && ends_in("y") &&
      std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos) {
    return std::string(noun.substr(0, noun.size() - 1)) + "ies";
  }
  if (ends_in("s") || ends_in("x") || ends_in("ch") || ends_in("sh")) return std::string(noun) + "es";
  return std::string(noun) + "s";
}

template <class Number>
std::optional<Number> parse_whole(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  std::size_t end = separator.empty() ? std::string_view::npos : text.find(separator);
  while (end != std::string_view::npos) {
    parts.emplace_back(trim(text.substr(0, end)));
    text.remove_prefix(end + separator.size());
    end = text.find(separator);
  }
  parts.emplace_back(trim(text));
  return parts;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string result;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    if (index > 0) result += separator;
    result += parts[index];
  }
  return result;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  std::size_t place = text.find(from);
  while (place != std::string::npos) {
    text.replace(place, from.size(), to);
    place = text.find(from, place + to.size());
  }
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

std::string enumerate(std::span<const std::string> parts, std::string_view last) {
  if (parts.size() < 2) return join(parts, "");
  return fmt::format("{} {} {}", join(parts.first(parts.size() - 1), ", "), last, parts.back());
}

std::string count(std::int64_t number, std::string_view noun, std::string_view plural) {
  if (number == 1) return fmt::format("1 {}", noun);
  return fmt::format("{} {}", number, plural.empty() ? plural_of(noun) : plural);
}

std::string with_article(std::string_view noun) {
  const bool is_vowel = !noun.empty() && std::string_view("aeiouAEIOU").find(noun.front()) != std::string_view::npos;
  return (is_vowel ? "an " : "a ") + std::string(noun);
}

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> candidates) {
  const std::u32string wanted = code_points(fold(typed));
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    const std::u32string word = code_points(fold(candidate));
    const std::size_t longer = std::max(wanted.size(), word.size());
    const std::size_t distance = edit_distance(wanted, word);
    const bool is_near = distance <= std::max<std::size_t>(1, longer / 3) && distance < longer;
    if (is_near && (!best || distance < best_distance)) {
      best = &candidate;
      best_distance = distance;
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> known, std::string_view otherwise) {
  const auto near = nearest(typed, known);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string(otherwise);
}

std::string wrap(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string result;
  std::size_t used = 0;
  bool line_is_empty = true;
  bool first_line = true;
  const auto begin_line = [&] {
    result += '\n';
    used = 0;
    line_is_empty = true;
    first_line = false;
  };
  while (!text.empty()) {
    if (text.front() == '\n') begin_line();
    if (text.front() == '\n' || text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    text.remove_prefix(word.size());
    const std::size_t width = display_width(word);
    if (!line_is_empty && used + 1 + width > columns) begin_line();
    if (!line_is_empty) {
      result += ' ';
      used += 1;
    } else if (!first_line) {
      result.append(indent, ' ');
      used = indent;
    }
    result += word;
    used += width;
    line_is_empty = false;
  }
  return result;
}

std::optional<std::int64_t> parse_integer(std::string_view text) { return parse_whole<std::int64_t>(text); }

std::optional<double> parse_number(std::string_view text) {
  const std::optional<double> number = parse_whole<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

}  // namespace matchdesk::text

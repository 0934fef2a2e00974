#include "intake/date_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

using Piece = DatePattern::Piece;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The number that the text begins with, of `fewest` to `most` digits; taken off the text.
std::optional<int> take_number(std::string_view& text, std::size_t fewest, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < most && length < text.size() && is_digit(text[length])) number = number * 10 + (text[length++] - '0');
  if (length < fewest) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

std::optional<int> take_month_name(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_letter);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const auto month = month_named(text.substr(0, length));
  if (!month) return std::nullopt;
  text.remove_prefix(length);
  if (text.starts_with('.')) text.remove_prefix(1);
  return static_cast<int>(static_cast<unsigned>(*month));
}

// "14th" is a day too.
void skip_ordinal(std::string_view& text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (!text::lower_ascii(text.substr(0, 2)).starts_with(ending)) continue;
    if (text.size() == 2 || !is_letter(text[2])) text.remove_prefix(2);
    return;
  }
}

bool take_literal(std::string_view& text, char literal) {
  if (literal != ' ') {
    if (!text.starts_with(literal)) return false;
    text.remove_prefix(1);
    return true;
  }
  if (!text.starts_with(' ')) return false;
  while (text.starts_with(' ')) text.remove_prefix(1);
  return true;
}

struct Numbers {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool take_piece(std::string_view& text, const std::pair<Piece, char>& piece, Numbers& into) {
  const auto keep = [](std::optional<int> number, int& place) {
    if (number) place = *number;
    return number.has_value();
  };
  switch (piece.first) {
    case Piece::year:
      return keep(take_number(text, 4, 4), into.year);
    case Piece::short_year:
      if (!keep(take_number(text, 2, 2), into.year)) return false;
      into.year += into.year < 70 ? 2000 : 1900;
      return true;
    case Piece::month:
      return keep(take_number(text, 1, 2), into.month);
    case Piece::month_name:
      return keep(take_month_name(text), into.month);
    case Piece::day:
      if (!keep(take_number(text, 1, 2), into.day)) return false;
      skip_ordinal(text);
      return true;
    case Piece::literal:
      break;
  }
  return take_literal(text, piece.second);
}

std::optional<Date> checked(const Numbers& numbers) {
  const auto date = parse_date(fmt::format("{:04}-{:02}-{:02}", numbers.year, numbers.month, numbers.day));
  return date ? std::optional<Date>(*date) : std::nullopt;
}

// What follows a date: nothing, or "14:30", "2:30 PM", "at 14:30:05".
std::optional<std::optional<std::chrono::seconds>> read_time_of_day(std::string_view text) {
  std::string rest = text::lower_ascii(text::trim(text));
  for (const std::string_view before : {",", "at ", "t"}) {
    if (rest.starts_with(before)) rest = std::string(text::trim(std::string_view(rest).substr(before.size())));
  }
  if (rest.empty()) return std::optional<std::chrono::seconds>();
  std::string_view left = rest;
  auto hour = take_number(left, 1, 2);
  std::optional<int> minute, second = 0;
  if (hour && take_literal(left, ':')) minute = take_number(left, 2, 2);
  if (minute && left.starts_with(':')) {
    left.remove_prefix(1);
    second = take_number(left, 2, 2);
  }
  left = text::trim(left);
  const bool morning = left == "am" || left == "a.m.";
  const bool afternoon = left == "pm" || left == "p.m.";
  if (!minute || !second || *minute > 59 || *second > 59) return std::nullopt;
  if (morning || afternoon) {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (afternoon ? 12 : 0);
  } else if (!left.empty() || *hour > 23) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::optional<WrittenTime> read_by(std::string_view text, const DatePattern& pattern) {
  Numbers numbers;
  for (const auto& piece : pattern.pieces) {
    if (!take_piece(text, piece, numbers)) return std::nullopt;
  }
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  const auto date = checked(numbers);
  const auto time = read_time_of_day(text);
  if (!date || !time) return std::nullopt;
  return WrittenTime{*date, *time};
}

DatePattern iso_pattern() {
  return {{{Piece::year, 0}, {Piece::literal, '-'}, {Piece::month, 0}, {Piece::literal, '-'}, {Piece::day, 0}}};
}

}  // namespace

Result<DatePattern> parse_date_pattern(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Piece>, 8> words{{{"YYYY", Piece::year},
                                                                     {"YY", Piece::short_year},
                                                                     {"MMMM", Piece::month_name},
                                                                     {"MMM", Piece::month_name},
                                                                     {"MM", Piece::month},
                                                                     {"M", Piece::month},
                                                                     {"DD", Piece::day},
                                                                     {"D", Piece::day}}};
  DatePattern pattern;
  int years = 0, months = 0, days = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const auto word = std::ranges::find_if(words, [&](const auto& each) { return rest.starts_with(each.first); });
    if (word == words.end()) {
      pattern.pieces.emplace_back(Piece::literal, rest.front());
      rest.remove_prefix(1);
      continue;
    }
    pattern.pieces.emplace_back(word->second, '\0');
    rest.remove_prefix(word->first.size());
    const Piece piece = word->second;
    ++(piece == Piece::day ? days : piece == Piece::month || piece == Piece::month_name ? months : years);
  }
  if (years != 1 || months != 1 || days != 1) {
    return fail(Failure::invalid, "bad-date-pattern",
                fmt::format("'{}' does not say where the year, the month and the day stand", text),
                "write it like MM/DD/YYYY or D MMM YYYY");
  }
  return pattern;
}

std::optional<WrittenTime> read_written_time(std::string_view text, const std::vector<DatePattern>& patterns) {
  text = text::trim(text);
  if (const auto iso = read_by(text, iso_pattern())) return iso;
  for (const DatePattern& pattern : patterns) {
    if (const auto read = read_by(text, pattern)) return read;
  }
  return std::nullopt;
}

std::optional<Timestamp> read_time(std::string_view text, const std::vector<DatePattern>& patterns, const Zone& zone) {
  if (const auto written = read_written_time(text, patterns)) {
    const Instant day = zone.day_begin(written->date);
    if (!written->time_of_day) return zone.stamp(day);
    return zone.stamp(zone.instant(std::chrono::local_days(written->date) + *written->time_of_day));
  }
  const auto exact = parse_timestamp(text::trim(text));
  return exact ? std::optional<Timestamp>(*exact) : std::nullopt;
}

}  // namespace matchdesk

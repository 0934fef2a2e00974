#include "intake/date_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"
#include "time/zone_names.hpp"

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

// The month whose name the word is, or begins with, of at least three letters.
std::optional<int> month_in(std::string_view word, const text::MonthNames& names) {
  constexpr std::size_t fewest = 3;
  const std::string wanted = text::fold(word);
  if (const auto whole = names.find(wanted); whole != names.end()) return whole->second;
  std::optional<int> found;
  for (const auto& [name, month] : names) {
    if (wanted.size() < fewest || !name.starts_with(wanted)) continue;
    if (found && *found != month) return std::nullopt;
    found = month;
  }
  return found;
}

std::optional<int> take_month_name(std::string_view& text, const text::MonthNames& names) {
  const auto is_of_word = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  const auto length = static_cast<std::size_t>(std::ranges::find_if_not(text, is_of_word) - text.begin());
  std::optional<int> month = month_in(text.substr(0, length), names);
  if (const auto english = month_named(text.substr(0, length)); !month && english)
    month = static_cast<int>(static_cast<unsigned>(*english));
  if (!month) return std::nullopt;
  text.remove_prefix(length);
  if (text.starts_with('.')) text.remove_prefix(1);
  return month;
}

// "14th" and "1er" are days too.
void skip_ordinal(std::string_view& text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
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

bool take_piece(std::string_view& text, const std::pair<Piece, char>& piece, const text::MonthNames& months,
                Numbers& into) {
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
      return keep(take_month_name(text, months), into.month);
    case Piece::day:
      if (!keep(take_number(text, 1, 2), into.day)) return false;
      skip_ordinal(text);
      return true;
    case Piece::literal:
    case Piece::serial:
      break;
  }
  return take_literal(text, piece.second);
}

std::optional<Date> checked(const Numbers& numbers) {
  const auto date = parse_date(fmt::format("{:04}-{:02}-{:02}", numbers.year, numbers.month, numbers.day));
  return date ? std::optional<Date>(*date) : std::nullopt;
}

struct TimeOfDay {
  std::optional<std::chrono::seconds> seconds{};
  std::string zone{};
};

// The half of the day that the text begins with, as a word: "PM", "p.m.", "p. m."; 0 is the morning, 12 the afternoon.
std::optional<int> take_half(std::string_view& text) {
  constexpr std::array<std::pair<std::string_view, int>, 6> halves{
      {{"am", 0}, {"pm", 12}, {"a.m.", 0}, {"p.m.", 12}, {"a. m.", 0}, {"p. m.", 12}}};
  const std::string lower = text::lower_ascii(text);
  for (const auto& [word, hours] : halves) {
    if (!lower.starts_with(word) || (lower.size() > word.size() && is_letter(lower[word.size()]))) continue;
    text = text::trim(text.substr(word.size()));
    return hours;
  }
  return std::nullopt;
}

// What follows a date: nothing, or "14:30", "2:30 PM", "at 14:30:05.250 (EST)".
std::optional<TimeOfDay> read_time_of_day(std::string_view text) {
  std::string_view left = text::trim(text);
  for (const std::string_view before : {",", "at ", "t"}) {
    if (text::lower_ascii(left.substr(0, before.size())) == before) left = text::trim(left.substr(before.size()));
  }
  if (left.empty()) return TimeOfDay{};
  auto hour = take_number(left, 1, 2);
  std::optional<int> minute, second = 0;
  if (hour && take_literal(left, ':')) minute = take_number(left, 2, 2);
  if (minute && left.starts_with(':')) {
    left.remove_prefix(1);
    second = take_number(left, 2, 2);
    if (second && left.starts_with('.'))
      left.remove_prefix(std::min(left.find_first_not_of("0123456789", 1), left.size()));
  }
  left = text::trim(left);
  const auto half = take_half(left);
  if (half && !minute) minute = 0;
  if (!hour || !minute || !second || *minute > 59 || *second > 59) return std::nullopt;
  if (half ? *hour < 1 || *hour > 12 : *hour > 23) return std::nullopt;
  if (half) hour = *hour % 12 + *half;
  return TimeOfDay{std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second),
                   std::string(left)};
}

// A spreadsheet's number of a day, its fraction the time; five digits, so that no year is taken for one.
std::optional<WrittenTime> read_serial(std::string_view text) {
  constexpr double first = 10000, end = 100000;
  constexpr auto epoch = std::chrono::year(1899) / std::chrono::December / 30;
  const auto number = text::parse_number(text::replace_all(std::string(text), ",", "."));
  if (!number || *number < first || *number >= end) return std::nullopt;
  const std::chrono::seconds seconds(std::llround(*number * 24 * 60 * 60));
  const auto days = std::chrono::floor<std::chrono::days>(seconds);
  const auto date = std::chrono::sys_days(epoch) + days;
  if (seconds == days) return WrittenTime{date};
  return WrittenTime{date, seconds - days};
}

std::optional<WrittenTime> read_by(std::string_view text, const DatePattern& pattern) {
  if (pattern.pieces.front().first == Piece::serial) return read_serial(text);
  Numbers numbers;
  for (const auto& piece : pattern.pieces) {
    if (!take_piece(text, piece, pattern.months, numbers)) return std::nullopt;
  }
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  const auto date = checked(numbers);
  const auto time = read_time_of_day(text);
  if (!date || !time) return std::nullopt;
  return WrittenTime{*date, time->seconds, time->zone};
}

DatePattern iso_pattern() {
  return {{{Piece::year, 0}, {Piece::literal, '-'}, {Piece::month, 0}, {Piece::literal, '-'}, {Piece::day, 0}}};
}

}  // namespace

Result<DatePattern> parse_date_pattern(std::string_view text, const text::MonthNames& months) {
  if (text == "serial") return DatePattern{{{Piece::serial, '\0'}}};
  constexpr std::array<std::pair<std::string_view, Piece>, 8> words{{{"YYYY", Piece::year},
                                                                     {"YY", Piece::short_year},
                                                                     {"MMMM", Piece::month_name},
                                                                     {"MMM", Piece::month_name},
                                                                     {"MM", Piece::month},
                                                                     {"M", Piece::month},
                                                                     {"DD", Piece::day},
                                                                     {"D", Piece::day}}};
  DatePattern pattern{{}, months};
  int years = 0, month_pieces = 0, days = 0;
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
    ++(piece == Piece::day ? days : piece == Piece::month || piece == Piece::month_name ? month_pieces : years);
  }
  if (years != 1 || month_pieces != 1 || days != 1) {
    return fail(Failure::invalid, "bad-date-pattern",
                fmt::format("'{}' does not say where the year, the month and the day stand", text),
                "write it like MM/DD/YYYY or D MMM YYYY, or serial for a spreadsheet's number of a day");
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
  if (const auto exact = parse_timestamp(text::trim(text))) return *exact;
  const auto written = read_written_time(text, patterns);
  if (!written) return std::nullopt;
  if (!written->time_of_day) return zone.stamp(zone.day_begin(written->date));
  const LocalTime local = std::chrono::local_days(written->date) + *written->time_of_day;
  if (written->zone.empty()) return zone.stamp(zone.instant(local));
  const auto there = zone_written(written->zone, zone, written->date.year());
  if (!there) return std::nullopt;
  if (const auto* other = std::get_if<Zone>(&*there)) return zone.stamp(other->instant(local));
  return zone.stamp(Instant{local.time_since_epoch() - std::get<std::chrono::minutes>(*there)});
}

}  // namespace matchdesk

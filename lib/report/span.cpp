#include "report/span.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;

Date first_day(year_month when) { return when / day{1}; }

Span month_span(year_month begin, int count, std::string name) {
  return Span{first_day(begin), first_day(begin + months{count}), std::move(name)};
}

Span of_period(const Period& period) { return Span{period.begin, period.end, to_text(period)}; }

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  const auto number = text::parse_integer(text);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<int>(*number);
}

// "2026-05-01 to 2026-05-14", as spans are called.
std::optional<Span> between_days(std::string_view typed) {
  constexpr std::string_view to = " to ";
  const std::size_t place = typed.find(to);
  if (place == std::string_view::npos) return std::nullopt;
  const auto first = parse_date(text::trim(typed.substr(0, place)));
  const auto last = parse_date(text::trim(typed.substr(place + to.size())));
  return first && last && *first <= *last ? std::optional(span_between(*first, *last)) : std::nullopt;
}

// Of "2026-Q2" and its like; the year is known to be good.
std::optional<Span> part_of_year(year in, std::string_view part, std::string name) {
  const auto number = part.size() == 2 ? digits(part.substr(1), 1) : std::nullopt;
  const char letter = part.empty() ? ' ' : part[0];
  if (number && (letter == 'Q' || letter == 'q') && *number >= 1 && *number <= 4) {
    return month_span(in / month{static_cast<unsigned>(*number * 3 - 2)}, 3, std::move(name));
  }
  if (number && (letter == 'H' || letter == 'h') && *number >= 1 && *number <= 2) {
    return month_span(in / month{static_cast<unsigned>(*number * 6 - 5)}, 6, std::move(name));
  }
  const auto plain = digits(part, 2);
  if (plain && *plain >= 1 && *plain <= 12) {
    return month_span(in / month{static_cast<unsigned>(*plain)}, 1, std::move(name));
  }
  return std::nullopt;
}

}  // namespace

bool holds(const Span& span, const Zone& zone, Instant instant) {
  const Date date = zone.date(instant);
  return span.begin <= date && date < span.end;
}

Result<Span> parse_span(const Policy& policy, std::string_view text, Date today) {
  const std::string_view typed = text::trim(text);
  const std::string word = text::lower_ascii(typed);
  if (word == "this") return of_period(reporting_period(policy, today));
  if (word == "last") {
    const Period present = reporting_period(policy, today);
    return of_period(reporting_period(policy, add_days(present.begin, -1)));
  }
  if (const auto date = parse_date(typed)) return span_between(*date, *date);
  if (auto days = between_days(typed)) return *std::move(days);
  if (const auto in_year = digits(typed.substr(0, 4), 4); in_year && *in_year >= 1900 && *in_year < 3000) {
    const year in{*in_year};
    const std::string_view rest = typed.substr(4);
    if (rest.empty()) return month_span(in / month{1}, 12, std::string(typed));
    if (rest.starts_with('-')) {
      std::string name(typed);
      name.replace(5, 1, 1, name[5] == 'q' ? 'Q' : name[5] == 'h' ? 'H' : name[5]);
      if (auto span = part_of_year(in, rest.substr(1), std::move(name))) return *span;
    }
  }
  return fail(
      Failure::usage, "bad-period", fmt::format("'{}' is not a period", typed),
      "say 2026-Q2, 2026-H1, 2026-05, 2026, this or last (reporting period), or --since and --until with dates");
}

Span span_between(Date first, Date last) {
  std::string name = first == last ? to_text(first) : fmt::format("{} to {}", to_text(first), to_text(last));
  return Span{first, add_days(last, 1), std::move(name)};
}

std::vector<Period> reporting_periods(const Policy& policy, const Span& span) {
  std::vector<Period> periods;
  for (Date day = span.begin; day < span.end;) {
    periods.push_back(reporting_period(policy, day));
    day = periods.back().end;
  }
  return periods;
}

std::vector<Span> months_of(const Span& span) {
  std::vector<Span> parts;
  for (Date day = span.begin; day < span.end;) {
    const Date next = first_day(day.year() / day.month() + months{1});
    parts.push_back(Span{day, std::min(next, span.end), to_text(day).substr(0, 7)});
    day = next;
  }
  return parts;
}

}  // namespace matchdesk

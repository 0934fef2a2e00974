#include "report/operand.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/span.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {

namespace {

// "2d", "4h", "2bd" written out: "2 days".
std::string written_out(std::string_view typed) {
  constexpr std::pair<std::string_view, std::string_view> units[] = {{"h", "hours"}, {"bh", "business hours"},
                                                                     {"d", "days"},  {"bd", "business days"},
                                                                     {"w", "weeks"}, {"m", "months"}};
  std::string text = text::lower_ascii(text::trim(typed));
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view unit = text::trim(std::string_view(text).substr(digits));
  for (const auto& [letters, words] : units) {
    if (unit == letters) return text.substr(0, digits) + " " + std::string(words);
  }
  return text;
}

tl::unexpected<Error> bad_value(std::string message, std::string hint) {
  return fail(Failure::usage, "bad-value", std::move(message), std::move(hint));
}

std::string nearest_hint(std::string_view typed, const std::vector<std::string>& candidates) {
  return text::did_you_mean(typed, candidates, fmt::format("possible: {}", text::enumerate(candidates, "or")));
}

Result<Operand> read_place(const Policy& policy, Operator how, std::string_view typed) {
  Operand operand{.text = std::string(typed), .folded = text::fold(typed)};
  if (how == Operator::contains) return operand;
  if (const auto place = place_named(policy.locations, typed)) {
    operand.text = *place;
    operand.folded = text::fold(*place);
    return operand;
  }
  if (policy.locations.nodes.empty()) return operand;
  return bad_value(fmt::format("there is no location '{}'", typed),
                   text::did_you_mean(typed, policy.locations.in_order, "program.yaml lists the locations"));
}

const Terms* ordered_terms(const Policy& policy, const Fact& fact) {
  const auto found = policy.vocabulary.find(fact.vocabulary);
  return found != policy.vocabulary.end() && found->second.ordered ? &found->second : nullptr;
}

Result<Operand> read_text(const Policy& policy, const Fact& fact, Operator how, std::string_view typed) {
  Operand operand{.text = std::string(typed), .folded = text::fold(typed)};
  if (how == Operator::contains) return operand;
  if (!fact.choices.empty()) {
    const auto choice = std::find_if(fact.choices.begin(), fact.choices.end(),
                                     [&operand](const std::string& one) { return text::fold(one) == operand.folded; });
    if (choice != fact.choices.end()) return operand;
    return bad_value(fmt::format("'{}' is never '{}'", fact.name, typed), nearest_hint(typed, fact.choices));
  }
  if (fact.vocabulary.empty()) return operand;
  if (const auto term = meant_term(policy.vocabulary, fact.vocabulary, typed)) {
    operand.text = *term;
    operand.folded = text::fold(*term);
  }
  const Terms* terms = ordered_terms(policy, fact);
  if (!terms || how == Operator::equal || how == Operator::different || how == Operator::within) return operand;
  const auto rank = rank_of(*terms, operand.text);
  if (!rank) {
    std::vector<std::string> known;
    for (const Terms::Term& term : terms->terms) known.push_back(term.name);
    return bad_value(fmt::format("'{}' has no place in the order of {}", typed, fact.vocabulary),
                     nearest_hint(typed, known));
  }
  operand.rank = *rank;
  return operand;
}

Result<Operand> read_number(const Fact& fact, std::string_view typed) {
  const auto number = text::parse_number(typed);
  if (!number)
    return bad_value(fmt::format("'{}' is a number, and '{}' is none", fact.name, typed), "such as 3 or 2.5");
  return Operand{.text = std::string(typed), .number = *number};
}

Result<Operand> read_yes_no(const Fact& fact, std::string_view typed) {
  const std::string word = text::lower_ascii(typed);
  const bool yes = word == "yes" || word == "true";
  if (!yes && word != "no" && word != "false") {
    return bad_value(fmt::format("'{}' is yes or no, not '{}'", fact.name, typed),
                     fmt::format("say {0}, or not {0}", fact.name));
  }
  return Operand{.text = std::string(typed), .yes = yes};
}

// A wall clock's reading without seconds means the whole minute.
bool is_minute(std::string_view typed) {
  const std::size_t colon = typed.rfind(':');
  return colon != std::string_view::npos && typed.size() - colon == 3 && typed.find('T') == std::string_view::npos;
}

Result<Operand> read_time(const Policy& policy, std::string_view typed, Instant now) {
  const Zone& zone = policy.calendar.zone;
  Operand operand{.text = std::string(typed)};
  const auto day = parse_day(typed, now, zone);
  const auto span = day ? Result<Span>(span_between(*day, *day)) : parse_span(policy, typed, zone.date(now));
  if (span) {
    operand.first = span->begin;
    operand.last = span->end;
    operand.begin = zone.day_begin(span->begin);
    operand.end = zone.day_begin(span->end);
    return operand;
  }
  const auto when = parse_when(typed, now, zone);
  if (!when) {
    return bad_value(fmt::format("'{}' is not a day or a time", typed),
                     "such as 2026-05-14, \"2026-05-14 14:30\", yesterday, monday, -2w, 2026-05 or 2026-Q2");
  }
  operand.begin = when->instant;
  operand.end = operand.begin + (is_minute(typed) ? std::chrono::seconds(60) : std::chrono::seconds(1));
  operand.first = zone.date(operand.begin);
  operand.last = add_days(operand.first, 1);
  return operand;
}

Result<Operand> read_age(const Fact& fact, std::string_view typed) {
  const auto duration = parse_duration(written_out(typed));
  if (!duration) {
    return bad_value(fmt::format("'{}' is a length of time, and '{}' is none", fact.name, typed),
                     "such as 4h, 2d, 2bd, 1w or 3 months");
  }
  return Operand{.text = std::string(typed), .duration = *duration};
}

}  // namespace

bool allows(const Fact& fact, Operator how) {
  const bool orders =
      how == Operator::less || how == Operator::at_most || how == Operator::greater || how == Operator::at_least;
  switch (fact.type) {
    case FactType::text:
    case FactType::term:
      return true;
    case FactType::place:
      return !orders;
    case FactType::number:
    case FactType::date:
    case FactType::time:
      return how != Operator::contains;
    case FactType::age:
      return orders;
    case FactType::yes_no:
      return how == Operator::equal || how == Operator::different;
  }
  return false;
}

std::string comparisons_of(const Fact& fact) {
  switch (fact.type) {
    case FactType::text:
    case FactType::term:
      return "possible: = != < <= > >= ~ in";
    case FactType::place:
      return "possible: = != ~ in";
    case FactType::number:
    case FactType::date:
    case FactType::time:
      return "possible: = != < <= > >= in";
    case FactType::age:
      return "possible: < <= > >=";
    case FactType::yes_no:
      return fmt::format("say {0}, or not {0}", fact.name);
  }
  return {};
}

Result<Operand> read_operand(const Policy& policy, const Fact& fact, Operator how, std::string_view typed,
                             Instant now) {
  switch (fact.type) {
    case FactType::text:
    case FactType::term:
      return read_text(policy, fact, how, typed);
    case FactType::place:
      return read_place(policy, how, typed);
    case FactType::number:
      return read_number(fact, typed);
    case FactType::date:
    case FactType::time:
      return read_time(policy, typed, now);
    case FactType::age:
      return read_age(fact, typed);
    case FactType::yes_no:
      return read_yes_no(fact, typed);
  }
  return Operand{};
}

}  // namespace matchdesk

#include <algorithm>
#include <compare>

#include "report/query.hpp"
#include "text/utf8.hpp"

namespace matchdesk {

namespace {

// `different` is answered as `equal` here, and turned round for the record as a whole.
bool holds_order(Operator how, std::partial_ordering order) {
  switch (how) {
    case Operator::less:
      return order == std::partial_ordering::less;
    case Operator::at_most:
      return order == std::partial_ordering::less || order == std::partial_ordering::equivalent;
    case Operator::greater:
      return order == std::partial_ordering::greater;
    case Operator::at_least:
      return order == std::partial_ordering::greater || order == std::partial_ordering::equivalent;
    default:
      return order == std::partial_ordering::equivalent;
  }
}

// Where a value stands to a stretch that counts as one: before, in it, or after.
template <class T>
std::partial_ordering order_of(const T& value, const T& begin, const T& end) {
  if (value < begin) return std::partial_ordering::less;
  return value < end ? std::partial_ordering::equivalent : std::partial_ordering::greater;
}

bool text_holds(const Query& query, const Policy& policy, const std::string& value, const Operand& operand) {
  if (query.comparison == Operator::contains) return text::fold(value).find(operand.folded) != std::string::npos;
  const auto found = policy.vocabulary.find(query.fact.vocabulary);
  const Terms* terms = found == policy.vocabulary.end() ? nullptr : &found->second;
  const std::string term = term_of(policy, query.fact, value);
  if (operand.rank >= 0) {
    const auto rank = rank_of(*terms, term);
    return rank && holds_order(query.comparison, *rank <=> operand.rank);
  }
  if (query.comparison == Operator::within && terms && is_term_within(*terms, term, operand.text)) return true;
  return holds_order(query.comparison, text::fold(term) <=> operand.folded);
}

bool place_holds(const Query& query, const Policy& policy, const std::string& value, const Operand& operand) {
  if (query.comparison == Operator::contains) return text::fold(value).find(operand.folded) != std::string::npos;
  if (query.comparison == Operator::within && is_within(policy.locations, value, operand.text)) return true;
  return text::fold(value) == operand.folded;
}

// An age is compared through the moment at which it is reached, so that months and business days count as clocks do.
bool age_holds(const Query& query, const Policy& policy, std::int64_t seconds, const Operand& operand, Instant now) {
  const std::int64_t hours = operand.duration.amount;
  switch (operand.duration.unit) {
    case Unit::hours:
      return holds_order(query.comparison, seconds <=> hours * 3600);
    case Unit::days:
      return holds_order(query.comparison, seconds <=> hours * 86400);
    case Unit::weeks:
      return holds_order(query.comparison, seconds <=> hours * 7 * 86400);
    case Unit::business_hours:
    case Unit::business_days:
    case Unit::months:
      break;
  }
  const Instant reached = due(policy.calendar, now - std::chrono::seconds(seconds), operand.duration);
  return holds_order(query.comparison, now.time_since_epoch().count() <=> reached.time_since_epoch().count());
}

bool value_holds(const Query& query, const Policy& policy, const Value& value, const Operand& operand, Instant now) {
  switch (query.fact.type) {
    case FactType::text:
    case FactType::term:
      return text_holds(query, policy, value.is_text() ? value.text() : display(value), operand);
    case FactType::place:
      return place_holds(query, policy, value.text(), operand);
    case FactType::number:
      return value.is_number() && holds_order(query.comparison, value.number() <=> operand.number);
    case FactType::date: {
      const auto date = parse_date(value.text());
      return date && holds_order(query.comparison, order_of(*date, operand.first, operand.last));
    }
    case FactType::time: {
      const auto time = parse_timestamp(value.text());
      return time && holds_order(query.comparison, order_of(time->instant, operand.begin, operand.end));
    }
    case FactType::age:
      return age_holds(query, policy, value.integer(), operand, now);
    case FactType::yes_no:
      return value.boolean() == operand.yes;
  }
  return false;
}

bool is_nothing(const Value& value) {
  return value.is_null() || (value.is_text() && value.text().empty()) || (value.is_list() && value.items().empty()) ||
         (value.is_map() && value.members().empty());
}

bool any_holds(const Query& query, const Policy& policy, const Value& value, Instant now) {
  if (is_nothing(value) && query.fact.type != FactType::yes_no) return false;
  if (value.is_list()) {
    return std::any_of(value.items().begin(), value.items().end(),
                       [&](const Value& item) { return any_holds(query, policy, item, now); });
  }
  return std::any_of(query.operands.begin(), query.operands.end(),
                     [&](const Operand& operand) { return value_holds(query, policy, value, operand, now); });
}

bool comparison_holds(const Query& query, const Program& program, AnyRecord record, Instant now) {
  const Value value = query.fact.read(program, record, now);
  return any_holds(query, program.policy, value, now) != (query.comparison == Operator::different);
}

}  // namespace

bool matches(const Query& query, const Program& program, AnyRecord record, Instant now) {
  const auto holds_part = [&](const Query& part) { return matches(part, program, record, now); };
  switch (query.kind) {
    case Query::Kind::all_of:
      return std::all_of(query.parts.begin(), query.parts.end(), holds_part);
    case Query::Kind::any_of:
      return std::any_of(query.parts.begin(), query.parts.end(), holds_part);
    case Query::Kind::opposite:
      return !holds_part(query.parts.front());
    case Query::Kind::has:
      return !is_nothing(query.fact.read(program, record, now));
    case Query::Kind::missing:
      return is_nothing(query.fact.read(program, record, now));
    case Query::Kind::compare:
      return comparison_holds(query, program, record, now);
  }
  return false;
}

}  // namespace matchdesk

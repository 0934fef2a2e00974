#include "facts/derived.hpp"

namespace matchdesk {
namespace {

Value in_days(const Value& seconds) {
  constexpr std::int64_t day = 86'400;  // seconds
  return seconds.is_null() ? Value() : Value(seconds.integer() / day);
}

template <class Record>
Value value_of(const RecordAt<Record>& of) {
  Value facts = Value::map();
  for (const DerivedFact<Record>& fact : derived_facts<Record>()) {
    if (fact.type == FactType::age)
      facts.set(std::string(fact.name) + "_days", in_days(fact.read(of)));
    else
      facts.set(fact.name, fact.whole != nullptr ? fact.whole(of) : fact.read(of));
  }
  return facts;
}

}  // namespace

Value derived_value(const Program& program, AnyRecord record, Instant now) {
  return std::visit([&](const auto* one) { return value_of(RecordAt(program, *one, now)); }, record);
}

}  // namespace matchdesk

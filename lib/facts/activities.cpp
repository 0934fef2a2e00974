#include "facts/shared.hpp"

namespace matchdesk {
namespace {

using Of = RecordAt<Activity>;

std::int64_t count(const std::vector<Guest>& guests, bool Guest::*which) {
  return std::ranges::count(guests, true, which);
}

std::vector<DerivedFact<Activity>> facts_of_activities() {
  return {
      {"name", FactType::text, OnPage::elsewhere, "the title",
       [](const Of& of) { return Value(of.record.title.empty() ? of.record.id : of.record.title); }},
      {"status", FactType::term, OnPage::elsewhere, "planned, held or cancelled",
       [](const Of& of) { return Value(to_text(of.record.state.status)); }},
      {"reason", FactType::text, OnPage::elsewhere, "why it was cancelled",
       [](const Of& of) { return or_null(of.record.state.reason); }},
      {"past", FactType::yes_no, OnPage::elsewhere, "it is over",
       [](const Of& of) { return of.record.when ? Value(of.record.when->instant < of.now) : Value(); }},
      {"invited_count", FactType::number, OnPage::elsewhere, "how many were invited",
       [](const Of& of) { return Value(count(of.guests(), &Guest::invited)); }},
      {"attended_count", FactType::number, OnPage::elsewhere, "how many came",
       [](const Of& of) { return Value(count(of.guests(), &Guest::attended)); }},
      {"invited", FactType::text, OnPage::elsewhere, "who was invited",
       [](const Of& of) { return Value(ids_of(of.guests(), &Guest::invited)); }},
      {"attended", FactType::text, OnPage::elsewhere, "who came",
       [](const Of& of) { return Value(ids_of(of.guests(), &Guest::attended)); }},
      {"declined", FactType::text, OnPage::elsewhere, "who will not come",
       [](const Of& of) { return Value(ids_of(of.guests(), &Guest::declined)); }},
      {"unanswered", FactType::text, OnPage::elsewhere, "who was invited, and neither came nor declined",
       [](const Of& of) { return Value(unanswered(of.guests())); }},
      {"experts", FactType::text, OnPage::elsewhere, "who speaks there, or spoke",
       [](const Of& of) {
         Value experts = Value::list();
         for (const Guest& guest : of.guests())
           if (guest.as == "expert") experts.push(guest.person->id);
         return experts;
       }},
  };
}

}  // namespace

template <>
const std::vector<DerivedFact<Activity>>& derived_facts<Activity>() {
  static const auto facts = joined<Activity>({facts_of_activities(), facts_of_history<Activity>()});
  return facts;
}

}  // namespace matchdesk

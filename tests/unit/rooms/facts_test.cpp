#include <doctest/doctest.h>

#include "facts/derived.hpp"
#include "mail/variables.hpp"
#include "report/page.hpp"
#include "report/query.hpp"
#include "rooms/said.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

using world::event;

// A request that was declined, timed out, and is held, as of an evening; the clock of its answer ran.
struct Desk {
  Policy policy = {};
  Records records;
  Program program{policy, records};

  Desk() {
    policy.calendar.zone = world::zone();
    policy.roles = {{.name = "client", .side = Side::seeker}, {.name = "mentor", .side = Side::provider}};
    policy.clocks = {{.name = "meet",
                      .from = {{EventKind::accepted, {}}},
                      .until = {{EventKind::met, {}}},
                      .within = Duration{2, Unit::days}}};
    records = world::records(
        policy,
        {world::person("maria-silva", "client", "Maria", "Silva"), world::person("john-doe", "mentor", "John", "Doe"),
         world::person("ana-ruiz", "mentor", "Ana", "Ruiz")},
        {world::request("20260514-k3f9",
                        {event("2026-05-14 09:00", "submitted"), world::assigned("2026-05-14 10:00", "ana-ruiz"),
                         event("2026-05-14 12:00", "declined", {{"provider", "ana-ruiz"}, {"reason", "no-time"}}),
                         world::assigned("2026-05-15 10:00", "john-doe"),
                         event("2026-05-16 12:00", "accepted", {{"provider", "john-doe"}}),
                         event("2026-05-17 12:00", "attempted", {{"provider", "john-doe"}, {"method", "e-mail"}})})});
  }
};

template <class Record>
std::string words_of(const Desk& desk, const DerivedFact<Record>& fact, const Record& record, Instant now) {
  const Value value = fact.read(RecordAt(desk.program, record, now));
  if (fact.type == FactType::time && value.is_text())
    return time_in_words(std::vector{desk.policy.calendar.zone}, parse_timestamp(value.text())->instant);
  return in_words(desk.policy.calendar, fact.type, value);
}

// Letters call participants by their names where others show their ids.
std::string with_names(const Desk& desk, std::string words) {
  for (const Participant& each : desk.records.participants())
    words = text::replace_all(words, each.id, display_name(each));
  return words;
}

// What a letter about the last event of the request says where its template names this.
std::string in_a_letter(const Desk& desk, const std::string& variable) {
  const Occasion occasion = occasions_of(desk.program, desk.records.requests().front()).back();
  const std::string text = "Subject: x\n\n{{" + variable + "}}\n";
  const Value variables = variables_of(occasion, {}, NamedFacts(text));
  const Value* found = variables.find(variable.substr(0, variable.find('.')));
  REQUIRE(found != nullptr);
  found = found->find(variable.substr(variable.find('.') + 1));
  return found == nullptr ? "" : display(*found);
}

// A value of a fact is of its type: queries compare it so.
bool is_of_type(FactType type, const Value& value) {
  if (value.is_list()) return std::ranges::all_of(value.items(), [&](auto& item) { return is_of_type(type, item); });
  if (value.is_null()) return true;
  switch (type) {
    case FactType::text:
    case FactType::term:
    case FactType::place:
      return value.is_text();
    case FactType::number:
      return value.is_integer() || value.is_number();
    case FactType::date:
      return value.is_text() && parse_date(value.text());
    case FactType::time:
      return value.is_text() && parse_timestamp(value.text());
    case FactType::age:
      return value.is_integer();
    case FactType::yes_no:
      return value.is_bool();
  }
  return false;
}

// Each fact of the table is one that queries find, JSON holds, and letters of `variable` know, with the same value.
template <class Record>
void check_facts(const Desk& desk, Subject subject, const Record& record, std::string_view variable) {
  const Instant at = world::at("2026-05-17 12:00");
  const Value derived = derived_value(desk.program, &record, at);
  const KnownVariables known(desk.policy, {{EventKind::attempted, {}}});
  std::size_t count = 0;
  for (const DerivedFact<Record>& fact : derived_facts<Record>()) {
    CAPTURE(fact.name);
    const Value value = fact.read(RecordAt(desk.program, record, at));
    CHECK(is_of_type(fact.type, value));
    const auto found = find_fact(desk.policy, subject, fact.name);
    REQUIRE(found);
    CHECK(found->type == fact.type);
    CHECK(display(found->read(desk.program, &record, at)) == display(value));
    const Value* in_json = derived.find(std::string(fact.name) + (fact.type == FactType::age ? "_days" : ""));
    REQUIRE(in_json != nullptr);
    if (fact.type == FactType::age && !value.is_null()) CHECK(in_json->integer() == value.integer() / 86400);
    if (fact.type != FactType::age && fact.whole == nullptr) CHECK(display(*in_json) == display(value));
    CHECK(parse_query(desk.policy, subject, "has " + std::string(fact.name), at));
    const std::string named = std::string(variable) + "." + std::string(fact.name);
    CHECK(known.holds({.name = named, .within = {}, .position = {}, .excerpt = {}}));
    CHECK(in_a_letter(desk, named) == with_names(desk, words_of(desk, fact, record, at)));
    ++count;
  }
  CHECK(derived.members().size() == count);
}

}  // namespace

TEST_CASE("queries, JSON and letters say each fact of a request and of a person alike") {
  const Desk desk;
  check_facts(desk, Subject::request, desk.records.requests().front(), "request");
  check_facts(desk, Subject::participant, *desk.records.participant("maria-silva"), "seeker");
  check_facts(desk, Subject::participant, *desk.records.participant("john-doe"), "provider");
}

TEST_CASE("a letter says ids by names, and leaves a term that is written like an id") {
  Desk desk;
  Participant maria = *desk.records.participant("maria-silva");
  maria.industries = {"ana-ruiz"};
  desk.records.put(maria);
  CHECK(in_a_letter(desk, "seeker.industries") == "ana ruiz");
  CHECK(in_a_letter(desk, "request.provider") == "John Doe");
}

TEST_CASE("a page says of a request what happened between asking and now") {
  const Desk desk;
  const std::string page = page_of(desk.program, &desk.records.requests().front(), world::at("2026-05-17 12:00"), 80);
  const auto begin = page.find("\nFacts\n");
  REQUIRE(begin != page.npos);
  CHECK(page.substr(begin, page.find("\n\n", begin + 1) - begin) ==
        "\nFacts\n"
        "  accepted      2026-05-16 12:00\n"
        "  returned      2026-05-14 12:00\n"
        "  returned why  declined\n"
        "  declined by   ana-ruiz (Ana Ruiz)\n"
        "  attempts      1\n"
        "  methods       e-mail\n"
        "  age           3 days");
}

}  // namespace matchdesk

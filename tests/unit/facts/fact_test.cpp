#include "facts/fact.hpp"

#include <doctest/doctest.h>

#include "report/policy.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

const Instant now = world::at("2026-05-20 10:00");

std::string words(FactType type, const Value& value) { return in_words(world::policy().calendar, type, value); }

}  // namespace

TEST_CASE("every fact can be found by its name, says what it is, and can be read from every record") {
  const Policy policy = world::policy();
  Activity talk;
  talk.id = "talk";
  const Records records =
      world::records(policy, {world::person("amy", "client")},
                     {world::request("20260510-pend", "amy", {world::event("2026-05-10 10:00", "submitted")})}, {talk});
  const std::pair<Subject, AnyRecord> all[] = {{Subject::participant, records.participant("amy")},
                                               {Subject::request, records.request("20260510-pend")},
                                               {Subject::activity, records.activity("talk")}};
  for (const auto& [subject, record] : all) {
    for (const std::string& name : fact_names(policy, subject)) {
      CAPTURE(name);
      const auto fact = find_fact(policy, subject, name);
      REQUIRE(fact);
      CHECK(fact->name == name);
      if (!name.starts_with("custom.")) CHECK_FALSE(fact->about.empty());
      CHECK_NOTHROW(fact->read({policy, records}, record, now));
    }
  }
}

TEST_CASE("a name reaches into what the program added, what is asked for and the people a request names") {
  const Policy policy = world::policy();
  Participant amy = world::living_in("hill", world::person("amy", "client", "Amy", "Lee"));
  amy.custom.set("years", 3);
  Request asked = world::request("20260510-pend", "amy", {world::event("2026-05-10 10:00", "submitted")});
  asked.needs.set("industries", "retail");
  const Records records = world::records(policy, {amy}, {asked});
  const auto value = [&](std::string_view name) {
    return display(
        find_fact(policy, Subject::request, name)->read({policy, records}, records.request("20260510-pend"), now));
  };
  CHECK(value("needs.industries") == "retail");
  CHECK(value("seeker.name") == "Amy Lee");
  CHECK(value("seeker.location") == "hill");
  CHECK(value("seeker.custom.years") == "3");
  CHECK(value("seeker.asks") == "1");
  CHECK(value("provider.name").empty());
}

TEST_CASE("an unknown name is answered with the nearest") {
  const auto hint = [](Subject subject, std::string_view name) {
    const auto fact = find_fact(world::policy(), subject, name);
    REQUIRE_FALSE(fact);
    return fact.error().message + "; " + fact.error().hint;
  };
  CHECK(hint(Subject::request, "waitng") == "requests have no 'waitng'; did you mean 'waiting'?");
  CHECK(hint(Subject::request, "seeker.loction") ==
        "requests have no 'seeker.loction'; did you mean 'seeker.location'?");
  CHECK(hint(Subject::activity, "custom.years") ==
        "activities have no 'custom.years'; matchdesk help query lists the names");
}

TEST_CASE("values in words") {
  CHECK(words(FactType::time, "2026-05-14T09:12:00-05:00") == "Thursday 14 May 2026, 09:12");
  CHECK(words(FactType::date, "2026-05-14") == "Thursday 14 May 2026");
  CHECK(words(FactType::age, 3 * 86400) == "3 days");
  CHECK(words(FactType::yes_no, true) == "yes");
  CHECK(words(FactType::yes_no, false).empty());
  CHECK(words(FactType::number, 0) == "0");
  CHECK(words(FactType::term, "timed-out") == "timed out");
  CHECK(words(FactType::term, std::vector<std::string>{"full-stack", "retail"}) == "full stack and retail");
  CHECK(words(FactType::text, std::vector<std::string>{"ana-ruiz", "john-doe"}) == "ana-ruiz and john-doe");
  CHECK(words(FactType::place, "des-moines") == "des-moines");
  CHECK(words(FactType::text, Value()).empty());
  CHECK(words(FactType::time, "soon") == "soon");
}

TEST_CASE("a field's type follows from its shape; what names a record or a place keeps its hyphens") {
  const auto id = yaml::of(yaml::Type::id);
  CHECK(type_of_field("location", id.get()) == FactType::place);
  CHECK(type_of_field("seeker", id.get()) == FactType::text);
  CHECK(type_of_field("method", id.get()) == FactType::term);
  CHECK(type_of_field("skills", yaml::list_of(yaml::of(yaml::Type::line)).get()) == FactType::term);
  CHECK(type_of_field("notes", yaml::of(yaml::Type::text).get()) == FactType::text);
  CHECK(type_of_field("for", yaml::of(yaml::Type::time).get()) == FactType::time);
  CHECK(type_of_field("on", yaml::of(yaml::Type::date).get()) == FactType::date);
  CHECK(type_of_field("minutes", yaml::of(yaml::Type::integer).get()) == FactType::number);
  CHECK(type_of_field("certified", yaml::of(yaml::Type::yes_no).get()) == FactType::yes_no);
  CHECK(type_of_field("unknown", nullptr) == FactType::term);
}

}  // namespace matchdesk

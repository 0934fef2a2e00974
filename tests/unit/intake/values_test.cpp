#include "intake/values.hpp"

#include <fmt/format.h>

#include "intake/policy.hpp"

using namespace matchdesk;

namespace {

const Policy& policy() {
  static const Policy small = small_policy();
  return small;
}

ValueRules rules() {
  ValueRules made{.policy = policy()};
  made.separators = usual_separators();
  return made;
}

// The value as people see it, then the remarks, one a line; or "error: …".
std::string read(std::string_view field, const std::vector<std::string>& texts, const ValueRules& with = rules()) {
  auto target = participant_target(policy(), field);
  if (!target) return told(target);
  const auto reading = read_value(*target, texts, with);
  if (!reading) return "error: " + reading.error().message;
  std::string out = display(reading->value);
  for (const Remark& remark : reading->remarks) {
    out += fmt::format("\n{}: {}{}", remark.code, remark.message, remark.hint.empty() ? "" : " (" + remark.hint + ")");
  }
  return out;
}

}  // namespace

TEST_CASE("terms are read as the vocabulary has them") {
  CHECK(read("industries", {"Retail, Restaurant"}) == "retail, food-service");
  CHECK(read("industries", {"shop; shop | retail\nFood Service"}) == "retail, food-service");
  CHECK(read("industries", {"retail", "food service"}) == "retail, food-service");
  CHECK(read("seniority", {" Senior "}) == "senior");
  CHECK(read("skills", {"Actuarial Science, Python"}) == "actuarial-science, python");
}

TEST_CASE("languages are kept as their codes, and an unknown one is remarked on") {
  CHECK(read("languages", {"English, Español; pt-BR | eng"}) == "en, es, pt");
  CHECK(read("languages", {"Elvish, Frensh, French"}) ==
        "elvish, frensh, fr\n"
        "unknown-term: 'Elvish' is not a term of languages; kept as 'elvish'\n"
        "unknown-term: 'Frensh' is not a term of languages; kept as 'frensh' (did you mean 'French'?)");
}

TEST_CASE("a cell that means one term is not taken apart") {
  CHECK(read("industries", {"Arts, food & drink"}) == "food-service");
}

TEST_CASE("known terms with separators in them are found before a cell is taken apart") {
  CHECK(read("industries", {"Hotels, travel and tourism, Restaurant"}) == "tourism, food-service");
  CHECK(read("industries", {"Retail, Arts, food & drink, Hotels,  travel and tourism"}) ==
        "retail, food-service, tourism");
  CHECK(read("industries", {"Retail,, shop"}) == "retail");
  CHECK(read("industries", {"Hotels, travel"}) ==
        "hotels, travel\n"
        "unknown-term: 'Hotels' is not a term of industries; kept as 'hotels'\n"
        "unknown-term: 'travel' is not a term of industries; kept as 'travel'");
  ValueRules with = rules();
  with.values["skills"] = {{"taxesbooksandpay", {"accounting"}}};
  CHECK(read("skills", {"Sales, Taxes, books and pay; Law"}, with) == "sales, accounting, law");
}

TEST_CASE("a cell of JSON is its values, and they are not taken apart") {
  CHECK(read("industries", {R"(["shop", "Restaurant"])"}) == "retail, food-service");
  CHECK(read("skills", {R"(["Sales, inside", "Tax"])"}) == "sales-inside, tax");
  CHECK(read("industries", {R"({"Retail": true, "Restaurant": false})"}) == "retail");
  CHECK(read("location", {R"({"street": "1 Main", "zip": "50309"})"}) == "des-moines");
  CHECK(read("notes", {R"(["one", "two"])"}) == "one\ntwo");
  CHECK(read("notes", {"[see below]"}) == "[see below]");
  CHECK(read("industries", {"[]"}) == "");
}

TEST_CASE("an unknown term is kept and remarked on, with the nearest one") {
  CHECK(read("industries", {"retial, Mining"}) ==
        "retial, mining\n"
        "unknown-term: 'retial' is not a term of industries; kept as 'retial' (did you mean 'retail'?)\n"
        "unknown-term: 'Mining' is not a term of industries; kept as 'mining'");
  CHECK(read("seniority", {"!!"}) == "\nunknown-term: '!!' is not a term of seniority; left out");
}

TEST_CASE("an empty text is no value") {
  CHECK(read("industries", {"", " - ", "n/a", "N/A"}) == "");
  CHECK(read("joined", {" "}) == "");
  CHECK(read("notes", {"-"}) == "-");
}

TEST_CASE("places are found by name and postal code, in whichever text has one") {
  CHECK(read("location", {"Des Moines"}) == "des-moines");
  CHECK(read("location", {"52401-1234"}) == "cedar-rapids");
  CHECK(read("location", {"Springfield", "50309"}) == "des-moines");
  CHECK(read("location", {"Des Moine"}) ==
        "\nunknown-location: 'Des Moine' is no place of the location tree; left out (did you mean 'des-moines'?)");
  CHECK(read("location", {"Paris"}) == "\nunknown-location: 'Paris' is no place of the location tree; left out");
}

TEST_CASE("numbers that a spreadsheet changed are the numbers they were, or cannot be read") {
  CHECK(read("phone", {"15155550104.0"}) == "15155550104");
  CHECK(read("phone", {"1.5155550104E10"}) == "15155550104");
  CHECK(read("phone", {"1.51556E+10"}) == "error: '1.51556E+10' has lost digits in a spreadsheet");
  CHECK(read("capacity.per_week", {"2.0"}) == "2");
  CHECK(read("capacity.open", {"3,0"}) == "3");
  CHECK(read("location", {"50309.0"}) == "des-moines");
  CHECK(read("location", {"2140"}) == "error: '2140' is no postal code of a place; did a spreadsheet change it?");
  CHECK(read("location", {"99999.0"}) == "error: '99999.0' is no postal code of a place; did a spreadsheet change it?");
  CHECK(read("location", {"5.24E+04"}) == "error: '5.24E+04' has lost digits in a spreadsheet");
  CHECK(read("location", {"2140", "Des Moines"}) == "des-moines");
  CHECK(read("location", {"99999"}) == "\nunknown-location: '99999' is no place of the location tree; left out");
}

TEST_CASE("several texts are combined as the field needs it") {
  CHECK(read("name.first", {"Ana", " Maria "}) == "Ana Maria");
  CHECK(read("notes", {"one\r\n", "", "two"}) == "one\ntwo");
  CHECK(read("joined", {"", "2026-05-14", "2026-06-01"}) == "2026-05-14");
}

TEST_CASE("dates need a form that the map names") {
  CHECK(read("joined", {"5/14/2026"}) == "error: '5/14/2026' cannot be read as a date");
  ValueRules with = rules();
  with.dates = {*parse_date_pattern("M/D/YYYY")};
  CHECK(read("joined", {"5/14/2026 10:00"}, with) == "2026-05-14");
  CHECK(read("joined", {"2/30/2026"}, with) == "error: '2/30/2026' cannot be read as a date");
}

TEST_CASE("addresses and numbers") {
  CHECK(read("email", {" Ana@Example.ORG "}) == "Ana@example.org");
  CHECK(read("email", {"ana at example.org"}) == "error: 'ana at example.org' is no e-mail address");
  CHECK(read("phone", {"(515) 555-0101"}) == "515 555 0101");
  CHECK(read("phone", {"ask reception"}) ==
        "ask reception\nodd-phone: 'ask reception' is not like a phone number; kept as it is");
  CHECK(read("custom.years", {"3.5"}) == "3.5");
  CHECK(read("custom.years", {"a few"}).starts_with("error: "));
  CHECK(read("custom.first_time", {"Y"}) == "yes");
  CHECK(read("custom.first_time", {"maybe"}) == "error: 'maybe' is neither yes nor no");
}

TEST_CASE("a weekly capacity is read from people's own words") {
  CHECK(read("capacity.per_week", {"1 MRE/week"}) == "1");
  CHECK(read("capacity.per_week", {"Accepting 2 MREs per week"}) == "2");
  CHECK(read("capacity.per_week", {"2 per week"}) == "2");
  CHECK(read("capacity.per_week", {"3"}) == "3");
  CHECK(read("capacity.per_week", {"as needed"}) == "\nno-capacity: 'as needed' does not say how many; left out");
  CHECK(read("capacity.seats", {"2 per week"}) == "\nno-capacity: '2 per week' does not say how many; left out");
}

TEST_CASE("choices are compared as people write them") {
  CHECK(read("preferred_contact", {"E-Mail"}) == "email");
  CHECK(read("preferred_contact", {"pigeon"}) == "error: 'pigeon' is not one of email, phone or text");
  CHECK(read("accepts", {"Direct, assigned"}) == "direct, assigned");
  CHECK(read("serves", {"Town"}) == "town");
  CHECK(read("serves", {"moon"}) == "error: 'moon' is no level of the location tree: state or town");
}

TEST_CASE("a table of values comes before everything else, for whole cells and for items") {
  ValueRules with = rules();
  with.values["industries"] = {{"shopsandstalls", {"retail"}}, {"notsure", {}}, {"both", {"retail", "food-service"}}};
  CHECK(read("industries", {"Shops and stalls; restaurant"}, with) == "retail, food-service");
  CHECK(read("industries", {"Not sure"}, with) == "");
  CHECK(read("industries", {"BOTH"}, with) == "retail, food-service");
}

TEST_CASE("a field can have separators of its own") {
  ValueRules with = rules();
  with.separators_of["skills"] = {";"};
  CHECK(read("skills", {"Sales, inside; Tax"}, with) == "sales-inside, tax");
}

TEST_CASE("fields that the program fills itself cannot be typed in") {
  CHECK(told(participant_target(policy(), "status")).starts_with("unknown-field: there is no field 'status'"));
  CHECK(told(participant_target(policy(), "industrys")) ==
        "unknown-field: there is no field 'industrys' (did you mean 'industries'?)");
  CHECK(told(participant_target(policy(), "custom.yaers")) ==
        "unknown-field: there is no field 'custom.yaers' (did you mean 'custom.years'?)");
  CHECK(told(request_target(policy(), "needs.skils")) ==
        "unknown-field: there is no field 'needs.skils' (did you mean 'needs.skills'?)");
  CHECK(request_target(policy(), "needs.custom.years")->vocabulary == "custom.years");
}

#include "intake/mapping.hpp"

#include "intake/policy.hpp"
#include "text/words.hpp"
#include "yaml/tree.hpp"

using namespace matchdesk;

namespace {

const std::vector<std::string> headers = {"First Name", "E-mail", "Kind of business", "When"};

struct Read {
  std::optional<Mapping> mapping;
  std::string findings;
};

Read read(const std::string& yaml, const std::string& role = "client") {
  static const Policy policy = small_policy();
  Diagnostics findings;
  const auto document = yaml::Document::parse("clients.map.yaml", yaml, findings);
  Read result;
  if (document != nullptr) {
    result.mapping = read_mapping(*document, headers, policy, {find_role(policy, role)}, findings);
  }
  for (const Diagnostic& finding : sorted(findings)) result.findings += to_text(finding);
  return result;
}

}  // namespace

TEST_CASE("a map leads from headers to fields, however the headers are written in it") {
  const Read result = read(
      "columns:\n"
      "  First Name: name.first\n"
      "  email: email\n"
      "  Kind of business: [industries, notes]\n"
      "ignore: [when]\n");
  REQUIRE(result.findings == "");
  const std::vector<FieldSource>& sources = result.mapping->participant->sources;
  REQUIRE(sources.size() == 4);
  CHECK(sources[1].field == "email");
  CHECK(texts_of(sources[1], {"Ana", "ana@example.org", "shop", ""}) == std::vector<std::string>{"ana@example.org"});
  CHECK(sources[3].field == "notes");
  CHECK(result.mapping->unmapped.empty());
  CHECK(result.mapping->via == "import");
}

TEST_CASE("columns that the map does not mention are listed") {
  CHECK(read("columns: {E-mail: email}\n").mapping->unmapped ==
        std::vector<std::string>{"First Name", "Kind of business", "When"});
}

TEST_CASE("templates, constants and defaults") {
  const Read result = read(
      "columns: {Kind of business: industries}\n"
      "templates: {notes: \"Came {When}, called {First Name}\"}\n"
      "constants: {languages: [en, fr], location: iowa}\n"
      "defaults: {industries: retail}\n");
  REQUIRE(result.findings == "");
  const auto texts = [&](std::size_t source, const std::vector<std::string>& row) {
    return text::join(texts_of(result.mapping->participant->sources[source], row), "|");
  };
  CHECK(texts(0, {"Ana", "", "shop", "May"}) == "shop");
  CHECK(texts(0, {"Ana", "", " ", "May"}) == "retail");
  CHECK(texts(1, {"Ana", "", "", "May"}) == "Came May, called Ana");
  CHECK(texts(1, {"", "", "", " "}) == "");
  CHECK(texts(2, {"", "", "", ""}) == "en|fr");
}

TEST_CASE("every mistake in a map is found, with its place") {
  CHECK(read("columns:\n"
             "  Frist Name: name.first\n"
             "  E-mail: e-mail\n"
             "templates: {notes: \"{Whem} {\"}\n"
             "dates: [DD/MM]\n"
             "constants: {passed.intake: yes}\n")
            .findings ==
        "clients.map.yaml:2:3: error: the file has no column 'Frist Name' [unknown-column]\n"
        "    Frist Name: name.first\n"
        "    ^~~~~~~~~~\n"
        "  hint: did you mean 'First Name'?\n"
        "clients.map.yaml:3:11: error: there is no field 'e-mail' to fill [unknown-field]\n"
        "    E-mail: e-mail\n"
        "            ^~~~~~\n"
        "  hint: did you mean 'email'?\n"
        "clients.map.yaml:4:20: error: a header in braces has no closing brace [unclosed-brace]\n"
        "  templates: {notes: \"{Whem} {\"}\n"
        "                     ^~~~~~~~~~\n"
        "  hint: write it as {First Name}\n"
        "clients.map.yaml:4:20: error: the file has no column 'Whem' [unknown-column]\n"
        "  templates: {notes: \"{Whem} {\"}\n"
        "                     ^~~~~~~~~~\n"
        "  hint: did you mean 'When'?\n"
        "clients.map.yaml:5:9: error: 'DD/MM' does not say where the year, the month and the day stand "
        "[bad-date-pattern]\n"
        "  dates: [DD/MM]\n"
        "          ^~~~~\n"
        "  hint: write it like MM/DD/YYYY or D MMM YYYY, or serial for a spreadsheet's number of a day\n"
        "clients.map.yaml:6:13: error: there is no field 'passed.intake' to fill [unknown-field]\n"
        "  constants: {passed.intake: yes}\n"
        "              ^~~~~~~~~~~~~\n"
        "  hint: 'matchdesk help import' says which fields there are\n");
}

TEST_CASE("a request says when it was submitted, and nobody asks for the row's own participant") {
  CHECK(read("columns: {E-mail: email}\n"
             "request: {columns: {First Name: seeker}}\n")
            .findings ==
        "clients.map.yaml:2:10: error: nothing says when a request was submitted [missing-source]\n"
        "  request: {columns: {First Name: seeker}}\n"
        "           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  hint: name the column under columns: as submitted\n"
        "clients.map.yaml:2:33: error: there is no field 'seeker' to fill [unknown-field]\n"
        "  request: {columns: {First Name: seeker}}\n"
        "                                  ^~~~~~\n"
        "  hint: 'matchdesk help import' says which fields there are\n");
}

TEST_CASE("a map says which row is the header, and which rows are left out") {
  const auto layout = [](const std::string& yaml) {
    Diagnostics findings;
    const text::CsvLayout read = read_layout(*yaml::Document::parse("map.yaml", yaml, findings));
    std::string out = std::to_string(read.header_row);
    for (const int row : read.skip_rows) out += " " + std::to_string(row);
    return out;
  };
  CHECK(layout("columns: {}\n") == "0");
  CHECK(layout("header_row: 2\nskip_rows: [3, 4]\n") == "2 3 4");
  CHECK(layout("skip_rows: 2\n") == "0 2");
  CHECK(read("columns: {E-mail: email}\nheader_row: 0\n").findings ==
        "clients.map.yaml:2:13: error: 0 is less than 1 [too-small]\n"
        "  header_row: 0\n"
        "              ^\n");
}

TEST_CASE("a column may have values of its own, for forms with one column an option") {
  const Read result = read(
      "columns: {First Name: industries, Kind of business: industries}\n"
      "values: {first name: {Yes: retail, Some: [retail, tourism], Never: }}\n"
      "defaults: {industries: consumer}\n");
  REQUIRE(result.findings == "");
  const auto texts = [&](const std::string& first, const std::string& second) {
    return text::join(texts_of(result.mapping->participant->sources[0], {first, "", second, ""}), "|");
  };
  CHECK(texts("YES", "Yes") == "retail|Yes");
  CHECK(texts("some", "") == "retail|tourism");
  CHECK(texts("no", "") == "consumer");
  CHECK(texts("Never", "") == "consumer");
  CHECK(texts("Shop", "") == "Shop");
  CHECK(texts("", "Restaurant") == "Restaurant");
  CHECK(read("columns: {E-mail: email}\nvalues: {When: {Yes: retail}}\n").mapping->unmapped ==
        std::vector<std::string>{"First Name", "Kind of business", "When"});
  CHECK(read("columns: {E-mail: email}\nvalues: {Whem: {Yes: retail}}\n").findings ==
        "clients.map.yaml:2:10: error: 'Whem' is neither a field to fill nor a column [unknown-field]\n"
        "  values: {Whem: {Yes: retail}}\n"
        "           ^~~~\n"
        "  hint: did you mean 'When'?\n");
}

TEST_CASE("the months' language is one that is known") {
  CHECK(read("columns: {E-mail: email}\nlanguage: de\n").findings == "");
  CHECK(read("columns: {E-mail: email}\nlanguage: xx\n").findings ==
        "clients.map.yaml:2:11: error: the months' names in 'xx' are not known [unknown-language]\n"
        "  language: xx\n"
        "            ^~\n"
        "  hint: write a language's code: de, es, pt-BR\n");
}

TEST_CASE("values are compared folded, and one can mean nothing") {
  const Read result = read(
      "columns: {Kind of business: industries}\nvalues: {industries: {Shops & stalls: retail, Not sure: , Both: "
      "[retail, food-service]}}\n");
  REQUIRE(result.findings == "");
  const ValueTable& table = result.mapping->participant->values.at("industries");
  CHECK(table.at("shopsstalls") == std::vector<std::string>{"retail"});
  CHECK(table.at("notsure").empty());
  CHECK(table.at("both").size() == 2);
}

#include "cmd/view.hpp"

#include <doctest/doctest.h>

namespace matchdesk {
namespace {

struct Animal {
  std::string name;
  int legs = 0;
  std::string note;
};

View animals() {
  const Columns<Animal> columns = {{"name", "animal", Cell::whole, &Animal::name},
                                   {"note", [](auto& animal) { return or_null(animal.note); }},
                                   {"legs", "legs", Cell::number, &Animal::legs}};
  return view_of("animals/1", columns, std::vector<Animal>{{"cow", 4, "says\nmoo"}, {"millipede", 750, ""}});
}

std::string as(Format format, const View& view) { return show(view, {}, {format, 0, false, ""}); }

}  // namespace

TEST_CASE("every format shows the same declaration") {
  CHECK(as(Format::table, animals()) ==
        "animal     legs\n"
        "cow           4\n"
        "millipede   750\n");
  CHECK(as(Format::markdown, animals()) ==
        "| animal | legs |\n"
        "| --- | ---: |\n"
        "| cow | 4 |\n"
        "| millipede | 750 |\n");
  CHECK(as(Format::csv, animals()) == "name,legs\ncow,4\nmillipede,750\n");
  CHECK(as(Format::ndjson, animals()) == R"({"name":"cow","note":"says\nmoo","legs":4})"
                                         "\n"
                                         R"({"name":"millipede","note":null,"legs":750})"
                                         "\n");
}

TEST_CASE("several lists are one CSV, whose first column says which") {
  View view = animals();
  view.tables = {{"animals", view.items}, {"plants", Value::list()}};
  view.tables[1].second.push(Value::Map{{"name", "oak"}, {"height", 20.5}});
  CHECK(as(Format::csv, view) ==
        "table,name,note,legs,height\n"
        "animals,cow,\"says\nmoo\",4,\n"
        "animals,millipede,,750,\n"
        "plants,oak,,,20.5\n");
}

TEST_CASE("a list without items still has its headings") {
  const Columns<Animal> columns = {{"name", "animal", &Animal::name}, {"legs", "legs", &Animal::legs}};
  View view = view_of("animals/1", columns, std::vector<Animal>());
  view.when_empty = "no animals";
  CHECK(as(Format::table, view) == "no animals\n");
  CHECK(as(Format::csv, view) == "name,legs\n");
  CHECK(as(Format::markdown, view) == "| animal | legs |\n| --- | --- |\n");
  CHECK(as(Format::ndjson, view).empty());
}

TEST_CASE("one item, which people read in a sentence") {
  const View view = view_of("born/1", {{"name", "animal", "cow"}, {"legs", 4}}, "a cow is born");
  CHECK(as(Format::table, view) == "a cow is born\n");
  CHECK(as(Format::csv, view) == "name\ncow\n");
  CHECK(as(Format::json, view) == R"({
  "schema": "matchdesk/born/1",
  "as_of": null,
  "items": [
    {
      "name": "cow",
      "legs": 4
    }
  ],
  "warnings": []
}
)");
}

TEST_CASE("other columns of the same items") {
  View view = animals();
  show_columns(view, {"legs", "name"});
  CHECK(as(Format::csv, view) == "legs,name\n4,cow\n750,millipede\n");
}

TEST_CASE("a dry run shows people its diff, and gives programs the data with the diff as a field") {
  View view = animals();
  view.diff = "--- a\n+++ b\n";
  CHECK(as(Format::table, view) == "--- a\n+++ b\n");
  CHECK(as(Format::csv, view) == "name,legs,diff\ncow,4,\"'--- a\n+++ b\n\"\nmillipede,750,\n");
  CHECK(as(Format::ndjson, view) == R"({"name":"cow","note":"says\nmoo","legs":4,"diff":"--- a\n+++ b\n"})"
                                    "\n"
                                    R"({"name":"millipede","note":null,"legs":750,"diff":null})"
                                    "\n");
  CHECK(as(Format::markdown, view) ==
        "| animal | legs |\n"
        "| --- | ---: |\n"
        "| cow | 4 |\n"
        "| millipede | 750 |\n"
        "\n```diff\n--- a\n+++ b\n```\n");
  view.items = Value::list();
  CHECK(as(Format::ndjson, view) == "{\"diff\":\"--- a\\n+++ b\\n\"}\n");
  CHECK(as(Format::json, view) == R"({
  "schema": "matchdesk/animals/1",
  "as_of": null,
  "items": [],
  "diff": "--- a\n+++ b\n",
  "warnings": []
}
)");
}

TEST_CASE("a finding, as check lists it and JSON shows it") {
  const Diagnostics findings = {{.code = "odd", .file = "a.yaml", .position = {3, 7}, .message = "it is odd"}};
  CHECK(as(Format::ndjson, view_of("check/1", finding_columns(), findings)) ==
        R"({"severity":"error","code":"odd","file":"a.yaml","line":3,"column":7,"message":"it is odd","hint":null})"
        "\n");
}

}  // namespace matchdesk

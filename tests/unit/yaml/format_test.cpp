#include <doctest/doctest.h>

#include "yaml/edit.hpp"
#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

ShapePointer record() {
  const auto event = flow_map_of(
      {{"at", of(Type::date), true, ""}, {"event", of(Type::id), true, ""}, {"text", of(Type::text), false, ""}});
  return open_map_of(
      {{"id", of(Type::id), true, ""},
       {"name", flow_map_of({{"first", of(Type::line), false, ""}, {"last", of(Type::line), false, ""}}), false, ""},
       {"phone", of(Type::line), false, ""},
       {"skills", list_of(of(Type::id)), false, ""},
       {"matching", map_of({{"weight", of(Type::integer), false, ""}, {"mode", of(Type::id), false, ""}}), false, ""},
       {"notes", of(Type::text), false, ""},
       {"history", list_of(event), false, ""}});
}

// Formatting again must change nothing.
std::string formatted(const std::string& bytes) {
  const auto result = format(*parsed(bytes), *record());
  if (!result) return result.error().message + " [" + result.error().code + "] " + result.error().hint;
  const auto again = format(*parsed(*result), *record());
  REQUIRE(again);
  CHECK(*again == *result);
  return *result;
}

TEST_CASE("a file in another style comes out in the usual form") {
  CHECK(formatted("{history: [{event: noted, at: 2026-05-14, text: \"a\\nb\"}, {at: 2026-05-15, event: seen}],\n"
                  " name: {last: \"Silva\", first: Maria}, id: 'maria', own: {k: 010, m: 7, s: 'x'}}") ==
        "id: maria\n"
        "name: {first: Maria, last: Silva}\n"
        "own: {k: '010', m: 7, s: x}\n"
        "history:\n"
        "- at: 2026-05-14\n"
        "  event: noted\n"
        "  text: |-\n"
        "    a\n"
        "    b\n"
        "- {at: 2026-05-15, event: seen}\n");
}

TEST_CASE("comments keep to their keys") {
  CHECK(formatted("\xEF\xBB\xBF# The file.\r\n"
                  "---\r\n"
                  "history:      # all of it\r\n"
                  "  # the first\r\n"
                  "  - at: 2026-05-14\r\n"
                  "    event: noted   # by phone\r\n"
                  "  - {event: seen, at: 2026-05-15}\r\n"
                  "\r\n"
                  "\r\n"
                  "# Who it is.\r\n"
                  "name:\r\n"
                  "    first: Maria\r\n"
                  "    # as in her passport\r\n"
                  "    last: Silva  # sic\r\n"
                  "phone:\r\n"
                  "id: \"maria\"    # never changes\r\n"
                  "skills:   # ranked\r\n"
                  "- a\r\n"
                  "- b\r\n"
                  "notes: >   # folded\r\n"
                  "  one\r\n"
                  "  two\r\n"
                  "# end") ==
        "# The file.\n"
        "\n"
        "id: maria  # never changes\n"
        "\n"
        "# Who it is.\n"
        "name:\n"
        "  first: Maria\n"
        "  # as in her passport\n"
        "  last: Silva  # sic\n"
        "skills: [a, b]  # ranked\n"
        "notes: |  # folded\n"
        "  one two\n"
        "history:  # all of it\n"
        "# the first\n"
        "- {at: 2026-05-14, event: noted}  # by phone\n"
        "- {at: 2026-05-15, event: seen}\n"
        "# end\n");
}

TEST_CASE("a key without a value stays in a table, and where the map does not know it") {
  const auto shape = map_of({{"terms", table_of(flow_map_of({{"is", of(Type::id), false, ""}})), false, ""},
                             {"name", of(Type::line), false, ""}});
  const std::string bytes = "name:\nterms:\n  consumer:\n  retail: {is: consumer}\n";
  const auto result = format(*parsed(bytes), *shape);
  REQUIRE(result);
  CHECK(*result == "terms:\n  consumer: null\n  retail: {is: consumer}\n");
  CHECK(formatted("id: ana\nhobby:\n") == "id: ana\nhobby:\n");
}

TEST_CASE("a key without a value stays if it has a comment") {
  CHECK(formatted("id: a\nphone:   # not yet\nname: ~\n") == "id: a\nphone:  # not yet\n");
}

TEST_CASE("an item whose keys have comments keeps its lines") {
  CHECK(formatted("history:\n- at: 2026-05-14  # a day\n  event: noted\n  # what he said\n  text: b\n") ==
        "history:\n- at: 2026-05-14  # a day\n  event: noted\n  # what he said\n  text: b\n");
}

TEST_CASE("a comment that has no place is refused with its line") {
  CHECK(formatted("id: a\nskills: [b,  # why\n  c]\n") ==
        "a.yaml:2: this comment has no place in the usual form [not-formattable] move it to a line of its own above a "
        "key");
  CHECK(formatted("{id: a, # why\n}\n") ==
        "a.yaml:1: this comment has no place in the usual form [not-formattable] move it to a line of its own above a "
        "key");
}

TEST_CASE("empty files") {
  CHECK(formatted("") == "");
  CHECK(formatted("# c\n\n\n# d\n") == "# c\n\n# d\n");
}

}  // namespace
}  // namespace matchdesk::yaml

// Also covers quote.
#include "yaml/write.hpp"

#include <doctest/doctest.h>

#include <random>

#include "text/json.hpp"
#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

ShapePointer flow_list(ShapePointer item) {
  Shape shape = *list_of(std::move(item));
  shape.flow = true;
  return std::make_shared<const Shape>(shape);
}

ShapePointer record_shape() {
  return open_map_of(
      {{"id", of(Type::id), true, ""},
       {"name", flow_map_of({{"first", of(Type::line), false, ""}, {"last", of(Type::line), false, ""}}), false, ""},
       {"phone", of(Type::line), false, ""},
       {"joined", of(Type::date), false, ""},
       {"day_ends", of(Type::clock), false, ""},
       {"skills", list_of(of(Type::id)), false, ""},
       {"notes", of(Type::text), false, ""},
       {"matching", map_of({{"weight", of(Type::number), false, ""}, {"on", of(Type::yes_no), false, ""}}), false, ""},
       {"history",
        list_of(cases_of("event", {{"noted", flow_map_of({{"at", of(Type::time), true, ""},
                                                          {"event", of(Type::id), true, ""},
                                                          {"text", of(Type::text), false, ""}})}})),
        false, ""}});
}

TEST_CASE("plain where every reader agrees, else quoted, else escaped") {
  struct Case {
    std::string text;
    std::string block;
    std::string flow;
  };
  const Case cases[] = {
      {"maria-silva", "maria-silva", "maria-silva"},
      {"dana@example.org", "dana@example.org", "dana@example.org"},
      {"Maria Silva", "Maria Silva", "Maria Silva"},
      {"José", "José", "José"},
      {"a, b", "a, b", "'a, b'"},
      {"what?", "what?", "'what?'"},
      {"no", "'no'", "'no'"},
      {"Y", "'Y'", "'Y'"},
      {"0123", "'0123'", "'0123'"},
      {"12:30", "'12:30'", "'12:30'"},
      {"2026-05-14", "'2026-05-14'", "'2026-05-14'"},
      {"20260514-k3f9", "20260514-k3f9", "20260514-k3f9"},
      {"+1 416 555 0101", "'+1 416 555 0101'", "'+1 416 555 0101'"},
      {"", "''", "''"},
      {"a: b", "'a: b'", "'a: b'"},
      {"a #b", "'a #b'", "'a #b'"},
      {"it's: so", "'it''s: so'", "'it''s: so'"},
      {"two\nlines", "\"two\\nlines\"", "\"two\\nlines\""},
      {"a\tb", "\"a\\tb\"", "\"a\\tb\""},
      {"\xE2\x80\xA8", "\"\\u2028\"", "\"\\u2028\""},
  };
  for (const Case& each : cases) {
    CHECK(quote(each.text, Place::block) == each.block);
    CHECK(quote(each.text, Place::flow) == each.flow);
  }
}

TEST_CASE("scalars are written by their shape") {
  CHECK(write_scalar("2026-05-14", *of(Type::date), Place::block) == "2026-05-14");
  CHECK(write_scalar("2026-05-14T09:12:00-04:00", *of(Type::time), Place::flow) == "2026-05-14T09:12:00-04:00");
  CHECK(write_scalar("17:00", *of(Type::clock), Place::block) == "'17:00'");
  CHECK(write_scalar("not a date", *of(Type::date), Place::block) == "not a date");
  CHECK(write_scalar("2026-05-14", *of(Type::line), Place::block) == "'2026-05-14'");
  CHECK(write_scalar("2 business days", *of(Type::duration), Place::block) == "2 business days");
  CHECK(write_scalar("no", *of(Type::id), Place::block) == "'no'");
  CHECK(write_scalar("5", *of(Type::integer), Place::block) == "5");
  CHECK(write_scalar("yes", *of(Type::yes_no), Place::block) == "true");
  CHECK(write_scalar(5, *of(Type::line), Place::block) == "5");
  CHECK(write_scalar(false, *of(Type::anything), Place::block) == "false");
  CHECK(write_scalar(Value(), *of(Type::line), Place::block) == "null");
  CHECK(write_scalar(2.0, *of(Type::number), Place::block) == "2.0");
  CHECK(write_scalar(0.1, *of(Type::number), Place::block) == "0.1");
  CHECK(write_scalar(1e21, *of(Type::number), Place::block) == "1.0e+21");
}

TEST_CASE("a whole record in canonical form") {
  Value record = Value::map();
  record.set("status", "active");
  record.set(
      "history",
      Value::List{Value::Map{{"event", "noted"}, {"at", "2026-05-14T09:12:00-04:00"}, {"text", "one line"}},
                  Value::Map{{"event", "noted"}, {"at", "2026-05-15T09:12:00-04:00"}, {"text", "two\nlines\n"}}});
  record.set("id", "maria-silva");
  record.set("skills", Value::List{"python", "no"});
  record.set("name", Value::Map{{"last", "Silva, Jr."}, {"first", "Maria"}});
  record.set("notes", "One.\n\nTwo.\n");
  record.set("joined", "2026-05-14");
  record.set("day_ends", "17:00");
  record.set("phone", Value());
  record.set("matching", Value::Map{{"on", true}, {"weight", 0.5}});
  record.set("custom", Value::Map{{"level", 3}, {"empty", Value::Map{}}});
  CHECK(write_file(record, *record_shape()) ==
        "id: maria-silva\n"
        "name: {first: Maria, last: 'Silva, Jr.'}\n"
        "joined: 2026-05-14\n"
        "day_ends: '17:00'\n"
        "skills: [python, 'no']\n"
        "notes: |\n"
        "  One.\n"
        "\n"
        "  Two.\n"
        "matching:\n"
        "  weight: 0.5\n"
        "  'on': true\n"
        "status: active\n"
        "custom: {level: 3, empty: {}}\n"
        "history:\n"
        "- {at: 2026-05-14T09:12:00-04:00, event: noted, text: one line}\n"
        "- at: 2026-05-15T09:12:00-04:00\n"
        "  event: noted\n"
        "  text: |\n"
        "    two\n"
        "    lines\n");
}

TEST_CASE("lists that are too wide for one line are written one item a line, unless the shape wants one line") {
  Value::List words(30, Value("word"));
  const std::string wide = write_file(Value::Map{{"a", words}}, *map_of({{"a", list_of(of(Type::id)), false, ""}}));
  CHECK(wide.substr(0, 17) == "a:\n- word\n- word\n");
  const std::string flow = write_file(Value::Map{{"a", words}}, *map_of({{"a", flow_list(of(Type::id)), false, ""}}));
  CHECK(flow.substr(0, 17) == "a: [word, word, w");
}

TEST_CASE("empty lists, maps and texts are written") {
  CHECK(write_file(Value::Map{{"a", Value::List{}}, {"b", Value::Map{}}, {"c", Value::Map{{"d", Value()}}}, {"e", ""}},
                   *map_of({})) == "a: []\nb: {}\nc: {d: null}\ne: ''\n");
}

TEST_CASE("has_lines looks into lists and maps") {
  CHECK_FALSE(has_lines(Value::Map{{"a", Value::List{"b", 1, true}}}));
  CHECK(has_lines(Value::Map{{"a", Value::List{"b", Value::Map{{"c", "d\ne"}}}}}));
}

Value random_value(std::mt19937& random, int depth) {
  static const std::vector<std::string> texts = {"a",          "no", "1",      "two\nlines\n", " x",   "- a",
                                                 "a: b",       "#",  "'",      "\"\\n",        "a,b]", "\n",
                                                 "2026-05-14", "é",  "x\n\ny", "one\n two\n"};
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0:
      return static_cast<int>(random() % 100) - 50;
    case 1:
      return random() % 2 == 0;
    case 5: {
      Value list = Value::list();
      for (auto i = random() % 4; i > 0; --i) list.push(random_value(random, depth - 1));
      return list;
    }
    case 6: {
      Value map = Value::map();
      for (auto i = random() % 4; i > 0; --i) map.set(texts[random() % texts.size()], random_value(random, depth - 1));
      return map;
    }
    default:
      return texts[random() % texts.size()];
  }
}

TEST_CASE("any value that is written is read back the same") {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    Value record = Value::map();
    for (int key = 0; key < 4; ++key) record.set("k" + std::to_string(key), random_value(random, 4));
    const auto shape = open_map_of({{"k0", of(Type::anything), false, ""},
                                    {"k1", of(Type::anything), false, ""},
                                    {"k2", of(Type::anything), false, ""},
                                    {"k3", of(Type::anything), false, ""}});
    const std::string bytes = write_file(record, *shape);
    INFO(bytes);
    CHECK(to_value(parsed(bytes)->root(), *shape) == record);
  }
}

}  // namespace
}  // namespace matchdesk::yaml

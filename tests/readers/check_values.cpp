// Checks many values against many shapes, for schemas_agree.py to compare: one JSON object a line, first the schemas
// {"schema": …}, then the verdicts {"yaml": text, "fits": [true, …]}, one for each schema.
#include <algorithm>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "text/json.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

using matchdesk::Diagnostics;
using matchdesk::Value;
using namespace matchdesk::yaml;

namespace {

ShapePointer with(ShapePointer shape, const std::function<void(Shape&)>& change) {
  Shape copy = *shape;
  change(copy);
  return std::make_shared<const Shape>(std::move(copy));
}

std::vector<ShapePointer> shapes_of_values() {
  const auto single = [](Shape& shape) { shape.single_is_list = true; };
  const auto event = [](const char* name, Key key) {
    return open_map_of({{"event", choice_of({name}), true, ""}, {"at", of(Type::time), true, ""}, std::move(key)});
  };
  std::vector<ShapePointer> shapes = {
      of(Type::text),
      of(Type::line),
      of(Type::id),
      of(Type::date),
      of(Type::time),
      of(Type::clock),
      of(Type::duration),
      of(Type::integer),
      of(Type::number),
      of(Type::yes_no),
      of(Type::anything),
      choice_of({"email", "off", "no", "2", "true"}),
      between(of(Type::integer), 1, 5),
      at_least(of(Type::number), 0.5),
      list_of(of(Type::id)),
      list_of(nullable(of(Type::line))),
      with(list_of(of(Type::id)), single),
      with(list_of(either_of({of(Type::integer), flow_map_of({{"a", of(Type::text), true, ""}})})), single),
      map_of({{"a", of(Type::integer), true, ""}, {"b", of(Type::line), false, ""}, {"no", of(Type::date), false, ""}}),
      open_map_of({{"a", of(Type::text), true, ""}, {"b", nullable(of(Type::id)), true, ""}}),
      table_of(of(Type::duration)),
      with(table_of(nullable(of(Type::integer))), [](Shape& shape) { shape.key_type = Type::id; }),
      either_of({of(Type::integer), of(Type::date), of(Type::clock)}),
      either_of({choice_of({"off"}), map_of({{"a", of(Type::text), false, ""}})}),
      either_of({of(Type::yes_no), of(Type::line)}),
      either_of({nullable(of(Type::id)), list_of(of(Type::integer))}),
      cases_of("event", {{"a", event("a", {"b", of(Type::id), true, ""})},
                         {"no", event("no", {"b", of(Type::text), false, ""})}}),
  };
  const std::size_t count = shapes.size();
  for (std::size_t i = 0; i < count; ++i) shapes.push_back(nullable(shapes[i]));
  return shapes;
}

const std::vector<std::string>& scalars() {
  static const std::vector<std::string> all = {"",
                                               "~",
                                               "null",
                                               "Null",
                                               "NULL",
                                               "''",
                                               "\"\"",
                                               "' '",
                                               "a",
                                               "A",
                                               "no",
                                               "No",
                                               "yes",
                                               "'yes'",
                                               "off",
                                               "on",
                                               "true",
                                               "True",
                                               "TRUE",
                                               "'true'",
                                               "false",
                                               "tRue",
                                               "0",
                                               "1",
                                               "-1",
                                               "+1",
                                               "5",
                                               "6",
                                               "0.5",
                                               "0.4",
                                               "010",
                                               "0x1f",
                                               "0o17",
                                               "0o8",
                                               "'5'",
                                               "5.0",
                                               "5.5",
                                               "1e3",
                                               "1E+2",
                                               "1e-3",
                                               "-0",
                                               "+0.0",
                                               ".5",
                                               "5.",
                                               ".",
                                               "1_000",
                                               "12:30",
                                               "17:00",
                                               "'17:00'",
                                               "24:00",
                                               "7:00",
                                               "17:00:00",
                                               "2026-05-14",
                                               "'2026-05-14'",
                                               "2026-02-29",
                                               "2028-02-29",
                                               "1899-12-31",
                                               "1900-01-01",
                                               "1900-02-29",
                                               "2000-02-29",
                                               "2037-12-31",
                                               "2038-01-01",
                                               "2026-5-14",
                                               "2026-13-01",
                                               "2026-00-10",
                                               "2026-04-31",
                                               "20260514",
                                               "2026-W20-4",
                                               "2026-05-14T09:12:00-04:00",
                                               "2026-05-14T09:12:00Z",
                                               "2026-05-14t09:12:00z",
                                               "2026-05-14 09:12:00+00:00",
                                               "2026-05-14T09:12:00",
                                               "2026-05-14T24:00:00Z",
                                               "2026-05-14T23:59:60Z",
                                               "2026-05-14T09:12:00.25Z",
                                               "2026-05-14T09:12:00.Z",
                                               "2026-02-30T09:12:00Z",
                                               "2026-05-14T09:12:00+24:00",
                                               "2026-05-14T09:12Z",
                                               "2026-05-14T09:12:00-0400",
                                               "2 days",
                                               "1 day",
                                               "1 days",
                                               "2 day",
                                               "02 days",
                                               "0 days",
                                               "2 Days",
                                               "2  days",
                                               "9999 hours",
                                               "10000 hours",
                                               "2 business days",
                                               "2 fortnights",
                                               "2 months ",
                                               "-2 days",
                                               "email",
                                               "emial",
                                               "maria-silva",
                                               "Maria",
                                               "-a",
                                               "a-",
                                               "a--b",
                                               "a_b",
                                               "20260514-k3f9",
                                               "1e5",
                                               "\"a\\nb\"",
                                               "\"a\\n\"",
                                               "\"2026-05-14\\n\"",
                                               "\"17:00\\n\"",
                                               "\"2 days\\n\"",
                                               "\"a\\rb\"",
                                               "\"\\n\"",
                                               "\"a\\u2028b\"",
                                               "9007199254740991",
                                               "9007199254740992",
                                               "-9007199254740991",
                                               "-9007199254740992",
                                               "123456789012345678901234567890",
                                               "0xffffffffffffffffffffffff",
                                               "1e300",
                                               "1e999",
                                               "-1e999",
                                               ".inf",
                                               "-.INF",
                                               ".nan",
                                               "2",
                                               "'2'",
                                               "é",
                                               "a b",
                                               "١",
                                               "\"٣ days\"",
                                               "|\n  one\n  two",
                                               "|-\n  one",
                                               "|\n  2026-05-14",
                                               ">\n  a\n  b"};
  return all;
}

std::string any_of(const std::vector<std::string>& texts, std::mt19937& random) {
  return texts[random() % texts.size()];
}

std::string flow_value(std::mt19937& random, int depth) {
  static const std::vector<std::string> keys = {"a", "b", "no", "event", "at", "'A'", "2026", "c"};
  const auto kind = random() % (depth > 0 ? 6 : 4);
  if (kind < 4) {
    std::string scalar = any_of(scalars(), random);
    return scalar.find('\n') == scalar.npos && !scalar.empty() ? scalar : "a";
  }
  std::string text;
  std::vector<std::string> used;
  for (auto i = random() % 4; i > 0; --i) {
    std::string key = any_of(keys, random);
    if (std::find(used.begin(), used.end(), key) != used.end()) continue;
    used.push_back(key);
    text += (text.empty() ? "" : ", ") + (kind == 4 ? "" : key + ": ") + flow_value(random, depth - 1);
  }
  return kind == 4 ? "[" + text + "]" : "{" + text + "}";
}

std::vector<std::string> values() {
  std::vector<std::string> all = scalars();
  for (const std::string& scalar : scalars()) {
    if (scalar.empty() || scalar.find('\n') != scalar.npos) continue;
    for (const char* frame :
         {"[", "{a: ", "{b: ", "{a: 1, b: ", "{a: 1, no: ", "{event: a, at: 2026-05-14T09:12:00Z, b: ",
          "{event: no, at: ", "{b: x, event: ", "[a, "}) {
      all.push_back(frame + scalar + (frame[0] == '[' ? "]" : "}"));
    }
  }
  std::mt19937 random(11);
  while (all.size() < 1800) all.push_back(flow_value(random, 3));
  return all;
}

void print(const Value& value) {
  std::cout << matchdesk::text::to_json(value, matchdesk::text::JsonStyle::one_line) << '\n';
}

}  // namespace

int main() {
  std::vector<ShapePointer> roots;
  for (const ShapePointer& shape : shapes_of_values()) {
    roots.push_back(map_of({{"key", shape, true, ""}}));
    roots.push_back(map_of({{"key", shape, false, ""}}));
  }
  for (std::size_t i = 0; i < roots.size(); ++i) {
    print(Value::Map{
        {"schema", json_schema(*roots[i], "shape " + std::to_string(i), "https://example.org/" + std::to_string(i))}});
  }
  for (const std::string& value : values()) {
    const std::string bytes = "key: " + value + "\n";
    Diagnostics unreadable;
    const auto document = Document::parse("value.yaml", bytes, unreadable);
    if (!document) continue;
    Value fits = Value::list();
    for (const ShapePointer& shape : roots) {
      Diagnostics findings;
      fits.push(check(document->root(), *shape, findings));
    }
    print(Value::Map{{"yaml", bytes}, {"fits", std::move(fits)}});
  }
  return 0;
}

#include "text/json.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace matchdesk::text {

namespace {

Value value_of(std::string_view text) {
  const Result<Value> value = parse_json(text, "data.json");
  REQUIRE(value);
  return *value;
}

std::string findings_of(std::string_view text) {
  const Result<Value> value = parse_json(text, "data.json");
  REQUIRE_FALSE(value);
  REQUIRE(value.error().diagnostics.size() == 1);
  return to_text(value.error().diagnostics[0]);
}

Value random_value(std::mt19937& random, int depth) {
  const std::string texts[] = {"", "plain", "é \"q\" \\", "\x01\x1F\x7F", "日本\u202E😀", "\n\t"};
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0:
      return {};
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>(random()) - 1000000;
    case 3:
      return static_cast<double>(random()) / 7;
    case 4:
      return texts[random() % std::size(texts)];
    case 5: {
      Value list = Value::list();
      for (std::size_t count = random() % 4; count > 0; --count) list.push(random_value(random, depth - 1));
      return list;
    }
    default: {
      Value map = Value::map();
      for (std::size_t count = random() % 4; count > 0; --count) {
        map.set(texts[random() % std::size(texts)] + std::to_string(count), random_value(random, depth - 1));
      }
      return map;
    }
  }
}

}  // namespace

TEST_CASE("JSON keeps the members' order") {
  const Value value(Value::Map{{"z", 1}, {"a", Value::List{true, Value(), 2.5, "x"}}, {"m", Value::map()}});
  CHECK(to_json(value, JsonStyle::one_line) == R"({"z":1,"a":[true,null,2.5,"x"],"m":{}})");
  CHECK(to_json(value) ==
        "{\n"
        "  \"z\": 1,\n"
        "  \"a\": [\n"
        "    true,\n"
        "    null,\n"
        "    2.5,\n"
        "    \"x\"\n"
        "  ],\n"
        "  \"m\": {}\n"
        "}");
}

TEST_CASE("nothing unsafe leaves a string unescaped") {
  CHECK(to_json("\x1B\n\x7F\u0085\u202E\u2028é") == R"("\u001b\n\u007f\u0085\u202e\u2028é")");
  CHECK(to_json("a\xFF") == "\"a\uFFFD\"");
}

TEST_CASE("numbers that JSON does not have are null") {
  CHECK(to_json(std::numeric_limits<double>::infinity()) == "null");
  CHECK(to_json(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(to_json(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("JSON is read with the kinds of its numbers") {
  CHECK(value_of("7") == Value(7));
  CHECK(value_of("-7") == Value(-7));
  CHECK(value_of("7.0") == Value(7.0));
  CHECK(value_of("7e0") == Value(7.0));
  CHECK(value_of("9223372036854775807") == Value(std::numeric_limits<std::int64_t>::max()));
  CHECK(value_of("9223372036854775808") == Value(9223372036854775808.0));
  CHECK(value_of(" [ ] ") == Value::list());
  CHECK(value_of("[[1],{\"a\":[2]},3]") == Value(Value::List{Value::List{1}, Value::Map{{"a", Value::List{2}}}, 3}));
}

TEST_CASE("what is written is read back the same") {
  std::mt19937 random(31);
  for (int round = 0; round < 2000; ++round) {
    const Value value = random_value(random, 4);
    CHECK(value_of(to_json(value)) == value);
    CHECK(value_of(to_json(value, JsonStyle::one_line)) == value);
    CHECK(to_json(value, JsonStyle::one_line).find('\n') == std::string::npos);
  }
}

TEST_CASE("what is not JSON is said with its place") {
  const std::string said = ": error: this is not JSON from here on [not-json]\n";
  const std::string hint = "  hint: look for a missing comma, quote or bracket at or just before this place\n";
  CHECK(findings_of("{\n  \"é\": 1,,\n}") == "data.json:2:10" + said + "    \"é\": 1,,\n           ^\n" + hint);
  CHECK(findings_of("[1, 2") == "data.json:1:6" + said + "  [1, 2\n       ^\n" + hint);
  CHECK(findings_of("[1] x") == "data.json:1:5" + said + "  [1] x\n      ^\n" + hint);
  CHECK(findings_of("") == "data.json:1:1" + said + hint);
  for (const char* text :
       {"nul", "'a'", "{a:1}", "[1,]", "01", "\"\x01\"", "\"\xFF\"", "// x\n1", "NaN", "[1}", "\"a"}) {
    CAPTURE(text);
    CHECK(parse_json(text, "data.json").error().code == "not-json");
  }
}

TEST_CASE("a member that stands twice and deep nesting are refused") {
  CHECK(findings_of("{\"a\": 1, \"a\": 2}") ==
        "data.json:1:12: error: the member “a” stands twice in one object [duplicate-key]\n"
        "  {\"a\": 1, \"a\": 2}\n"
        "             ^\n"
        "  hint: keep one of the two\n");
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(parse_json(nested(64), "data.json"));
  CHECK(parse_json(nested(65), "data.json").error().message ==
        "data.json, line 1: lists and objects are nested more than 64 deep");
  CHECK_FALSE(parse_json(std::string(1000000, '['), "data.json"));
}

}  // namespace matchdesk::text

#include "text/json.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace matchdesk::text {

TEST_CASE("members keep their order") {
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

TEST_CASE("what is written is read back the same") {
  const Value value(Value::Map{{"z", 1}, {"a", Value::List{true, Value(), 2.5, "é \"x\""}}, {"m", Value::map()}});
  CHECK(from_json(to_json(value)) == value);
  for (const char* other : {"", "{", "[1,]", "{'a': 1}", "[1] 2", "\xFF"}) CHECK_FALSE(from_json(other));
  CHECK(from_json(std::string(16, '[') + std::string(16, ']')));
  CHECK_FALSE(from_json(std::string(17, '[') + std::string(17, ']')));
}

TEST_CASE("unsafe characters are escaped") {
  CHECK(to_json("\x1B\n\x7F\u0085\u202E\u2028é") == R"("\u001b\n\u007f\u0085\u202e\u2028é")");
  CHECK(to_json("a\xFF") == "\"a\uFFFD\"");
}

TEST_CASE("numbers that JSON does not have are null") {
  CHECK(to_json(std::numeric_limits<double>::infinity()) == "null");
  CHECK(to_json(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(to_json(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

}  // namespace matchdesk::text

// Also covers to_value; that json_schema says the same as check is tested in tests/schemas and tests/readers.
#include "yaml/shape.hpp"

#include <doctest/doctest.h>

#include "text/json.hpp"
#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

std::string json_of(const std::string& bytes, const ShapePointer& shape) {
  const auto document = parsed(bytes);
  return text::to_json(to_value(document->root(), *shape), text::JsonStyle::one_line);
}

TEST_CASE("values are read as their shapes say") {
  const auto shape = open_map_of({{"last", of(Type::line), false, ""},
                                  {"phone", of(Type::line), false, ""},
                                  {"joined", of(Type::date), false, ""},
                                  {"count", of(Type::integer), false, ""},
                                  {"rate", of(Type::number), false, ""},
                                  {"active", of(Type::yes_no), false, ""},
                                  {"seats", nullable(of(Type::integer)), false, ""},
                                  {"tags", list_of(of(Type::id)), false, ""}});
  CHECK(json_of("last: No\nphone: 0123\njoined: 2026-05-14\ncount: 010\nrate: 1.5\nactive: yes\nseats: ~\n"
                "tags: [a, b]\nunknown: x\n",
                shape) == R"({"last":"No","phone":"0123","joined":"2026-05-14","count":10,"rate":1.5,"active":true,)"
                          R"("seats":null,"tags":["a","b"]})");
  CHECK(json_of("last: Null\nphone: 'Null'\nrate: 2\n", shape) == R"({"last":null,"phone":"Null","rate":2})");
}

TEST_CASE("values of no known type keep their text") {
  CHECK(json_of("a: {b: 0123, c: 87, d: 1.50, e: true, f: no, g: ~, h: '5', i: [-3, +3]}\n",
                map_of({{"a", of(Type::anything), false, ""}})) ==
        R"({"a":{"b":"0123","c":87,"d":"1.50","e":true,"f":"no","g":null,"h":"5","i":[-3,"+3"]}})");
}

TEST_CASE("a single value is a list of one where the shape says so") {
  Shape single = *list_of(of(Type::id));
  single.single_is_list = true;
  const auto shape = map_of({{"a", std::make_shared<const Shape>(single), false, ""}});
  CHECK(json_of("a: b\n", shape) == R"({"a":["b"]})");
  CHECK(json_of("a: [b, c]\n", shape) == R"({"a":["b","c"]})");
}

TEST_CASE("the alternative that fits reads the value") {
  const auto shape = map_of({{"a",
                              either_of({of(Type::integer), of(Type::date), list_of(of(Type::integer)),
                                         map_of({{"b", of(Type::integer), true, ""}})}),
                              false, ""}});
  CHECK(json_of("a: 010\n", shape) == R"({"a":10})");
  CHECK(json_of("a: 2026-05-14\n", shape) == R"({"a":"2026-05-14"})");
  CHECK(json_of("a: [1]\n", shape) == R"({"a":[1]})");
  CHECK(json_of("a: {b: 1}\n", shape) == R"({"a":{"b":1}})");
}

std::string scalar_of(std::string_view text, const ShapePointer& shape) {
  const auto value = read_scalar(text, *shape);
  return value ? text::to_json(*value, text::JsonStyle::one_line)
               : value.error().message + " [" + value.error().code + "] " + value.error().hint;
}

TEST_CASE("a typed text is read by its shape") {
  CHECK(scalar_of("No", of(Type::line)) == R"("No")");
  CHECK(scalar_of("5", of(Type::integer)) == "5");
  CHECK(scalar_of("0x5", of(Type::integer)) == "'0x5' is not a whole number [not-an-integer] ");
  CHECK(scalar_of("1.5", of(Type::number)) == "1.5");
  CHECK(scalar_of("yes", of(Type::yes_no)) == "true");
  CHECK(scalar_of("0123", of(Type::id)) == R"("0123")");
  CHECK(scalar_of("7", between(of(Type::integer), 1, 5)) == "7 is more than 5 [too-large] ");
  CHECK(scalar_of("", nullable(of(Type::date))) == "null");
  CHECK(scalar_of("x", of(Type::date)) ==
        "'x' is not a date [not-a-date] write it as year-month-day, such as 2026-05-14");
  CHECK(scalar_of("x", list_of(of(Type::id))) == "'x' is a single value, and more is needed [wrong-kind] ");
  CHECK(scalar_of("off", either_of({map_of({}), choice_of({"off"})})) == R"("off")");
}

}  // namespace
}  // namespace matchdesk::yaml

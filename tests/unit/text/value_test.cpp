#include "text/value.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace matchdesk {

TEST_CASE("a value reads as neutral where it is of another kind") {
  const Value text("seven");
  CHECK(text.text() == "seven");
  CHECK(text.integer() == 0);
  CHECK(text.number() == 0);
  CHECK_FALSE(text.boolean());
  CHECK(text.items().empty());
  CHECK(text.members().empty());
  CHECK(Value().is_null());
  CHECK(Value(7).number() == 7.0);
  CHECK(Value(7.5).integer() == 0);
  CHECK(Value(true).boolean());
  CHECK(Value(std::size_t{3}).integer() == 3);
}

TEST_CASE("an absent optional is null and a present one its value") {
  CHECK(Value(std::optional<std::string>()).is_null());
  CHECK(Value(std::optional<std::string>("x")).text() == "x");
  CHECK(Value(std::optional<std::int64_t>(0)).is_integer());
}

TEST_CASE("a map keeps the order in which members were set") {
  Value map;
  map.set("second", 2);
  map.set("first", 1);
  map.set("second", 22);
  REQUIRE(map.members().size() == 2);
  CHECK(map.members()[0].first == "second");
  CHECK(map.members()[0].second == Value(22));
  CHECK(map.members()[1].first == "first");
  map.remove("second");
  map.remove("second");
  CHECK(map == Value(Value::Map{{"first", 1}}));
}

TEST_CASE("set and push replace a value of another kind by a map or list") {
  Value value("text");
  value.push(1);
  CHECK(value == Value(Value::List{1}));
  value.set("key", 2);
  CHECK(value == Value(Value::Map{{"key", 2}}));
  value.set("inner", Value()).set("deep", true);
  CHECK(value.at_path("inner.deep").boolean());
  value.set("list", Value::list()).push(Value::map()).set("x", 1);
  CHECK(value.find("list")->items()[0].find("x")->integer() == 1);
}

TEST_CASE("a path goes through maps and ends at null where there is nothing") {
  const Value person(Value::Map{{"name", Value::Map{{"first", "Maria"}}}, {"age", 30}});
  CHECK(person.at_path("name.first").text() == "Maria");
  CHECK(person.at_path("age").integer() == 30);
  CHECK(person.at_path("name.last").is_null());
  CHECK(person.at_path("age.first").is_null());
  CHECK(person.at_path("name.first.more").is_null());
  CHECK(person.at_path("").is_null());
  CHECK(person.at_path(".").is_null());
  CHECK(person.find("name.first") == nullptr);
}

TEST_CASE("values are equal in kind, order and content") {
  CHECK(Value(1) != Value(1.0));
  CHECK(Value("") != Value());
  CHECK(Value(Value::List{1, 2}) != Value(Value::List{2, 1}));
  CHECK(Value::map() != Value::list());
}

TEST_CASE("texts come from a list or from one text") {
  CHECK(Value("a").texts() == std::vector<std::string>{"a"});
  CHECK(Value(std::vector<std::string>{"a", "b"}).texts() == std::vector<std::string>{"a", "b"});
  CHECK(Value(Value::List{"a", 1}).texts() == std::vector<std::string>{"a"});
  CHECK(Value().texts().empty());
}

TEST_CASE("display shows a value as people read it in a table") {
  CHECK(display(Value()) == "");
  CHECK(display(true) == "yes");
  CHECK(display(false) == "no");
  CHECK(display(-12) == "-12");
  CHECK(display(12.0) == "12");
  CHECK(display(12.5) == "12.5");
  CHECK(display(100.0) == "100");
  CHECK(display(10.0 / 3) == "3.33");
  CHECK(display(1.0 / 3) == "0.33");
  CHECK(display(0.005) == "0.005");
  CHECK(display(0.0) == "0");
  CHECK(display(-0.0) == "0");
  CHECK(display(std::numeric_limits<double>::quiet_NaN()) == "");
  CHECK(display(Value::List{"a", "b", 3}) == "a, b, 3");
  CHECK(display(Value::Map{{"per_week", 2}, {"open", Value()}}) == "per_week: 2; open: ");
}

}  // namespace matchdesk

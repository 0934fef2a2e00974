#include <algorithm>
#include <charconv>
#include <cmath>

#include "yaml/cases.hpp"
#include "yaml/scalar.hpp"
#include "yaml/shape.hpp"

namespace matchdesk::yaml {
namespace {

// A scalar of no known type: a number only where writing it gives the same text again.
Value untyped_scalar(const Node& node) {
  const std::string_view text = node.text();
  if (node.style() != Style::plain) return Value(text);
  if (text == "true" || text == "false") return Value(text == "true");
  if (core_type(text) != CoreType::integer) return Value(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_same = error == std::errc() && end == text.data() + text.size() && std::to_string(number) == text;
  return is_same ? Value(number) : Value(text);
}

Value untyped(const Node& node) {
  if (is_null(node)) return Value();
  if (node.is_scalar()) return untyped_scalar(node);
  Value value = node.is_map() ? Value::map() : Value::list();
  for (auto child = node.first(); child; child = child->next()) {
    node.is_map() ? value.set(child->key(), untyped(*child)) : value.push(untyped(*child));
  }
  return value;
}

Value map_value(const Node& node, const Shape& shape) {
  Value::Map members;
  for (auto member = node.first(); member; member = member->next()) {
    const auto key = std::ranges::find(shape.keys, member->key(), &Key::name);
    if (key != shape.keys.end()) members.emplace_back(member->key(), to_value(*member, *key->shape));
  }
  return Value(std::move(members));
}

Value table_value(const Node& node, const Shape& shape) {
  Value::Map members;
  for (auto entry = node.first(); entry; entry = entry->next()) {
    members.emplace_back(entry->key(), to_value(*entry, *shape.item));
  }
  return Value(std::move(members));
}

Value list_value(const Node& node, const Shape& shape) {
  Value::List items;
  if (node.is_scalar()) items.push_back(to_value(node, *shape.item));
  for (auto item = node.first(); item; item = item->next()) items.push_back(to_value(*item, *shape.item));
  return Value(std::move(items));
}

Value either_value(const Node& node, const Shape& shape) {
  for (const ShapePointer& alternative : shape.alternatives) {
    Diagnostics findings;
    if (is_kind_of(node, *alternative) && check(node, *alternative, findings)) return to_value(node, *alternative);
  }
  return Value();
}

}  // namespace

Value to_value(const Node& node, const Shape& shape) {
  if (is_null(node)) return Value();
  switch (shape.type) {
    case Type::anything:
      return untyped(node);
    case Type::either:
      return either_value(node, shape);
    case Type::list:
      return list_value(node, shape);
    case Type::table:
      return table_value(node, shape);
    case Type::map:
      return map_value(node, shape);
    case Type::cases: {
      const Shape* known = shape_of_map(node, shape);
      return known ? map_value(node, *known) : Value();
    }
    case Type::text:
    case Type::line:
    case Type::id:
    case Type::date:
    case Type::time:
    case Type::clock:
    case Type::duration:
    case Type::choice:
      return Value(node.text());
    default:
      return read_node_scalar(node, shape).value_or(Value());
  }
}

}  // namespace matchdesk::yaml

#include "yaml/shape.hpp"

#include <algorithm>

namespace matchdesk::yaml {
namespace {

std::shared_ptr<Shape> fresh(Type type) {
  auto shape = std::make_shared<Shape>();
  shape->type = type;
  return shape;
}

std::shared_ptr<Shape> map_shape(std::vector<Key> keys) {
  auto shape = fresh(Type::map);
  shape->keys = std::move(keys);
  return shape;
}

}  // namespace

ShapePointer of(Type type) { return fresh(type); }

ShapePointer choice_of(std::vector<std::string> choices) {
  auto shape = fresh(Type::choice);
  shape->choices = std::move(choices);
  return shape;
}

ShapePointer list_of(ShapePointer item) {
  auto shape = fresh(Type::list);
  shape->item = std::move(item);
  return shape;
}

ShapePointer map_of(std::vector<Key> keys) { return map_shape(std::move(keys)); }

ShapePointer open_map_of(std::vector<Key> keys) {
  auto shape = map_shape(std::move(keys));
  shape->open = true;
  return shape;
}

ShapePointer flow_map_of(std::vector<Key> keys) {
  auto shape = map_shape(std::move(keys));
  shape->flow = true;
  return shape;
}

ShapePointer table_of(ShapePointer item) {
  auto shape = fresh(Type::table);
  shape->item = std::move(item);
  return shape;
}

ShapePointer either_of(std::vector<ShapePointer> alternatives) {
  auto shape = fresh(Type::either);
  shape->alternatives = std::move(alternatives);
  return shape;
}

ShapePointer cases_of(std::string case_key, std::vector<Case> cases) {
  auto shape = fresh(Type::cases);
  shape->case_key = std::move(case_key);
  shape->cases = std::move(cases);
  return shape;
}

ShapePointer nullable(const ShapePointer& shape) {
  auto copy = std::make_shared<Shape>(*shape);
  copy->nullable = true;
  return copy;
}

ShapePointer at_least(const ShapePointer& shape, double minimum) {
  auto copy = std::make_shared<Shape>(*shape);
  copy->minimum = minimum;
  return copy;
}

ShapePointer between(const ShapePointer& shape, double minimum, double maximum) {
  auto copy = std::make_shared<Shape>(*at_least(shape, minimum));
  copy->maximum = maximum;
  return copy;
}

const Case* find_case(const Shape& shape, std::string_view value) {
  const auto found = std::ranges::find(shape.cases, value, &Case::value);
  return found == shape.cases.end() ? nullptr : &*found;
}

const Shape* shape_of_map(const Node& map, const Shape& shape) {
  if (shape.type != Type::cases) return &shape;
  const auto named = map.find(shape.case_key);
  const Case* known = named && named->is_scalar() ? find_case(shape, named->text()) : nullptr;
  return known ? known->shape.get() : nullptr;
}

const Shape* shape_of_map(const Value& map, const Shape& shape) {
  if (shape.type != Type::cases) return &shape;
  const Value* named = map.find(shape.case_key);
  const Case* known = named ? find_case(shape, named->text()) : nullptr;
  return known ? known->shape.get() : nullptr;
}

bool accepts_null(const Shape& shape) {
  if (shape.nullable || shape.type == Type::anything) return true;
  return std::ranges::any_of(shape.alternatives, [](const ShapePointer& each) { return accepts_null(*each); });
}

Kind kind_of(Type type) {
  if (type == Type::list) return Kind::list;
  return type == Type::map || type == Type::table || type == Type::cases ? Kind::map : Kind::scalar;
}

bool accepts_kind(const Shape& shape, Kind kind) {
  if (shape.type == Type::either) {
    return std::ranges::any_of(shape.alternatives, [&](const auto& each) { return accepts_kind(*each, kind); });
  }
  const bool is_single_item = shape.single_is_list && kind == Kind::scalar;
  return shape.type == Type::anything || kind == kind_of(shape.type) || is_single_item;
}

}  // namespace matchdesk::yaml

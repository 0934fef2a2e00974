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

const Shape* step(const Shape& shape, std::string_view name) {
  switch (shape.type) {
    case Type::map: {
      const auto found = std::ranges::find(shape.keys, name, &Key::name);
      return found == shape.keys.end() ? nullptr : found->shape.get();
    }
    case Type::list:
    case Type::table:
      return shape.item.get();
    case Type::either:
      for (const ShapePointer& alternative : shape.alternatives) {
        if (const Shape* found = step(*alternative, name)) return found;
      }
      return nullptr;
    case Type::cases:
      for (const Case& each : shape.cases) {
        if (const Shape* found = step(*each.shape, name)) return found;
      }
      return nullptr;
    default:
      return nullptr;
  }
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
  auto copy = std::make_shared<Shape>(*shape);
  copy->minimum = minimum;
  copy->maximum = maximum;
  return copy;
}

const Shape* shape_at(const Shape& root, std::string_view dotted_path) {
  const Shape* here = &root;
  while (here && !dotted_path.empty()) {
    const std::size_t dot = std::min(dotted_path.find('.'), dotted_path.size());
    here = step(*here, dotted_path.substr(0, dot));
    dotted_path.remove_prefix(std::min(dot + 1, dotted_path.size()));
  }
  return here;
}

}  // namespace matchdesk::yaml

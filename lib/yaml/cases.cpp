#include "yaml/cases.hpp"

#include <algorithm>

namespace matchdesk::yaml {

const Case* find_case(const Shape& shape, std::string_view value) {
  const auto found = std::ranges::find(shape.cases, value, &Case::value);
  return found == shape.cases.end() ? nullptr : &*found;
}

const Shape* shape_of_map(const Node& map, const Shape& shape) {
  if (shape.type != Type::cases) return &shape;
  const auto told = map.find(shape.case_key);
  const Case* known = told && told->is_scalar() ? find_case(shape, told->text()) : nullptr;
  return known ? known->shape.get() : nullptr;
}

const Shape* shape_of_map(const Value& map, const Shape& shape) {
  if (shape.type != Type::cases) return &shape;
  const Value* told = map.find(shape.case_key);
  const Case* known = told ? find_case(shape, told->text()) : nullptr;
  return known ? known->shape.get() : nullptr;
}

bool accepts_null(const Shape& shape) {
  if (shape.nullable || shape.type == Type::anything) return true;
  return std::ranges::any_of(shape.alternatives, [](const ShapePointer& each) { return accepts_null(*each); });
}

bool is_kind_of(const Node& node, const Shape& shape) {
  switch (shape.type) {
    case Type::anything:
      return true;
    case Type::list:
      return node.is_list() || (node.is_scalar() && shape.single_is_list);
    case Type::map:
    case Type::table:
    case Type::cases:
      return node.is_map();
    case Type::either:
      return std::ranges::any_of(shape.alternatives, [&](const auto& each) { return is_kind_of(node, *each); });
    default:
      return node.is_scalar();
  }
}

}  // namespace matchdesk::yaml

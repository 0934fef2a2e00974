#pragma once

#include <string_view>

#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// Which of a shape's possibilities a value is.

// The case of this name, or null.
const Case* find_case(const Shape& shape, std::string_view value);

// The shape of the values that a map is told by: itself, or the case that its telling key names; null when there is
// none.
const Shape* shape_of_map(const Node& map, const Shape& shape);
const Shape* shape_of_map(const Value& map, const Shape& shape);

// Whether null and an empty place are values of this shape.
bool accepts_null(const Shape& shape);

// Whether the shape wants the kind of value that this is: a single value, a list, or keys and values.
bool is_kind_of(const Node& node, const Shape& shape);

}  // namespace matchdesk::yaml

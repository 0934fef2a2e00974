#pragma once

#include <string_view>

#include "text/result.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// What a plain scalar is to a reader that follows the core schema of YAML 1.2 (section 10.3.2 of its specification).
enum class CoreType { null, boolean, integer, number, text };
CoreType core_type(std::string_view plain);

// The largest whole number that every reader of JSON holds exactly.
inline constexpr double largest_integer = 9007199254740991;

// Whether the node is `key:` with nothing after it and for a plain null or ~.
bool is_null(const Node& node);

// A scalar of a file, not null, as its shape reads it. Texts, dates and the like are read as they are; numbers must be
// numbers to other readers too, and an id or choice must not be one.
Result<Value> read_node_scalar(const Node& node, const Shape& shape);

}  // namespace matchdesk::yaml

#pragma once

#include <string_view>

#include "text/result.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// What a plain scalar is to a reader that follows the core schema of YAML 1.2 (section 10.3.2 of its specification).
enum class CoreType { null, boolean, integer, number, text };
CoreType core_type(std::string_view plain);

// The value of a plain scalar that is an integer or number; infinite where a double cannot hold it.
double core_number(std::string_view plain);

// True for `key:` with nothing after it and for a plain null or ~.
bool is_null(const Node& node);

// A scalar of a file, not null, as its shape reads it. Texts, dates and the like are read as they stand; numbers must
// be numbers to other readers too, and an id or choice must not be one.
Result<Value> read_node_scalar(const Node& node, const Shape& shape);

}  // namespace matchdesk::yaml

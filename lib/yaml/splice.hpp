#pragma once

#include <optional>
#include <string>

#include "yaml/edit.hpp"

namespace matchdesk::yaml {

// Bytes [begin, end) of a document replaced by `text`, whose lines end with "\n" whatever the document's do.
struct Splice {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text;
};

// Each of these returns a splice that touches no other value, no comment outside the value and no blanks around it.

// Replaces the value of `node`, a member of a map. Nothing where a comment would be lost.
std::optional<Splice> replace_value(const Node& node, const Value& value, const Shape& shape, bool is_in_flow);

// Adds a member to a map, in the shape's order.
Splice add_member(const Node& map, std::string_view key, const Value& value, const Shape& shape);

// Adds a last item to a list that is not empty.
Splice add_item(const Node& list, const Value& value, const Shape& item_shape);

// Removes a member of a map, in block style with its lines.
Splice remove_member(const Node& map, const Node& member);

}  // namespace matchdesk::yaml

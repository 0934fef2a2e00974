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

// Each of these gives a splice that touches no other value, no comment outside the value and no blank of the writer's;
// none where a comment would be lost.

// `node`, a member of a map, becomes `value`.
std::optional<Splice> replace_value(const Node& node, const Value& value, const Shape& shape, bool is_in_flow);

// A new member of a map, where the shape's order puts it.
Splice add_member(const Node& map, std::string_view key, const Value& value, const Shape& shape);

// A new last item of a list that has some.
Splice add_item(const Node& list, const Value& value, const Shape& item_shape);

// A member of a map goes, in block style with its lines.
Splice remove_member(const Node& map, const Node& member);

}  // namespace matchdesk::yaml

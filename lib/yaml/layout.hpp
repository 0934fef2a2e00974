#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/shape.hpp"

namespace matchdesk::yaml {

inline constexpr std::size_t widest_flow =
    100;  // columns that a list or map of no prescribed style may take on one line

// A map's member with what its shape says of it; no shape for a key that the shape does not know.
struct Member {
  std::string_view key;
  const Value* value;
  const Shape* shape;
};

inline constexpr std::string_view last_key = "history";  // stands last wherever it is a key

// Where a key is written among the others: in the shape's order, then those it does not know, then `last_key`.
std::size_t rank(std::string_view key, const Shape& shape);

// What the shape says of one member's value, or of a list's items.
const Shape& member_shape(std::string_view key, const Shape& shape);
const Shape& item_shape(const Shape& shape);

// Whether a key says something also without a value: in a table, where the keys are the content ("retail:" is a term),
// and where the map does not know it. A known key of a map without a value says nothing.
bool says_something_alone(std::string_view key, const Shape& shape);

// The members in the order in which they are written, by rank and then in their own order; null ones only where their
// key says something alone.
std::vector<Member> members_in_order(const Value& map, const Shape& shape);

// The shape that says how this value is laid out: the alternative or case that it is.
const Shape& layout_shape(const Value& value, const Shape& shape);

// The text of a scalar that its shape wants written without quotes; nothing for the others.
std::optional<std::string> plain_text(const Value& value, const Shape& shape);

// Lines of block style, each indented by `indent` spaces and ended with "\n".
std::string member_lines(std::string_view key, const Value& value, const Shape& shape, std::size_t indent);
std::string item_lines(const Value& item, const Shape& shape, std::size_t indent);
std::string map_lines(const Value& map, const Shape& shape, std::size_t indent);

// A text of several lines after '|', its lines indented by `indent`, without a final "\n"; empty where a literal scalar
// cannot hold the text for every reader.
std::string literal(std::string_view text, std::size_t indent);

// What `anything` holds, for keys that no shape knows.
const Shape& unknown_shape();

}  // namespace matchdesk::yaml

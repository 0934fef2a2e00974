#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/shape.hpp"

namespace matchdesk::yaml {

enum class Place { block, flow };  // where a scalar is: on its own after a colon or dash, or between brackets

// A text as a scalar that readers of YAML 1.1 and 1.2 agree is this text: plain where that is safe, else single quoted,
// else double quoted with escapes.
std::string quote(std::string_view text, Place place);

// Whether a text holds characters, line ends and tabs apart, that can only be written as escapes: controls, and what
// people cannot see.
bool has_hidden_characters(std::string_view text);

// A scalar by its shape: dates, times, numbers, yes-no and ids are written plain, text as `quote` does.
std::string write_scalar(const Value& value, const Shape& shape, Place place);

// On one line in flow style: {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, event: applied}. Only for values
// without texts of several lines (`has_lines`).
std::string write_flow(const Value& value, const Shape& shape);
bool has_lines(const Value& value);

// A whole record or policy file: block style, keys in the shape's order, then unknown ones in their own, lists of maps
// one item a line in flow style, texts of several lines as literal blocks, null members left out, final newline.
std::string write_file(const Value& value, const Shape& shape);

// For those in this folder that write parts of a file:

// A map's member with the shape of its value.
struct Member {
  std::string_view key;
  const Value* value;
  const Shape* shape;
};

inline constexpr std::string_view last_key = "history";  // always written last

// Where a key is written among the others: in the shape's order, then those it does not know, then `last_key`.
std::size_t rank(std::string_view key, const Shape& shape);

// The shape of one member's value, or of a list's or table's items.
const Shape& member_shape(std::string_view key, const Shape& shape);
const Shape& item_shape(const Shape& shape);

// Whether a key counts even without a value: in a table, where the keys are the content ("retail:" is a term), and
// where the map does not know the key. A known key of a map without a value means nothing.
bool counts_without_value(std::string_view key, const Shape& shape);

// The members in the order in which they are written, by rank and then in their own order, without null ones whose key
// does not count without a value.
std::vector<Member> members_in_order(const Value& map, const Shape& shape);

// The shape by which this value is written: the alternative or case that it is.
const Shape& layout_shape(const Value& value, const Shape& shape);

// The text of a scalar whose shape has it written without quotes; nothing for other scalars.
std::optional<std::string> plain_text(const Value& value, const Shape& shape);

// The shape `anything`, for keys that no shape knows.
const Shape& unknown_shape();

// Lines of block style, each indented by `indent` spaces and ended with "\n".
std::string member_lines(std::string_view key, const Value& value, const Shape& shape, std::size_t indent);
std::string item_lines(const Value& item, const Shape& shape, std::size_t indent);
std::string map_lines(const Value& map, const Shape& shape, std::size_t indent);

}  // namespace matchdesk::yaml

#pragma once

#include <string>
#include <string_view>

#include "yaml/shape.hpp"

namespace matchdesk::yaml {

enum class Place { block, flow };  // where a scalar stands: on its own after a colon or dash, or between brackets

// A text as a YAML scalar that YAML 1.1 and 1.2 readers agree is this text: plain where that is safe, else single
// quoted, else double quoted with escapes.
std::string quote(std::string_view text, Place place);

// Whether a text holds characters but line ends and tabs that can only be written as escapes: controls, and what a
// person cannot see.
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

}  // namespace matchdesk::yaml

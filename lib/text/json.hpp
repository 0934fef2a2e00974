#pragma once

#include <string>
#include <string_view>

#include "text/result.hpp"
#include "text/value.hpp"

namespace matchdesk::text {

enum class JsonStyle { indented, one_line };

// JSON in the members' order, ending without a newline. Control, DEL and bidirectional characters are escaped; numbers
// that JSON does not have (infinity) are null.
std::string to_json(const Value& value, JsonStyle style = JsonStyle::indented);

// Exactly one JSON value. Numbers without point or exponent that fit are integers. Errors: what is not JSON, a member
// that stands twice, nesting deeper than 64. `file` is the name that errors give.
Result<Value> parse_json(std::string_view text, std::string_view file);

}  // namespace matchdesk::text

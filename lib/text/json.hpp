#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/value.hpp"

namespace matchdesk::text {

enum class JsonStyle { indented, one_line };

// JSON in the members' order, ending without a newline. Control, DEL and bidirectional characters are escaped; numbers
// that JSON does not have (infinity) are null.
std::string to_json(const Value& value, JsonStyle style = JsonStyle::indented);

// The value that JSON describes; nothing where the text is no JSON, or lists and objects stand in each other more than
// 16 deep.
std::optional<Value> from_json(std::string_view json);

}  // namespace matchdesk::text

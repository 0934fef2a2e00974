#pragma once

#include <string>

#include "text/value.hpp"

namespace matchdesk::text {

enum class JsonStyle { indented, one_line };

// JSON in the members' order, ending without a newline. Control, DEL and bidirectional characters are escaped; numbers
// that JSON does not have (infinity) are null.
std::string to_json(const Value& value, JsonStyle style = JsonStyle::indented);

}  // namespace matchdesk::text

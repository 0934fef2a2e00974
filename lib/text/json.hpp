#pragma once

#include <string>
#include <string_view>

#include "text/result.hpp"
#include "text/value.hpp"

namespace matchdesk::text {

enum class JsonStyle { indented, one_line };

// JSON in the members' order, ASCII control characters escaped, ending without a newline.
std::string to_json(const Value& value, JsonStyle style = JsonStyle::indented);

Result<Value> parse_json(std::string_view text, std::string_view file);

}  // namespace matchdesk::text

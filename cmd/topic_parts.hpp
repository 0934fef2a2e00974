#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "yaml/shape.hpp"

namespace matchdesk {

// What "<!-- insert: NAME -->" stands for in a topic's page, by name: Markdown made from the tables of the code.
const std::map<std::string_view, std::function<std::string()>>& topic_parts();

// A shape's keys, those inside other keys too, one item a line: "- `clocks.NAME.within` (duration): how long it may
// take".
std::string described_keys(const yaml::Shape& shape);

}  // namespace matchdesk

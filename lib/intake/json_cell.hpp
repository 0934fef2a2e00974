#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

// The values of a cell that is a JSON list or object, as texts in their order, also those of lists and objects inside;
// of an answer by ticks ({"Retail": true, "Food": false}) the names of those that are true. Nothing where the cell is
// no such JSON.
std::optional<std::vector<std::string>> json_values(std::string_view cell);

}  // namespace matchdesk

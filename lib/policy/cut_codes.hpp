#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "policy/locations.hpp"

namespace matchdesk {

// Postal codes from whose beginning a spreadsheet may have taken a zero.

// Returns whether digits are fewer than the program's postal codes have.
bool is_cut_zip(const Locations& locations, std::string_view digits);
// Returns the place that they mean then; nothing where that is none or could be two.
std::optional<std::string> place_of_cut_zip(const Locations& locations, std::string_view digits);

}  // namespace matchdesk

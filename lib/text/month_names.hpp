#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::text {

// The months' names and short names in a language, folded, with their numbers.
using MonthNames = std::map<std::string, int, std::less<>>;

// Those of "de", "es-MX" and so on, as they are written alone and in dates; nothing for an unknown language.
std::optional<MonthNames> month_names_in(std::string_view language);

}  // namespace matchdesk::text

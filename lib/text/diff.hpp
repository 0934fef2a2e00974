#pragma once

#include <string>
#include <string_view>

namespace matchdesk::text {

// A unified diff with three lines of context, as `diff -u` prints it and `patch` reads it; empty when nothing differs.
// Changes as few lines as possible, up to 2000; beyond that all. An empty `before` means a new file ("/dev/null"), an
// empty `after` a removed one.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace matchdesk::text

#pragma once

#include <map>
#include <string_view>

namespace matchdesk {

// The text of cmd/*.md by the file's stem: "assign", "intake-add", "topic-dates". Made in the build.
const std::map<std::string_view, std::string_view>& pages();

}  // namespace matchdesk

#pragma once

#include <span>
#include <string>
#include <string_view>

namespace matchdesk::text {

// What to do about a word that is none of those known: "did you mean 'retail'?" where one of them is near (see
// nearest), else `otherwise`.
std::string did_you_mean(std::string_view typed, std::span<const std::string> known, std::string_view otherwise);

}  // namespace matchdesk::text

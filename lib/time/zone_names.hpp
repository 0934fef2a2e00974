#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

#include "time/zone.hpp"

namespace matchdesk {

// What a zone written behind a time means: an offset from UTC, or a zone with its rules.
using WrittenZone = std::variant<std::chrono::minutes, Zone>;

// Reads "Z", "GMT+5:30", "-0600", "EST", "ET" and "America/Chicago", also in parentheses, and an offset with a name in
// parentheses behind it. Where an abbreviation means several ("IST"), it is the one that `own` uses in the course of
// this year. Nothing where it is no zone, or could be several.
std::optional<WrittenZone> zone_written(std::string_view text, const Zone& own, std::chrono::year year);

}  // namespace matchdesk

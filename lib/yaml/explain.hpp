#pragma once

#include <optional>

#include "yaml/walk.hpp"

namespace matchdesk::yaml {

// What is said of a quote that opens at `begin` and does not close where its value should end.
Refusal unclosed_quote(std::uint32_t begin);

Refusal reserved_character(std::string_view bytes, std::uint32_t begin);

// What a value that begins with the character at `begin` is, when it is something that records do not use.
std::optional<Refusal> refused_indicator(std::string_view bytes, std::uint32_t begin);

// Why yaml-cpp gave up at `place` with `message`, in our words: what stands where our walk stopped tells most.
Refusal explain(std::string_view message, std::uint32_t place, const Walk& walk, std::string_view bytes);

}  // namespace matchdesk::yaml

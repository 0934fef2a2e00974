#include "text/known.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace matchdesk::text {

std::string did_you_mean(std::string_view typed, std::span<const std::string> known, std::string_view otherwise) {
  const auto near = nearest(typed, known);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string(otherwise);
}

}  // namespace matchdesk::text

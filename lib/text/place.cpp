#include "text/place.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace matchdesk::text {

Place place_of(std::string_view text, std::size_t offset) {
  Place place{{1, 1}, {}};
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::size_t next = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (offset < next || end == text.size()) {
      place.line = text.substr(begin, end - begin);
      place.position.column = static_cast<int>(count_characters(text.substr(begin, std::min(offset, end) - begin))) + 1;
      return place;
    }
    begin = next;
    ++place.position.line;
  }
}

Error error_at(std::string_view file, const Place& place, std::string_view code, std::string_view message,
               std::string_view hint) {
  Error error{Failure::invalid, std::string(code), fmt::format("{}, line {}: {}", file, place.position.line, message),
              std::string(hint)};
  error.diagnostics.push_back({Severity::error, std::string(code), std::string(file), place.position,
                               std::string(message), std::string(hint), std::string(place.line)});
  return error;
}

}  // namespace matchdesk::text

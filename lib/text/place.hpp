#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/result.hpp"

namespace matchdesk::text {

// A place in a text and the line it is on, which ends with LF, CRLF or CR.
struct Place {
  Position position;
  std::string_view line;  // without its end
};

// Where the byte at `offset` (at most the text's length) stands; columns in characters.
Place place_of(std::string_view text, std::size_t offset);

// An error about one place of a file. Its message names file and line; its one finding has the rest.
Error error_at(std::string_view file, const Place& place, std::string_view code, std::string_view message,
               std::string_view hint);

}  // namespace matchdesk::text

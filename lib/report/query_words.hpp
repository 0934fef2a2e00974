#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"

namespace matchdesk {

// A part of a query's text.
struct Token {
  enum class Kind { word, quoted, comparison, open, close, comma, end };
  Kind kind = Kind::end;
  std::string text;       // of a quoted one without its quotes
  std::size_t begin = 0;  // bytes of the query
  std::size_t length = 0;
};

// The parts in order, the last one of kind `end`.
Result<std::vector<Token>> query_tokens(std::string_view text);

// The error for a place of a query: what is wrong, and the text with the place marked under it.
tl::unexpected<Error> bad_query(std::string_view text, std::size_t begin, std::size_t length, std::string_view message,
                                std::string hint = {});

}  // namespace matchdesk

#include "yaml/explain.hpp"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>

#include <algorithm>

#include "yaml/bytes.hpp"
#include "yaml/scan.hpp"

namespace matchdesk::yaml {

Refusal unclosed_quote(std::uint32_t begin) {
  return {"unclosed-quote",
          {begin, begin + 1},
          "this quote is not closed where the value should end",
          "close it; a text of several lines is better written after '|'"};
}

Refusal reserved_character(std::string_view bytes, std::uint32_t begin) {
  return {"reserved-character",
          {begin, begin + 1},
          fmt::format("a text without quotes cannot begin with '{}'", bytes[begin]),
          "put the text in quotes"};
}

std::optional<Refusal> refused_indicator(std::string_view bytes, std::uint32_t begin) {
  const Span span{begin, begin + 1};
  switch (byte_at(bytes, begin)) {
    case '&':
      return Refusal{"anchor", span, "anchors (&name) are not supported", "write the value out; put a text in quotes"};
    case '*':
      return Refusal{"alias", span, "aliases (*name) are not supported", "write the value out; put a text in quotes"};
    case '!':
      return Refusal{"tag", span, "tags (!name) are not supported", "remove the tag; put a text in quotes"};
    case '@':
    case '`':
    case '%':
      return reserved_character(bytes, begin);
    default:
      return std::nullopt;
  }
}

Refusal explain(std::string_view message, std::uint32_t place, const Walk& walk, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const std::uint32_t next = walk.peek();
  if (next < size && (bytes[next] == '"' || bytes[next] == '\'')) {
    const Quoted quoted = scan_quoted(bytes, next);
    if (quoted.fault == Quoted::Fault::escape) {
      const Span span{quoted.end, std::min(quoted.end + 2, size)};
      return {"unknown-escape", span,
              fmt::format("'{}' means nothing in double quotes", bytes.substr(span.begin, span.end - span.begin)),
              "write a backslash as '\\\\', or use single quotes"};
    }
    if (quoted.fault == Quoted::Fault::unclosed || (quoted.has_lines && quoted.least_indent <= walk.block_indent())) {
      return unclosed_quote(next);
    }
  }
  if (const auto refusal = refused_indicator(bytes, next)) return *refusal;
  const std::uint32_t found = std::min(place, size);
  if (message == YAML::ErrorMsg::MAP_VALUE) {
    if (walk.expects_key() && bytes.substr(next, found - std::min(next, found)).find('\n') != bytes.npos) {
      return missing_colon(bytes, rest_of_line(bytes, next));
    }
    return {"unexpected-colon",
            {found, found + 1},
            "a colon and a space cannot stand inside of a text without quotes",
            "put the text in quotes, or check the indentation of this line"};
  }
  if (const auto* bracket = walk.open_bracket();
      bracket && (message == YAML::ErrorMsg::END_OF_SEQ_FLOW || message == YAML::ErrorMsg::END_OF_MAP_FLOW)) {
    return unclosed_bracket(bytes, *bracket);
  }
  if (message == YAML::ErrorMsg::FLOW_END) {
    return {"unexpected-bracket",
            {found, found + 1},
            "no bracket is open that this could close",
            "remove it, or put the text in quotes"};
  }
  if (message == YAML::ErrorMsg::BLOCK_ENTRY) {
    return {"unexpected-dash",
            {found, found + 1},
            "a list cannot begin here",
            "begin it on the next line, or put the text in quotes"};
  }
  if (message == YAML::ErrorMsg::END_OF_MAP || message == YAML::ErrorMsg::END_OF_SEQ) {
    try {
      walk.finish();
    } catch (const Refusal& refusal) {
      return refusal;
    }
  }
  if (byte_at(bytes, found) == '\t') return tab_indentation(found);
  return {"unreadable",
          {found, found},
          "from here on this cannot be read",
          "check the indentation, the quotes and the brackets on this line"};
}

}  // namespace matchdesk::yaml

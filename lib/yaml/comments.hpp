#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// Lines and comments around the values of a document.

std::uint32_t line_begin(std::string_view bytes, std::uint32_t at);
// Where the text of the line ends, before its line end.
std::uint32_t line_end(std::string_view bytes, std::uint32_t at);
std::uint32_t next_line(std::string_view bytes, std::uint32_t at);

// After the colon of a map's member.
std::uint32_t after_colon(const Node& member);

// The comments that begin in `span` of the document, which `node` and what is in it may cover.
std::vector<Span> comments_in(const Node& node, Span span);
// The texts of all comments, sorted.
std::vector<std::string> comment_texts(const Document& document);
bool has_comment(const Node& node, Span span);

}  // namespace matchdesk::yaml

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// Where the colon of a map's member ends.
std::uint32_t after_colon(const Node& member);

// The comments that begin in `span` of the document. No scalar but those at or below `node` may be there.
std::vector<Span> comments_in(const Node& node, Span span);
bool has_comment(const Node& node, Span span);
// The texts of all comments of a document, sorted.
std::vector<std::string> comment_texts(const Document& document);

}  // namespace matchdesk::yaml

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::yaml {

// Where scalars end in a file's bytes, and what they mean. All offsets are of the whole file.

// The end of the plain scalar that begins at `begin` and means `text`, line folding undone; nothing if the bytes there
// do not mean that text, or if a tab indents one of its lines.
std::optional<std::uint32_t> match_plain(std::string_view bytes, std::uint32_t begin, std::string_view text);

struct Quoted {
  enum class Fault { none, unclosed, escape };
  Fault fault = Fault::none;
  std::uint32_t end = 0;  // after the closing quote; for an unknown escape, its place
  std::string text;
  bool is_verbatim = true;  // the bytes between the quotes are the text
  bool has_lines = false;   // it goes over more than one line
  int least_indent = 0;     // of its lines after the first that are not empty
};

// The quoted scalar whose opening quote (' or ") is at `begin`.
Quoted scan_quoted(std::string_view bytes, std::uint32_t begin);

struct BlockScalar {
  std::uint32_t end = 0;  // after the last line's text; its line end is not included
  std::string text;
};

// The literal or folded scalar whose '|' or '>' is at `begin` in a block indented by `parent_indent` (-1 for the
// root); nothing if its header is wrong.
std::optional<BlockScalar> scan_block(std::string_view bytes, std::uint32_t begin, int parent_indent);

}  // namespace matchdesk::yaml

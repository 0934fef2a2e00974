#pragma once

#include <cstdint>
#include <string_view>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The byte at an offset, or '\0' past the end (which no checked file holds inside).
inline char byte_at(std::string_view bytes, std::size_t offset) { return offset < bytes.size() ? bytes[offset] : '\0'; }

// Whether a blank, a line end or the end of the bytes is at the offset: where a plain word, a colon or a dash may end.
inline bool is_space_at(std::string_view bytes, std::size_t offset) {
  return offset >= bytes.size() || is_blank(bytes[offset]) || is_line_end(bytes[offset]);
}

// Where the text begins: after a byte order mark, if there is one.
inline std::uint32_t text_begin(std::string_view bytes) { return bytes.starts_with(byte_order_mark) ? 3U : 0U; }

// Where the line that holds `offset` begins, after a byte order mark; where its text ends, before its line end; where
// the next line begins, or the end of the bytes.
std::uint32_t line_begin(std::string_view bytes, std::uint32_t offset);
std::uint32_t line_end(std::string_view bytes, std::uint32_t offset);
std::uint32_t next_line(std::string_view bytes, std::uint32_t offset);

// How far `offset` is from the beginning of its line, in bytes.
int column_at(std::string_view bytes, std::uint32_t offset);

// Adds findings about what makes bytes unreadable whatever they mean: too many of them, invalid UTF-8, control
// characters, lone carriage returns, git's conflict markers. Returns whether there is nothing of the kind.
bool check_bytes(const Document& document, Diagnostics& findings);

}  // namespace matchdesk::yaml

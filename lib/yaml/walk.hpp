#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/builder.hpp"

namespace matchdesk::yaml {

// What is wrong with a file, thrown inside this folder only, to leave the parser that calls us.
struct Refusal {
  std::string code;
  Span span;
  std::string message;
  std::string hint;
};

// The rest of the line, without a comment or blanks at its end.
Span rest_of_line(std::string_view bytes, std::uint32_t begin);

Refusal missing_colon(std::string_view bytes, Span key);
Refusal unclosed_bracket(std::string_view bytes, std::uint32_t begin);
Refusal tab_indentation(std::uint32_t begin);

// Follows a file's bytes from value to value: over the blanks, comments, line ends, colons, dashes, commas and brackets
// between them and over nothing else. Every function throws a Refusal where the bytes are not what they should be.
class Walk {
 public:
  enum class Thing { key, value, block_list };

  explicit Walk(std::string_view bytes);

  // Where the last value, colon or dash ended.
  std::uint32_t at() const { return at_; }
  // Where the next thing that is not a blank, line end or comment begins.
  std::uint32_t peek() const { return skip(at_); }

  // Over what must stand before a key or value: the comma or dash of a list's item, the comma before a key in braces.
  void begin_value();
  // What comes next must begin at `begin`, and stand where such a thing may stand.
  void require(std::uint32_t begin, Thing thing) const;
  // Over a value that ends at `end`.
  void pass(std::uint32_t end) { at_ = end; }
  // From a key's end over its colon.
  void pass_colon(Span key);

  // Into a list or map that begins at `begin`, over its opening bracket.
  void enter(Kind kind, Style style, std::uint32_t begin);
  // Out of the innermost list or map, over its closing bracket.
  void leave();
  // Nothing but blanks and comments may follow.
  void finish() const;

  bool expects_key() const { return !frames_.empty() && frames_.back().kind == Kind::map && !frames_.back().has_key; }
  bool is_in_flow() const { return !frames_.empty() && frames_.back().style == Style::flow; }
  // How deep the innermost block is indented; -1 outside of any.
  int block_indent() const;
  // Where the innermost bracket that is still open stands, or nothing.
  const std::uint32_t* open_bracket() const;

 private:
  struct Frame {
    Kind kind;
    Style style;
    std::uint32_t begin;
    int indent;  // of a block: the column of its keys or dashes
    bool has_key = false;
    bool is_empty = true;
  };
  std::uint32_t skip(std::uint32_t from) const;
  std::uint32_t skip_prefix() const;
  [[noreturn]] void unexpected(std::uint32_t begin) const;

  std::string_view bytes_;
  std::uint32_t at_;
  std::vector<Frame> frames_;
};

}  // namespace matchdesk::yaml

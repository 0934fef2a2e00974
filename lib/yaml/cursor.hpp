#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// What is wrong with a file. Thrown inside this folder only, to leave yaml-cpp's parser, which calls us.
struct SyntaxError {
  std::string code;
  Span span;
  std::string message;
  std::string hint;
};

// An error about the character at `begin`.
SyntaxError error_at(std::uint32_t begin, std::string code, std::string message, std::string hint);

SyntaxError missing_colon(std::string_view bytes, Span key);
SyntaxError reserved_character(std::string_view bytes, std::uint32_t begin);
SyntaxError unclosed_quote(
    std::uint32_t begin);  // which opens at `begin` and does not close where its value should end

// What is wrong with a value that begins with the character at `begin`, if records may not hold such a value: an
// anchor, an alias, a tag, a reserved character.
std::optional<SyntaxError> indicator_error(std::string_view bytes, std::uint32_t begin);

// The rest of the line, without a comment or blanks at its end.
Span rest_of_line(std::string_view bytes, std::uint32_t begin);

// Follows a file's bytes from value to value, over the blanks, comments, line ends, colons, dashes, commas and brackets
// between them and over nothing else. Throws a SyntaxError at other bytes.
class Cursor {
 public:
  enum class Thing { key, value, block_list };

  explicit Cursor(std::string_view bytes);

  // Where the last value, colon or dash ended.
  std::uint32_t at() const { return at_; }
  // Where the next thing that is not a blank, line end or comment begins.
  std::uint32_t peek() const { return skip(at_); }

  // Goes over what must precede a key or value: the dash or comma of a list's item, the comma before a key in
  // braces.
  void begin_value();
  // Checks that the next thing begins at `begin`, and that such a thing may be there.
  void require(std::uint32_t begin, Thing thing) const;
  // Goes over a value that ends at `end`.
  void pass(std::uint32_t end) { at_ = end; }
  // Goes over a key and its colon.
  void pass_colon(Span key);

  // Enters a list or map that begins at `begin`, over its opening bracket.
  void enter(Kind kind, Style style, std::uint32_t begin);
  // Leaves the innermost list or map, over its closing bracket.
  void leave();
  // Checks that nothing but blanks and comments follows.
  void finish() const;

  bool expects_key() const { return !frames_.empty() && frames_.back().kind == Kind::map && !frames_.back().has_key; }
  bool is_in_flow() const { return !frames_.empty() && frames_.back().style == Style::flow; }
  // How deep the innermost block is indented; -1 outside any.
  int block_indent() const;

  // Why yaml-cpp gave up at `place` with `message`, in the tool's own words. Mostly this depends on what is at the
  // cursor.
  SyntaxError explain(std::string_view message, std::uint32_t place) const;

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
  std::optional<SyntaxError> fault_of_quote(std::uint32_t begin) const;

  std::string_view bytes_;
  std::uint32_t at_ = 0;
  std::vector<Frame> frames_;
};

}  // namespace matchdesk::yaml

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/table.hpp"

namespace matchdesk {

// One part of a page. Pages are written in a small part of Markdown, the same for the help, the man pages and the web.
struct Block {
  enum class Kind {
    heading,    // "## Examples"; "# Title" is the page's title
    paragraph,  // its lines joined
    item,       // "- text", its lines joined
    code,       // a fenced block, line by line
    table,      // "| a | b |", header first, the line of dashes left out
  };
  Kind kind = Kind::paragraph;
  int level = 0;                                 // of a heading, from 1
  std::string text{};                            // of heading, paragraph and item, with its inline marks
  std::vector<std::string> lines{};              // of code
  std::vector<std::vector<std::string>> rows{};  // of a table
};

// Comments ("<!-- … -->") are left out.
std::vector<Block> parse_page(std::string_view page);

// A stretch of text in one style.
struct StyledText {
  enum class Style { plain, code, strong };
  std::string text;
  Style style = Style::plain;
  friend bool operator==(const StyledText&, const StyledText&) = default;
};

// "`code`" and "**strong**"; a mark that does not end is text.
std::vector<StyledText> styled_texts(std::string_view text);

// The text without its marks, for people: code of several words stands in quotes.
std::string without_marks(std::string_view text);

// A sentence as a remark beside a name: it begins with a small letter, unless its first word has none ("JSON",
// "E-mail").
std::string as_remark(std::string_view sentence);

// "`term`: what it means" in its two parts; nothing where the text is written otherwise.
struct Definition {
  std::string term;
  std::string meaning;
};
std::optional<Definition> definition(std::string_view text);

// The table of a block, its cells without marks.
text::Table table_of(const Block& block);

// Pairs that people read in two columns, the right one wrapped under itself. The left one is as wide as it needs, or at
// least `column` wide.
using Rows = std::vector<std::pair<std::string, std::string>>;
std::string rows_text(const Rows& rows, std::size_t width, std::size_t column = 0);

// Blocks as people read them in a terminal of `width` columns.
std::string blocks_text(std::span<const Block> blocks, std::size_t width);

}  // namespace matchdesk

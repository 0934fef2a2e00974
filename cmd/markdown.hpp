#pragma once

#include <string>
#include <string_view>
#include <vector>

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
struct Run {
  enum class Style { plain, code, strong };
  std::string text;
  Style style = Style::plain;
  friend bool operator==(const Run&, const Run&) = default;
};

// "`code`" and "**strong**"; a mark that does not end is text.
std::vector<Run> inline_runs(std::string_view text);

// The text without its marks, for people: code of several words stands in quotes.
std::string without_marks(std::string_view text);

// A sentence as a remark beside a name: it begins with a small letter, unless its first word has none ("JSON",
// "E-mail").
std::string as_remark(std::string_view sentence);

// "`term`: what it means" in two parts: the term and the rest; nothing of any other text.
struct Definition {
  std::string term;
  std::string meaning;
};
bool is_definition(std::string_view text);
Definition definition(std::string_view text);

}  // namespace matchdesk

#include "cmd/markdown.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

using BlockKind = Block::Kind;

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

std::string without_comments(std::string_view page) {
  std::string out;
  while (true) {
    const std::size_t begin = page.find("<!--");
    const std::size_t end = begin == std::string_view::npos ? begin : page.find("-->", begin);
    out += page.substr(0, end == std::string_view::npos ? page.size() : begin);
    if (end == std::string_view::npos) return out;
    page.remove_prefix(end + 3);
    if (page.starts_with('\n')) page.remove_prefix(1);
  }
}

int heading_level(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != std::string_view::npos && marks > 0 && line[marks] == ' ' ? static_cast<int>(marks) : 0;
}

std::vector<std::string> cells(std::string_view line) {
  line = text::trim(line);
  line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  return text::split(line, "|");
}

bool is_rule(std::string_view line) { return line.find_first_not_of("|-: ") == std::string_view::npos; }

// Whether a line goes on with the block before it.
bool continues(const std::vector<Block>& blocks, bool after_blank) {
  return !after_blank && !blocks.empty() &&
         (blocks.back().kind == BlockKind::paragraph || blocks.back().kind == BlockKind::item);
}

void add_line(std::vector<Block>& blocks, std::string_view line, bool after_blank) {
  if (const int level = heading_level(line)) {
    blocks.push_back({.kind = BlockKind::heading,
                      .level = level,
                      .text = std::string(line.substr(static_cast<std::size_t>(level) + 1))});
  } else if (line.starts_with("- ")) {
    blocks.push_back({.kind = BlockKind::item, .text = std::string(line.substr(2))});
  } else if (line.starts_with("|")) {
    if (after_blank || blocks.empty() || blocks.back().kind != BlockKind::table)
      blocks.push_back({.kind = BlockKind::table});
    if (!is_rule(line)) blocks.back().rows.push_back(cells(line));
  } else if (continues(blocks, after_blank)) {
    blocks.back().text += " " + std::string(text::trim(line));
  } else {
    blocks.push_back({.kind = BlockKind::paragraph, .text = std::string(text::trim(line))});
  }
}

// Text that begins at a column and is wrapped under itself.
std::string hanging(std::string_view text, std::size_t column, std::size_t width) {
  return text::replace_all(text::wrap(text, width - column), "\n", "\n" + std::string(column, ' '));
}

// Items, in two columns where each says "`term`: meaning", else one after another.
std::string items_text(std::span<const Block> items, std::size_t width) {
  Rows definitions;
  std::string list;
  for (const Block& item : items) {
    if (const auto parts = definition(item.text)) definitions.emplace_back(parts->term, without_marks(parts->meaning));
    list += "  - " + hanging(without_marks(item.text), 4, width) + "\n";
  }
  return definitions.size() == items.size() ? rows_text(definitions, width) : list;
}

// Lines that stand apart from the text around them.
std::string indented(std::span<const std::string> lines) {
  std::string out;
  for (const std::string& line : lines) out += line.empty() ? "\n" : fmt::format("  {}\n", line);
  return out;
}

std::string block_text(const Block& block, std::size_t width) {
  switch (block.kind) {
    case BlockKind::heading:
      return without_marks(block.text) + (block.level > 1 ? ":\n" : "\n");
    case BlockKind::paragraph:
      return text::wrap(without_marks(block.text), width) + "\n";
    case BlockKind::table: {
      const std::string table = text::render_table(table_of(block), width - 2);
      return indented(text::split(std::string_view(table).substr(0, table.size() - 1), "\n"));
    }
    case BlockKind::code:
      return indented(block.lines);
    case BlockKind::item:
      break;
  }
  return items_text(std::span(&block, 1), width);
}

}  // namespace

std::vector<Block> parse_page(std::string_view page) {
  const std::string text = without_comments(page);
  std::vector<Block> blocks;
  bool after_blank = true;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = next_line(rest);
    if (line.starts_with("```")) {
      Block code{.kind = BlockKind::code};
      while (!rest.empty()) {
        const std::string_view inside = next_line(rest);
        if (inside.starts_with("```")) break;
        code.lines.emplace_back(inside);
      }
      blocks.push_back(std::move(code));
      after_blank = true;
    } else if (text::trim(line).empty()) {
      after_blank = true;
    } else {
      add_line(blocks, line, after_blank);
      after_blank = false;
    }
  }
  return blocks;
}

std::vector<StyledText> styled_texts(std::string_view text) {
  std::vector<StyledText> texts;
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) texts.push_back({std::exchange(plain, {}), StyledText::Style::plain});
  };
  while (!text.empty()) {
    const std::string_view mark = text.starts_with("**") ? "**" : text.starts_with('`') ? "`" : "";
    const std::size_t end = mark.empty() ? std::string_view::npos : text.find(mark, mark.size());
    if (end == std::string_view::npos) {
      plain += text.front();
      text.remove_prefix(1);
      continue;
    }
    flush();
    texts.push_back({std::string(text.substr(mark.size(), end - mark.size())),
                     mark == "`" ? StyledText::Style::code : StyledText::Style::strong});
    text.remove_prefix(end + mark.size());
  }
  flush();
  return texts;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (const StyledText& part : styled_texts(text)) {
    const bool quoted = part.style == StyledText::Style::code && part.text.find(' ') != std::string::npos &&
                        part.text.find('\'') == std::string::npos;
    out += quoted ? "'" + part.text + "'" : part.text;
  }
  return out;
}

std::string as_remark(std::string_view sentence) {
  std::string out(sentence);
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_word = out.size() > 1 && (is_small(out[1]) || out[1] == ' ');
  if (is_word && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

std::optional<Definition> definition(std::string_view text) {
  const std::size_t end = text.starts_with('`') ? text.find("`: ", 1) : std::string_view::npos;
  if (end == std::string_view::npos) return std::nullopt;
  std::string term;
  for (const StyledText& part : styled_texts(text.substr(0, end + 1))) term += part.text;
  return Definition{std::move(term), std::string(text.substr(end + 3))};
}

text::Table table_of(const Block& block) {
  text::Table table;
  for (const std::string& header : block.rows.front()) table.columns.push_back({without_marks(header)});
  for (const auto& row : std::span(block.rows).subspan(1)) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    for (const std::string& cell : row) cells.push_back(without_marks(cell));
    cells.resize(table.columns.size());
  }
  return table;
}

std::string rows_text(const Rows& rows, std::size_t width, std::size_t column) {
  constexpr std::size_t widest = 26;
  for (const auto& [left, right] : rows)
    if (const std::size_t needed = text::display_width(left); needed <= widest) column = std::max(column, needed);
  std::string out;
  for (const auto& [left, right] : rows) {
    out += "  " + text::pad_right(left, column);
    if (text::display_width(left) > column) out += "\n" + std::string(column + 2, ' ');
    out += "  " + hanging(right, column + 4, width) + "\n";
  }
  return out;
}

// A heading stands right above what it is for; everything else is set apart by an empty line.
std::string blocks_text(std::span<const Block> blocks, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < blocks.size();) {
    if (i > 0 && blocks[i - 1].kind != BlockKind::heading) out += "\n";
    if (i > 0 && blocks[i - 1].kind == BlockKind::heading && blocks[i - 1].level == 1) out += "\n";
    std::size_t end = i + 1;
    if (blocks[i].kind == BlockKind::item)
      while (end < blocks.size() && blocks[end].kind == BlockKind::item) ++end;
    out += blocks[i].kind == BlockKind::item ? items_text(blocks.subspan(i, end - i), width)
                                             : block_text(blocks[i], width);
    i = end;
  }
  return out;
}

}  // namespace matchdesk

#include "cmd/markdown.hpp"

#include <algorithm>
#include <utility>

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

std::vector<Run> inline_runs(std::string_view text) {
  std::vector<Run> runs;
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) runs.push_back({std::exchange(plain, {}), Run::Style::plain});
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
    runs.push_back({std::string(text.substr(mark.size(), end - mark.size())),
                    mark == "`" ? Run::Style::code : Run::Style::strong});
    text.remove_prefix(end + mark.size());
  }
  flush();
  return runs;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (const Run& run : inline_runs(text)) {
    const bool quoted = run.style == Run::Style::code && run.text.find(' ') != std::string::npos &&
                        run.text.find('\'') == std::string::npos;
    out += quoted ? "'" + run.text + "'" : run.text;
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

bool is_definition(std::string_view text) {
  const std::size_t end = text.starts_with('`') ? text.find("`: ", 1) : std::string_view::npos;
  return end != std::string_view::npos;
}

Definition definition(std::string_view text) {
  const std::size_t end = text.find("`: ", 1);
  std::string term;
  for (const Run& run : inline_runs(text.substr(0, end + 1))) term += run.text;
  return {std::move(term), std::string(text.substr(end + 3))};
}

}  // namespace matchdesk

#include "text/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

auto sort_key(const Diagnostic& diagnostic) {
  const Position& position = diagnostic.position;
  return std::tie(diagnostic.file, position.line, position.column, diagnostic.code, diagnostic.severity,
                  diagnostic.message, diagnostic.hint, diagnostic.excerpt, diagnostic.length);
}

std::string place(const Diagnostic& diagnostic) {
  if (diagnostic.file.empty()) return {};
  std::string result = text::neutralise(diagnostic.file) + ":";
  if (diagnostic.position.line > 0) {
    result += fmt::format("{}:", diagnostic.position.line);
    if (diagnostic.position.column > 0) result += fmt::format("{}:", diagnostic.position.column);
  }
  return result + " ";
}

// How far the underlined characters are indented and how wide they are, in columns of a terminal.
struct Underline {
  std::size_t indent = 0;
  std::size_t width = 1;
};

Underline underline(std::string_view excerpt, int column, int length) {
  const std::u32string characters = text::code_points(excerpt);
  const auto width = [&characters](std::size_t first, std::size_t end) {
    std::size_t columns = 0;
    for (std::size_t index = first; index < end; ++index) columns += text::column_width(characters[index]);
    return columns;
  };
  const std::size_t wanted = std::min(static_cast<std::size_t>(column - 1), characters.size());
  const std::size_t end = std::min(wanted + static_cast<std::size_t>(std::max(length, 1)), characters.size());
  std::size_t first = wanted;
  while (first > 0 && first < characters.size() && text::column_width(characters[first]) == 0) --first;
  return {width(0, first), std::max<std::size_t>(width(first, end), 1)};
}

struct Excerpt {
  std::string text;
  int column = 0;  // 0 when it is unknown
};

// The line to show; of a very long one the part around the column.
Excerpt shown(const Diagnostic& diagnostic) {
  constexpr std::size_t longest = 200;
  constexpr std::size_t before_column = 80;
  Excerpt excerpt{text::neutralise(text::replace_all(diagnostic.excerpt, "\t", " ")), diagnostic.position.column};
  const std::u32string characters = text::code_points(excerpt.text);
  if (characters.size() <= longest) return excerpt;
  const std::size_t place = std::min(static_cast<std::size_t>(std::max(excerpt.column, 1)) - 1, characters.size());
  const std::size_t begin = std::min(place > before_column ? place - before_column : 0, characters.size() - longest);
  excerpt.text = begin > 0 ? "…" : "";
  for (const char32_t character : characters.substr(begin, longest)) text::append_utf8(excerpt.text, character);
  if (begin + longest < characters.size()) excerpt.text += "…";
  if (excerpt.column > 0 && begin > 0) excerpt.column = static_cast<int>(place - begin) + 2;
  return excerpt;
}

std::string excerpt_text(const Diagnostic& diagnostic) {
  const Excerpt excerpt = shown(diagnostic);
  std::string result = fmt::format("  {}\n", excerpt.text);
  if (excerpt.column > 0) {
    const Underline mark = underline(excerpt.text, excerpt.column, diagnostic.length);
    result += fmt::format("  {:{}}^{:~<{}}\n", "", mark.indent, "", mark.width - 1);
  }
  return result;
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

std::string to_text(const Diagnostic& diagnostic) {
  const std::string_view severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string result = fmt::format("{}{}: {}", place(diagnostic), severity, text::neutralise(diagnostic.message));
  if (!diagnostic.code.empty()) result += fmt::format(" [{}]", text::neutralise(diagnostic.code));
  result += '\n';
  if (!diagnostic.excerpt.empty()) result += excerpt_text(diagnostic);
  if (!diagnostic.hint.empty()) result += fmt::format("  hint: {}\n", text::neutralise(diagnostic.hint));
  return result;
}

Diagnostics sorted(Diagnostics diagnostics) {
  const auto before = [](const Diagnostic& left, const Diagnostic& right) { return sort_key(left) < sort_key(right); };
  const auto same = [](const Diagnostic& left, const Diagnostic& right) { return sort_key(left) == sort_key(right); };
  std::sort(diagnostics.begin(), diagnostics.end(), before);
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
  return diagnostics;
}

}  // namespace matchdesk

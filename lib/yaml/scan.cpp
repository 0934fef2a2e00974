#include "yaml/scan.hpp"

#include <algorithm>
#include <climits>

#include "text/utf8.hpp"
#include "yaml/bytes.hpp"

namespace matchdesk::yaml {
namespace {

bool is_space(char c) { return is_blank(c) || is_line_end(c); }

// A run of blanks and line ends.
struct Space {
  std::size_t end;
  std::size_t line_ends;
  int indent;  // of what follows, when there are line ends
};

Space space_at(std::string_view bytes, std::size_t begin) {
  Space space{begin, 0, 0};
  for (; space.end < bytes.size() && is_space(bytes[space.end]); ++space.end) {
    if (bytes[space.end] == '\n') {
      ++space.line_ends;
      space.indent = 0;
    } else {
      ++space.indent;
    }
  }
  return space;
}

// Appends what a run with line ends means inside a plain or quoted scalar.
void append_folded(std::string& text, std::size_t line_ends) {
  if (line_ends == 1) {
    text += ' ';
  } else {
    text.append(line_ends - 1, '\n');
  }
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, count)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value > 0x10FFFF || is_surrogate ? std::nullopt : std::optional(value);
}

// Appends what the escape at `at` means, where its backslash is; returns how many bytes it takes, or 0 if it is none.
std::size_t append_escape(std::string& text, std::string_view bytes, std::size_t at) {
  static constexpr std::string_view letters = "0abt\tnvfre \"/\\";
  static constexpr std::string_view meanings("\0\a\b\t\t\n\v\f\r\x1B \"/\\", 14);
  const char letter = byte_at(bytes, at + 1);
  if (const auto found = letters.find(letter); letter != '\0' && found != letters.npos) {
    text += meanings[found];
    return 2;
  }
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits > 0) {
    const auto code = hexadecimal(bytes.substr(std::min(at + 2, bytes.size())), digits);
    if (!code) return 0;
    text::append_utf8(text, *code);
    return 2 + digits;
  }
  const std::uint32_t code = letter == 'N'   ? 0x85
                             : letter == '_' ? 0xA0
                             : letter == 'L' ? 0x2028
                             : letter == 'P' ? 0x2029
                                             : 0;
  if (code == 0) return 0;
  text::append_utf8(text, code);
  return 2;
}

}  // namespace

std::optional<std::uint32_t> match_plain(std::string_view bytes, std::uint32_t begin, std::string_view text) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < text.size();) {
    if (at >= bytes.size()) return std::nullopt;
    if (!is_space(bytes[at])) {
      if (bytes[at++] != text[i++]) return std::nullopt;
      continue;
    }
    const Space space = space_at(bytes, at);
    std::string meaning;
    if (space.line_ends == 0) {
      meaning = bytes.substr(at, space.end - at);
    } else {
      if (bytes.substr(0, space.end).find('\t', bytes.find('\n', at)) != bytes.npos) return std::nullopt;
      append_folded(meaning, space.line_ends);
    }
    if (!text.substr(i).starts_with(meaning)) return std::nullopt;
    i += meaning.size();
    at = space.end;
  }
  return static_cast<std::uint32_t>(at);
}

Quoted scan_quoted(std::string_view bytes, std::uint32_t begin) {
  Quoted result;
  result.least_indent = INT_MAX;
  const char quote = bytes[begin];
  std::size_t at = begin + 1;
  const auto fold = [&](const Space& space) {
    result.has_lines = true;
    result.is_verbatim = false;
    if (space.end < bytes.size()) result.least_indent = std::min(result.least_indent, space.indent);
  };
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == quote) {
      if (quote == '"' || byte_at(bytes, at + 1) != '\'') {
        result.end = static_cast<std::uint32_t>(at + 1);
        return result;
      }
      result.text += '\'';
      result.is_verbatim = false;
      at += 2;
    } else if (quote == '"' && c == '\\') {
      result.is_verbatim = false;
      if (is_line_end(byte_at(bytes, at + 1))) {
        const Space space = space_at(bytes, at + 1);
        fold(space);
        result.text.append(space.line_ends - 1, '\n');
        at = space.end;
        continue;
      }
      const std::size_t length = append_escape(result.text, bytes, at);
      if (length == 0) {
        result.fault = Quoted::Fault::escape;
        result.end = static_cast<std::uint32_t>(at);
        return result;
      }
      at += length;
    } else if (is_space(c)) {
      const Space space = space_at(bytes, at);
      if (space.line_ends == 0) {
        result.text += bytes.substr(at, space.end - at);
      } else {
        fold(space);
        append_folded(result.text, space.line_ends);
      }
      at = space.end;
    } else {
      result.text += c;
      ++at;
    }
  }
  result.fault = Quoted::Fault::unclosed;
  return result;
}

namespace {

struct Header {
  int indent = 0;  // as given, 0 when to be found
  char chomping = ' ';
  std::size_t indicators_end = 0;
  std::size_t end = 0;  // of the header's line, after its line end
};

std::optional<Header> scan_header(std::string_view bytes, std::size_t at) {
  Header header;
  for (; !is_space_at(bytes, at); ++at) {
    if ((bytes[at] == '+' || bytes[at] == '-') && header.chomping == ' ') {
      header.chomping = bytes[at];
    } else if (bytes[at] >= '1' && bytes[at] <= '9' && header.indent == 0) {
      header.indent = bytes[at] - '0';
    } else {
      return std::nullopt;
    }
  }
  header.indicators_end = at;
  while (is_blank(byte_at(bytes, at))) ++at;
  const bool is_comment = byte_at(bytes, at) == '#' && at > header.indicators_end;
  if (at < bytes.size() && !is_line_end(bytes[at]) && !is_comment) return std::nullopt;
  header.end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  return header;
}

struct BlockLine {
  std::size_t indent;
  std::size_t end;   // without the line end
  std::size_t next;  // with it
  bool is_empty;     // nothing but spaces
};

BlockLine line_at(std::string_view bytes, std::size_t begin) {
  BlockLine line{0, std::min(bytes.find('\n', begin), bytes.size()), 0, false};
  line.next = std::min(line.end + 1, bytes.size());
  if (line.end > begin && line.end < bytes.size() && bytes[line.end - 1] == '\r') --line.end;
  while (begin + line.indent < line.end && bytes[begin + line.indent] == ' ') ++line.indent;
  line.is_empty = begin + line.indent == line.end;
  return line;
}

// The indentation of the first line that is not empty if it is deeper than the parent's, else the parent's and one
// more. Nothing where readers could find another one: at a tab, or after a longer empty line.
std::optional<std::size_t> find_indent(std::string_view bytes, std::size_t begin, int parent_indent) {
  std::size_t longest_empty = 0;
  for (std::size_t at = begin; at < bytes.size();) {
    const BlockLine line = line_at(bytes, at);
    if (!line.is_empty) {
      if (static_cast<int>(line.indent) <= parent_indent) break;
      const bool is_clear = bytes[at + line.indent] != '\t' && longest_empty <= line.indent;
      return is_clear ? std::optional(line.indent) : std::nullopt;
    }
    longest_empty = std::max(longest_empty, line.indent);
    at = line.next;
  }
  return static_cast<std::size_t>(parent_indent + 1);
}

// Puts the lines of a literal or folded scalar together.
class BlockText {
 public:
  explicit BlockText(bool is_folded) : is_folded_(is_folded) {}

  void add_empty() { ++line_ends_; }

  void add(std::string_view line, bool has_line_end) {
    const bool is_deeper = is_blank(line[0]);
    if (is_folded_ && has_lines_ && !is_deeper && !last_is_deeper_) {
      line_ends_ == 1 ? text_.append(1, ' ') : text_.append(line_ends_ - 1, '\n');
    } else {
      text_.append(line_ends_, '\n');
    }
    text_ += line;
    line_ends_ = has_line_end ? 1 : 0;
    last_is_deeper_ = is_deeper;
    has_lines_ = true;
  }

  std::string finish(char chomping) {
    const std::size_t kept = chomping == '+'   ? line_ends_
                             : chomping == '-' ? 0
                                               : std::min<std::size_t>(line_ends_, has_lines_);
    return text_.append(kept, '\n');
  }

 private:
  bool is_folded_;
  bool has_lines_ = false;
  bool last_is_deeper_ = false;
  std::size_t line_ends_ = 0;  // since the last line that is not empty
  std::string text_;
};

}  // namespace

std::optional<BlockScalar> scan_block(std::string_view bytes, std::uint32_t begin, int parent_indent) {
  const auto header = scan_header(bytes, begin + 1);
  if (!header) return std::nullopt;
  const auto indent = header->indent > 0 ? static_cast<std::size_t>(std::max(parent_indent, 0) + header->indent)
                                         : find_indent(bytes, header->end, parent_indent);
  if (!indent) return std::nullopt;
  BlockScalar block{static_cast<std::uint32_t>(header->indicators_end), {}};
  BlockText text(bytes[begin] == '>');
  for (std::size_t at = header->end; at < bytes.size();) {
    const BlockLine line = line_at(bytes, at);
    const bool is_empty = line.is_empty && line.indent <= *indent;
    if (!is_empty && line.indent < *indent) break;
    const bool has_line_end = line.next > line.end;
    if (!is_empty) {
      text.add(bytes.substr(at + *indent, line.end - at - *indent), has_line_end);
    } else if (has_line_end) {
      text.add_empty();
    }
    if (!is_empty || header->chomping == '+') block.end = static_cast<std::uint32_t>(line.end);
    at = line.next;
  }
  block.text = text.finish(header->chomping);
  return block;
}

}  // namespace matchdesk::yaml

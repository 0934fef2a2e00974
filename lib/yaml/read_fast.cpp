#include <algorithm>
#include <array>
#include <utility>

#include "yaml/bytes.hpp"
#include "yaml/read.hpp"
#include "yaml/scan.hpp"

namespace matchdesk::yaml {
namespace {

using CharacterSet = std::array<bool, 256>;

constexpr CharacterSet set_of(std::string_view characters, bool with_letters_and_digits, bool with_others_than_ascii) {
  CharacterSet set{};
  for (const char c : characters) set[static_cast<unsigned char>(c)] = true;
  for (unsigned c = 0; c < 256; ++c) {
    const bool is_letter_or_digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (with_letters_and_digits && is_letter_or_digit) set[c] = true;
    if (with_others_than_ascii && c >= 0x80) set[c] = true;
  }
  return set;
}

constexpr CharacterSet key_characters = set_of("_-.", true, false);
constexpr CharacterSet key_begins = set_of("_", true, false);
constexpr CharacterSet plain_begins = set_of("_+./(~<=$;^", true, true);

bool is_in(const CharacterSet& set, char c) { return set[static_cast<unsigned char>(c)]; }

// Every function that returns a bool returns false for what this reader leaves to read_events.
class FastReader {
 public:
  explicit FastReader(DocumentBuilder& builder) : builder_(builder), bytes_(builder.bytes()) {}

  bool read() {
    if (bytes_.starts_with(byte_order_mark) || bytes_.find('\r') != bytes_.npos) return false;
    if (!find_text() || line_ == size() || indent_ != 0) return false;
    return map(0) && line_ == size();
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  char at(std::uint32_t offset) const { return byte_at(bytes_, offset); }
  bool ends_line(std::uint32_t offset) const { return offset >= bytes_.size() || bytes_[offset] == '\n'; }

  // Goes to the next line that is neither empty nor a comment, beginning with the line at `at_`; `line_` is then where
  // its text begins, or the end of the file.
  bool find_text() {
    while (true) {
      std::uint32_t begin = at_;
      while (at(begin) == ' ') ++begin;
      indent_ = static_cast<int>(begin - at_);
      line_ = begin;
      if (begin >= size()) {
        indent_ = -1;
        return true;
      }
      const char c = bytes_[begin];
      if (c == '\t') return false;
      if (c != '\n' && c != '#') return true;
      at_ = next_line(bytes_, begin);
    }
  }

  // Ends the line of a value, after which only spaces and a comment may follow, and goes to the next line with text.
  bool finish_line(std::uint32_t end) {
    end_ = end;
    std::uint32_t rest = end;
    while (at(rest) == ' ') ++rest;
    if (!ends_line(rest) && (bytes_[rest] != '#' || rest == end)) return false;
    at_ = next_line(bytes_, rest);
    return find_text();
  }

  // Reads a key and its colon at `begin`; `after` is then where the value may begin.
  bool key(std::uint32_t begin, std::uint32_t& after) {
    if (!is_in(key_begins, at(begin))) return false;
    std::uint32_t end = begin + 1;
    while (is_in(key_characters, at(end))) ++end;
    if (at(end) != ':' || !(ends_line(end + 1) || bytes_[end + 1] == ' ')) return false;
    builder_.key({begin, end}, bytes_.substr(begin, end - begin));
    after = end + 1;
    return true;
  }

  bool open(Kind kind, Style style, std::uint32_t begin) {
    if (builder_.depth() >= deepest_nesting) return false;
    builder_.open(kind, style, begin);
    return true;
  }

  // Reads the block map whose first key is at `line_`.
  bool map(int indent) {
    if (!open(Kind::map, Style::block, line_)) return false;
    do {
      std::uint32_t after = 0;
      if (!key(line_, after) || !value(after, indent)) return false;
    } while (indent_ == indent && line_ < size() && !is_dash(line_));
    builder_.close(end_);
    return indent_ < indent || (indent_ == indent && is_dash(line_));
  }

  bool is_dash(std::uint32_t offset) const { return at(offset) == '-' && at(offset + 1) == ' '; }

  // Reads what follows a key's colon, on its line or below.
  bool value(std::uint32_t after, int indent) {
    std::uint32_t begin = after;
    while (at(begin) == ' ') ++begin;
    const bool is_comment = at(begin) == '#' && begin > after;
    if (!ends_line(begin) && !is_comment) return inline_value(begin, indent);
    at_ = next_line(bytes_, begin);
    if (!find_text()) return false;
    if (indent_ >= indent && is_dash(line_)) return list(indent_, indent);
    if (indent_ > indent) return map(indent_);
    builder_.scalar(Style::none, {after, after}, {});
    end_ = after;
    return true;
  }

  // Reads the block list whose first dash is at `line_`, inside a map indented by `map_indent`.
  bool list(int indent, int map_indent) {
    if (!open(Kind::list, Style::block, line_)) return false;
    do {
      std::uint32_t begin = line_ + 2;
      while (at(begin) == ' ') ++begin;
      if (ends_line(begin) || !item(begin, indent)) return false;
    } while (indent_ == indent && is_dash(line_));
    builder_.close(end_);
    return indent_ < indent || (indent == map_indent && indent_ == indent);
  }

  bool item(std::uint32_t begin, int indent) {
    std::uint32_t end = begin;
    while (is_in(key_characters, at(end))) ++end;
    const bool is_map = at(end) == ':' && (ends_line(end + 1) || bytes_[end + 1] == ' ');
    if (!is_map) return inline_value(begin, indent);
    indent += static_cast<int>(begin - line_);
    line_ = begin;
    return map(indent);
  }

  // Reads a value that begins on its key's or dash's line, in a block indented by `indent`.
  bool inline_value(std::uint32_t begin, int indent) {
    const char c = bytes_[begin];
    if (c == '|') return literal(begin, indent);
    std::uint32_t end = 0;
    if (c == '{' || c == '[') {
      if (!flow(begin, end)) return false;
    } else if (c == '\'' || c == '"') {
      if (!quoted(begin, end)) return false;
    } else if (!plain(begin, end)) {
      return false;
    }
    // A line that is indented deeper would continue the value.
    return finish_line(end) && indent_ <= indent;
  }

  bool literal(std::uint32_t begin, int indent) {
    const std::uint32_t header_end = begin + (at(begin + 1) == '-' ? 2 : 1);
    if (!ends_line(header_end)) return false;
    auto block = scan_block(bytes_, begin, indent);
    if (!block || block->text.find_first_not_of(" \n") == std::string::npos) return false;
    builder_.scalar(Style::literal, {begin, block->end}, builder_.keep(std::move(block->text)));
    end_ = block->end;
    at_ = next_line(bytes_, block->end);
    return find_text() && indent_ <= indent;
  }

  bool plain(std::uint32_t begin, std::uint32_t& end) {
    if (!is_in(plain_begins, bytes_[begin])) return false;
    std::uint32_t offset = begin;
    end = begin;
    for (; !ends_line(offset); ++offset) {
      const char c = bytes_[offset];
      if (c == '\t') return false;
      if (c == ':' && (ends_line(offset + 1) || bytes_[offset + 1] == ' ' || bytes_[offset + 1] == '\t')) return false;
      if (c == '#' && bytes_[offset - 1] == ' ') break;
      if (c != ' ') end = offset + 1;
    }
    builder_.scalar(Style::plain, {begin, end}, bytes_.substr(begin, end - begin));
    return true;
  }

  bool quoted(std::uint32_t begin, std::uint32_t& end) {
    const char quote = bytes_[begin];
    const Style style = quote == '"' ? Style::double_quoted : Style::single_quoted;
    std::uint32_t offset = begin + 1;
    while (!ends_line(offset) && bytes_[offset] != quote && bytes_[offset] != '\\') ++offset;
    if (at(offset) == quote && at(offset + 1) != quote) {
      end = offset + 1;
      builder_.scalar(style, {begin, end}, bytes_.substr(begin + 1, offset - begin - 1));
      return true;
    }
    Quoted scanned = scan_quoted(bytes_, begin);
    if (scanned.fault != Quoted::Fault::none || scanned.has_lines) return false;
    end = scanned.end;
    const std::string_view there = bytes_.substr(begin + 1, scanned.text.size());
    builder_.scalar(style, {begin, end}, there == scanned.text ? there : builder_.keep(std::move(scanned.text)));
    return true;
  }

  // Reads a list or map in brackets, or a scalar between them.
  bool flow(std::uint32_t begin, std::uint32_t& end) {
    const char c = at(begin);
    if (c == '\'' || c == '"') return quoted(begin, end);
    if (c != '{' && c != '[') return flow_plain(begin, end);
    const bool is_map = c == '{';
    const char closing = is_map ? '}' : ']';
    if (!open(is_map ? Kind::map : Kind::list, Style::flow, begin)) return false;
    std::uint32_t offset = begin + 1;
    while (at(offset) == ' ') ++offset;
    while (at(offset) != closing) {
      if (is_map && !key(offset, offset)) return false;
      while (at(offset) == ' ') ++offset;
      if (!flow(offset, offset)) return false;
      while (at(offset) == ' ') ++offset;
      if (at(offset) == closing) break;
      if (at(offset) != ',') return false;
      ++offset;
      while (at(offset) == ' ') ++offset;
      if (at(offset) == closing) return false;
    }
    end = offset + 1;
    builder_.close(end);
    return true;
  }

  bool flow_plain(std::uint32_t begin, std::uint32_t& end) {
    if (begin >= size() || !is_in(plain_begins, bytes_[begin])) return false;
    std::uint32_t text_end = begin;
    for (std::uint32_t offset = begin; !ends_line(offset); ++offset) {
      const char c = bytes_[offset];
      if (c == ',' || c == ']' || c == '}') {
        end = text_end;
        builder_.scalar(Style::plain, {begin, text_end}, bytes_.substr(begin, text_end - begin));
        return true;
      }
      if (c == '[' || c == '{' || c == '?' || c == '\t') return false;
      if (c == '#' && bytes_[offset - 1] == ' ') return false;
      if (c == ':' && std::string_view(" ,]}[{\n").find(at(offset + 1)) != std::string_view::npos) return false;
      if (c != ' ') text_end = offset + 1;
    }
    return false;
  }

  DocumentBuilder& builder_;
  std::string_view bytes_;
  std::uint32_t at_ = 0;    // the beginning of the first line that was not looked at
  std::uint32_t line_ = 0;  // where the text of the current line begins
  int indent_ = 0;          // of that line; -1 at the end of the file
  std::uint32_t end_ = 0;   // of the last value
};

}  // namespace

bool read_fast(DocumentBuilder& builder) {
  Diagnostics findings;
  return FastReader(builder).read() && builder.keys_are_unique(findings);
}

}  // namespace matchdesk::yaml

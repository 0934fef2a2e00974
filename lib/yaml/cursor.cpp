#include "yaml/cursor.hpp"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <utility>

#include "yaml/bytes.hpp"
#include "yaml/scan.hpp"

namespace matchdesk::yaml {

SyntaxError error_at(std::uint32_t begin, std::string code, std::string message, std::string hint) {
  return {std::move(code), {begin, begin + 1}, std::move(message), std::move(hint)};
}

namespace {

bool is_document_marker(std::string_view bytes, std::uint32_t at) {
  const std::string_view word = bytes.substr(std::min<std::size_t>(at, bytes.size()), 3);
  return (word == "---" || word == "...") && column_at(bytes, at) == 0 && is_space_at(bytes, at + 3);
}

SyntaxError unclosed_bracket(std::string_view bytes, std::uint32_t begin) {
  return error_at(begin, "unclosed-bracket", fmt::format("this '{}' is not closed", bytes[begin]),
                  fmt::format("write '{}' where it ends", bytes[begin] == '{' ? '}' : ']'));
}

SyntaxError tab_indentation(std::uint32_t begin) {
  return error_at(begin, "tab-indentation", "the indentation contains a tab", "indent with spaces");
}

}  // namespace

Span rest_of_line(std::string_view bytes, std::uint32_t begin) {
  std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
  if (const auto comment = bytes.substr(0, end).find(" #", begin); comment != bytes.npos) end = comment;
  while (end > begin + 1 && is_blank(bytes[end - 1])) --end;
  return {begin, static_cast<std::uint32_t>(std::max<std::size_t>(end, begin + 1))};
}

SyntaxError missing_colon(std::string_view bytes, Span key) {
  const std::string_view text = bytes.substr(key.begin, key.end - key.begin);
  const bool is_quoted = text.starts_with('"') || text.starts_with('\'');
  return {"missing-colon", key, fmt::format("no value follows '{}'", text),
          is_quoted || text.find(':') == text.npos ? "write 'key: value'; indent the second and later lines of a text"
                                                   : "put a space after the colon: 'key: value'"};
}

SyntaxError unclosed_quote(std::uint32_t begin) {
  return error_at(begin, "unclosed-quote", "this quote is not closed where the value should end",
                  "close it; a text of several lines is better written after '|'");
}

SyntaxError reserved_character(std::string_view bytes, std::uint32_t begin) {
  return error_at(begin, "reserved-character",
                  fmt::format("a text without quotes cannot begin with '{}'", bytes[begin]), "put the text in quotes");
}

std::optional<SyntaxError> indicator_error(std::string_view bytes, std::uint32_t begin) {
  switch (byte_at(bytes, begin)) {
    case '&':
      return error_at(begin, "anchor", "anchors (&name) are not supported",
                      "write the value out; put a text in quotes");
    case '*':
      return error_at(begin, "alias", "aliases (*name) are not supported", "write the value out; put a text in quotes");
    case '!':
      return error_at(begin, "tag", "tags (!name) are not supported", "remove the tag; put a text in quotes");
    case '@':
    case '`':
    case '%':
      return reserved_character(bytes, begin);
    default:
      return std::nullopt;
  }
}

Cursor::Cursor(std::string_view bytes) : bytes_(bytes) { at_ = skip_prefix(); }

std::uint32_t Cursor::skip(std::uint32_t from) const {
  std::uint32_t at = from;
  bool is_indentation = at == text_begin(bytes_) || (at > 0 && bytes_[at - 1] == '\n');
  for (; at < bytes_.size(); ++at) {
    const char c = bytes_[at];
    if (is_line_end(c)) {
      is_indentation = true;
    } else if (c == '#' && (is_indentation || (at > 0 && is_blank(bytes_[at - 1])))) {
      at = static_cast<std::uint32_t>(std::min(bytes_.find('\n', at), bytes_.size())) - 1;
    } else if (c == '\t' && is_indentation) {
      throw tab_indentation(at);
    } else if (!is_blank(c)) {
      break;
    }
  }
  return at;
}

// Skips comments and one "---" line before anything else.
std::uint32_t Cursor::skip_prefix() const {
  const std::uint32_t at = skip(text_begin(bytes_));
  if (byte_at(bytes_, at) == '%' && column_at(bytes_, at) == 0) {
    throw SyntaxError{"directive", rest_of_line(bytes_, at), "directives (lines that begin with %) are not supported",
                      "remove this line"};
  }
  if (!is_document_marker(bytes_, at) || bytes_[at] != '-') return text_begin(bytes_);
  const std::uint32_t next = skip(at + 3);
  if (next < bytes_.size() && bytes_.substr(at, next - at).find('\n') == std::string_view::npos) {
    throw error_at(next, "document-marker", "nothing may follow '---' on its line",
                   "begin the record on a line of its own");
  }
  return at + 3;
}

void Cursor::unexpected(std::uint32_t begin) const {
  if (is_document_marker(bytes_, begin)) {
    throw SyntaxError{"document-marker",
                      {begin, begin + 3},
                      "a file holds one record: no second one and no end mark",
                      "remove this line and what follows it"};
  }
  const Span span = rest_of_line(bytes_, begin);
  if (span.begin < bytes_.size() && bytes_[begin] == '#') {
    throw SyntaxError{"unexpected-text", span, "this belongs to no key or list",
                      "put a space before '#' where a comment begins"};
  }
  throw SyntaxError{"unexpected-text", span, "this belongs to no key or list",
                    "check the indentation and the quotes here and on the line before"};
}

void Cursor::begin_value() {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  if (frame.has_key) {
    frame.has_key = false;
    return;
  }
  const std::uint32_t next = peek();
  if (frame.style == Style::flow) {
    if (!frame.is_empty) {
      if (byte_at(bytes_, next) != ',') unexpected(next);
      at_ = next + 1;
    }
  } else {
    if (next >= bytes_.size() || column_at(bytes_, next) != frame.indent) unexpected(next);
    if (frame.kind == Kind::list) {
      if (bytes_[next] != '-' || !is_space_at(bytes_, next + 1)) unexpected(next);
      at_ = next + 1;
      const std::size_t blanks_end = std::min(bytes_.find_first_not_of(" \t", at_), bytes_.size());
      const std::size_t tab = bytes_.substr(0, blanks_end).find('\t', at_);
      if (tab != std::string_view::npos) throw tab_indentation(static_cast<std::uint32_t>(tab));
    }
  }
  frame.is_empty = false;
}

void Cursor::require(std::uint32_t begin, Thing thing) const {
  const std::uint32_t next = peek();
  if (next != begin) unexpected(std::min(next, begin));
  if (frames_.empty() || is_in_flow() || thing == Thing::key) return;
  if (bytes_.substr(at_, begin - at_).find('\n') == std::string_view::npos) return;
  // On a line of its own a value is indented deeper than its key or dash; only the dashes of a list may align with it.
  const bool may_align = thing == Thing::block_list && frames_.back().kind == Kind::map;
  const int column = column_at(bytes_, begin);
  if (may_align ? column < block_indent() : column <= block_indent()) unexpected(begin);
}

void Cursor::pass_colon(Span key) {
  std::uint32_t colon = key.end;
  while (is_blank(byte_at(bytes_, colon))) ++colon;
  const bool is_quoted = bytes_[key.begin] == '"' || bytes_[key.begin] == '\'';
  if (byte_at(bytes_, colon) != ':' || !(is_space_at(bytes_, colon + 1) || (is_in_flow() && is_quoted))) {
    throw missing_colon(bytes_, key);
  }
  at_ = colon + 1;
  frames_.back().has_key = true;
}

void Cursor::enter(Kind kind, Style style, std::uint32_t begin) {
  const bool is_flow = style == Style::flow;
  if (is_flow && bytes_[begin] != (kind == Kind::map ? '{' : '[')) {
    const Span rest = rest_of_line(bytes_, begin);
    if (bytes_.substr(rest.begin, rest.end - rest.begin).find(':') == std::string_view::npos) {
      throw unclosed_bracket(bytes_, frames_.back().begin);
    }
    throw SyntaxError{"missing-braces", rest, "a map inside of brackets needs braces",
                      "write '{key: value}', or put the text in quotes"};
  }
  frames_.push_back({kind, style, begin, column_at(bytes_, begin)});
  at_ = is_flow ? begin + 1 : begin;
}

void Cursor::leave() {
  const Frame frame = frames_.back();
  if (frame.style == Style::flow) {
    std::uint32_t next = peek();
    if (byte_at(bytes_, next) == ',' && !frame.is_empty) next = skip(next + 1);
    if (byte_at(bytes_, next) != (frame.kind == Kind::map ? '}' : ']')) unexpected(next);
    at_ = next + 1;
  }
  frames_.pop_back();
}

void Cursor::finish() const {
  if (const std::uint32_t next = peek(); next < bytes_.size()) unexpected(next);
}

int Cursor::block_indent() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->style == Style::block) return frame->indent;
  }
  return -1;
}

std::optional<SyntaxError> Cursor::fault_of_quote(std::uint32_t begin) const {
  const char c = byte_at(bytes_, begin);
  if (c != '"' && c != '\'') return std::nullopt;
  const Quoted quoted = scan_quoted(bytes_, begin);
  if (quoted.fault == Quoted::Fault::escape) {
    const Span span{quoted.end, std::min(quoted.end + 2, static_cast<std::uint32_t>(bytes_.size()))};
    return SyntaxError{
        "unknown-escape", span,
        fmt::format("'{}' means nothing in double quotes", bytes_.substr(span.begin, span.end - span.begin)),
        "write a backslash as '\\\\', or use single quotes"};
  }
  const bool is_unclosed = quoted.fault == Quoted::Fault::unclosed;
  const bool is_shallow = quoted.has_lines && quoted.least_indent <= block_indent();
  return is_unclosed || is_shallow ? std::optional(unclosed_quote(begin)) : std::nullopt;
}

SyntaxError Cursor::explain(std::string_view message, std::uint32_t place) const {
  const std::uint32_t next = peek();
  if (const auto error = fault_of_quote(next)) return *error;
  if (const auto error = indicator_error(bytes_, next)) return *error;
  const std::uint32_t found = std::min(place, static_cast<std::uint32_t>(bytes_.size()));
  if (message == YAML::ErrorMsg::MAP_VALUE) {
    if (expects_key() && bytes_.substr(next, found - std::min(next, found)).find('\n') != bytes_.npos) {
      return missing_colon(bytes_, rest_of_line(bytes_, next));
    }
    return error_at(found, "unexpected-colon", "a text without quotes cannot contain a colon and a space",
                    "put the text in quotes, or check the indentation of this line");
  }
  if (is_in_flow() && (message == YAML::ErrorMsg::END_OF_SEQ_FLOW || message == YAML::ErrorMsg::END_OF_MAP_FLOW)) {
    return unclosed_bracket(bytes_, frames_.back().begin);
  }
  if (message == YAML::ErrorMsg::FLOW_END) {
    return error_at(found, "unexpected-bracket", "no bracket is open that this could close",
                    "remove it, or put the text in quotes");
  }
  if (message == YAML::ErrorMsg::BLOCK_ENTRY) {
    return error_at(found, "unexpected-dash", "a list cannot begin here",
                    "begin it on the next line, or put the text in quotes");
  }
  if (message == YAML::ErrorMsg::END_OF_MAP || message == YAML::ErrorMsg::END_OF_SEQ) {
    try {
      finish();
    } catch (const SyntaxError& error) {
      return error;
    }
  }
  if (byte_at(bytes_, found) == '\t') return tab_indentation(found);
  return {"unreadable",
          {found, found},
          "from here on this cannot be read",
          "check the indentation, the quotes and the brackets on this line"};
}

}  // namespace matchdesk::yaml

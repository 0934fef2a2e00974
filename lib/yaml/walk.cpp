#include "yaml/walk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "yaml/bytes.hpp"

namespace matchdesk::yaml {
namespace {

bool is_document_marker(std::string_view bytes, std::uint32_t at) {
  const std::string_view word = bytes.substr(std::min<std::size_t>(at, bytes.size()), 3);
  return (word == "---" || word == "...") && column_at(bytes, at) == 0 && is_space_at(bytes, at + 3);
}

}  // namespace

Span rest_of_line(std::string_view bytes, std::uint32_t begin) {
  std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
  if (const auto comment = bytes.substr(0, end).find(" #", begin); comment != bytes.npos) end = comment;
  while (end > begin + 1 && is_blank(bytes[end - 1])) --end;
  return {begin, static_cast<std::uint32_t>(std::max<std::size_t>(end, begin + 1))};
}

Refusal missing_colon(std::string_view bytes, Span key) {
  const std::string_view text = bytes.substr(key.begin, key.end - key.begin);
  const bool is_quoted = text.starts_with('"') || text.starts_with('\'');
  return {"missing-colon", key, fmt::format("no value follows '{}'", text),
          is_quoted || text.find(':') == text.npos ? "write 'key: value'; indent the second and later lines of a text"
                                                   : "put a space after the colon: 'key: value'"};
}

Refusal unclosed_bracket(std::string_view bytes, std::uint32_t begin) {
  return {"unclosed-bracket",
          {begin, begin + 1},
          fmt::format("this '{}' is not closed", bytes[begin]),
          fmt::format("write '{}' where it ends", bytes[begin] == '{' ? '}' : ']')};
}

Refusal tab_indentation(std::uint32_t begin) {
  return {"tab-indentation", {begin, begin + 1}, "a tab stands in the indentation", "indent with spaces"};
}

Walk::Walk(std::string_view bytes) : bytes_(bytes), at_(0) { at_ = skip_prefix(); }

std::uint32_t Walk::skip(std::uint32_t from) const {
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

// Over comments and one "---" line before anything else.
std::uint32_t Walk::skip_prefix() const {
  const std::uint32_t at = skip(text_begin(bytes_));
  if (byte_at(bytes_, at) == '%' && column_at(bytes_, at) == 0) {
    throw Refusal{"directive", rest_of_line(bytes_, at), "directives (lines that begin with %) are not supported",
                  "remove this line"};
  }
  if (!is_document_marker(bytes_, at) || bytes_[at] != '-') return text_begin(bytes_);
  const std::uint32_t next = skip(at + 3);
  if (next < bytes_.size() && bytes_.substr(at, next - at).find('\n') == std::string_view::npos) {
    throw Refusal{"document-marker",
                  {next, next + 1},
                  "nothing may stand after '---' on its line",
                  "begin the record on a line of its own"};
  }
  return at + 3;
}

void Walk::unexpected(std::uint32_t begin) const {
  if (is_document_marker(bytes_, begin)) {
    throw Refusal{"document-marker",
                  {begin, begin + 3},
                  "a file holds one record: no second one and no end mark",
                  "remove this line and what follows it"};
  }
  const Span span = rest_of_line(bytes_, begin);
  if (span.begin < bytes_.size() && bytes_[begin] == '#') {
    throw Refusal{"unexpected-text", span, "this belongs to nothing", "put a space before '#' where a comment begins"};
  }
  throw Refusal{"unexpected-text", span, "this belongs to nothing",
                "check the indentation and the quotes here and on the line before"};
}

void Walk::begin_value() {
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

void Walk::require(std::uint32_t begin, Thing thing) const {
  const std::uint32_t next = peek();
  if (next != begin) unexpected(std::min(next, begin));
  if (frames_.empty() || is_in_flow() || thing == Thing::key) return;
  if (bytes_.substr(at_, begin - at_).find('\n') == std::string_view::npos) return;
  // On a line of its own it stands deeper than its key or dash; only the dashes of a list may stand below their key.
  const bool may_align = thing == Thing::block_list && frames_.back().kind == Kind::map;
  const int column = column_at(bytes_, begin);
  if (may_align ? column < block_indent() : column <= block_indent()) unexpected(begin);
}

void Walk::pass_colon(Span key) {
  std::uint32_t colon = key.end;
  while (is_blank(byte_at(bytes_, colon))) ++colon;
  const bool is_quoted = bytes_[key.begin] == '"' || bytes_[key.begin] == '\'';
  if (byte_at(bytes_, colon) != ':' || !(is_space_at(bytes_, colon + 1) || (is_in_flow() && is_quoted))) {
    throw missing_colon(bytes_, key);
  }
  at_ = colon + 1;
  frames_.back().has_key = true;
}

void Walk::enter(Kind kind, Style style, std::uint32_t begin) {
  const bool is_flow = style == Style::flow;
  if (is_flow && bytes_[begin] != (kind == Kind::map ? '{' : '[')) {
    const Span rest = rest_of_line(bytes_, begin);
    if (bytes_.substr(rest.begin, rest.end - rest.begin).find(':') == std::string_view::npos) {
      throw unclosed_bracket(bytes_, frames_.back().begin);
    }
    throw Refusal{"missing-braces", rest, "a map inside of brackets needs braces",
                  "write '{key: value}', or put the text in quotes"};
  }
  frames_.push_back({kind, style, begin, column_at(bytes_, begin)});
  at_ = is_flow ? begin + 1 : begin;
}

void Walk::leave() {
  const Frame frame = frames_.back();
  if (frame.style == Style::flow) {
    std::uint32_t next = peek();
    if (byte_at(bytes_, next) == ',' && !frame.is_empty) next = skip(next + 1);
    if (byte_at(bytes_, next) != (frame.kind == Kind::map ? '}' : ']')) unexpected(next);
    at_ = next + 1;
  }
  frames_.pop_back();
}

void Walk::finish() const {
  if (const std::uint32_t next = peek(); next < bytes_.size()) unexpected(next);
}

int Walk::block_indent() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->style == Style::block) return frame->indent;
  }
  return -1;
}

const std::uint32_t* Walk::open_bracket() const { return is_in_flow() ? &frames_.back().begin : nullptr; }

}  // namespace matchdesk::yaml

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "yaml/bytes.hpp"
#include "yaml/cursor.hpp"
#include "yaml/read.hpp"
#include "yaml/scan.hpp"

namespace matchdesk::yaml {
namespace {

SyntaxError unclear(Span span) {
  return {"unclear-value", span, "this can be read in more than one way", "put the text in double quotes, on one line"};
}

bool is_null_word(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

// Repairs what yaml-cpp 0.7 makes of the escapes \\N and \\_: a single byte each, which is not UTF-8.
std::string with_whole_characters(std::string_view text) {
  std::string whole;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead == 0x85 || lead == 0xA0) whole += '\xC2';
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    whole += text.substr(i, length);
    i += length;
  }
  return whole;
}

// yaml-cpp counts from after the byte order mark.
std::uint32_t place_of(const YAML::Mark& mark, std::string_view bytes) {
  return text_begin(bytes) + static_cast<std::uint32_t>(std::max(mark.pos, 0));
}

class EventReader : public YAML::EventHandler {
 public:
  explicit EventReader(DocumentBuilder& builder) : builder_(builder), bytes_(builder.bytes()), cursor_(bytes_) {}

  const Cursor& cursor() const { return cursor_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override { cursor_.finish(); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_indicator(place(mark)); }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const bool is_key = cursor_.expects_key();
    cursor_.begin_value();
    const std::uint32_t next = cursor_.peek();
    require_root_map(next);
    const std::string_view word = null_word_at(next);
    if (is_key) {
      if (word.empty()) throw error_at(next, "missing-key", "there is no key before this", "write 'key: value'");
      add_key(next, word);
    } else if (!word.empty() && place(mark) == next && !is_followed_by_colon(next + word.size())) {
      cursor_.require(next, Cursor::Thing::value);
      require_bare(next, anchor, "?");
      add_scalar(Style::plain, {next, end_of(next, word)}, word);
    } else {
      if (anchor != 0 || indicator_error(bytes_, next)) refuse_indicator(next);
      if (cursor_.is_in_flow() && byte_at(bytes_, cursor_.at() - 1) != ':') {
        throw error_at(next, "missing-item", "there is nothing before this comma", "remove one comma");
      }
      add_scalar(Style::none, {cursor_.at(), cursor_.at()}, {});
    }
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const bool is_key = cursor_.expects_key();
    cursor_.begin_value();
    const std::uint32_t begin = place(mark);
    cursor_.require(begin, is_key ? Cursor::Thing::key : Cursor::Thing::value);
    if (bytes_[begin] == ':' && cursor_.is_in_flow()) throw reserved_character(bytes_, begin);
    require_bare(begin, anchor, tag);
    if (is_key) {
      add_key(begin, value);
      return;
    }
    require_root_map(begin);
    switch (bytes_[begin]) {
      case '\'':
      case '"':
        return add_quoted(begin, value);
      case '|':
      case '>':
        return add_block(begin, value);
      default:
        return add_scalar(Style::plain, {begin, end_of(begin, value)}, value);
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Kind::list, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Kind::map, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  std::uint32_t place(const YAML::Mark& mark) const { return place_of(mark, bytes_); }

  std::string_view null_word_at(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (!is_space_at(bytes_, end) && std::string_view(",]}:").find(bytes_[end]) == std::string_view::npos) ++end;
    const std::string_view word = bytes_.substr(begin, end - begin);
    return is_null_word(word) ? word : std::string_view();
  }

  bool is_followed_by_colon(std::size_t at) const {
    while (is_blank(byte_at(bytes_, at))) ++at;
    return byte_at(bytes_, at) == ':';
  }

  std::uint32_t end_of(std::uint32_t begin, std::string_view plain_text) const {
    if (const auto end = match_plain(bytes_, begin, plain_text)) return *end;
    throw unclear({begin, begin + 1});
  }

  void refuse_indicator(std::uint32_t begin) const {
    if (const auto error = indicator_error(bytes_, begin)) throw *error;
    throw unclear({begin, begin + 1});
  }

  void require_bare(std::uint32_t begin, YAML::anchor_t anchor, std::string_view tag) const {
    if (anchor != 0 || (tag != "?" && tag != "!") || indicator_error(bytes_, begin)) refuse_indicator(begin);
  }

  // A view of the text that lasts as long as the document: of the bytes at `begin` if they are the text, else of a
  // copy.
  std::string_view lasting(std::uint32_t begin, std::string_view text) {
    const std::string_view there = bytes_.substr(begin, text.size());
    return there == text ? there : builder_.keep(std::string(text));
  }

  void add_scalar(Style style, Span span, std::string_view text) {
    const bool is_quoted = style == Style::single_quoted || style == Style::double_quoted;
    builder_.scalar(style, span, lasting(is_quoted ? span.begin + 1 : span.begin, text));
    cursor_.pass(span.end);
  }

  void require_root_map(std::uint32_t begin) const {
    if (builder_.depth() > 0) return;
    throw error_at(begin, "not-a-map", "the file does not consist of keys and values", "write 'key: value' lines");
  }

  Quoted quoted_at(std::uint32_t begin, std::string_view text) const {
    Quoted quoted = scan_quoted(bytes_, begin);
    if (quoted.fault != Quoted::Fault::none) throw unclosed_quote(begin);
    if (quoted.has_lines && quoted.least_indent <= cursor_.block_indent()) throw unclosed_quote(begin);
    if (quoted.text != text && quoted.text != with_whole_characters(text)) throw unclear({begin, quoted.end});
    return quoted;
  }

  void add_quoted(std::uint32_t begin, std::string_view text) {
    const Quoted quoted = quoted_at(begin, text);
    add_scalar(bytes_[begin] == '"' ? Style::double_quoted : Style::single_quoted, {begin, quoted.end}, quoted.text);
  }

  void add_block(std::uint32_t begin, std::string_view text) {
    const bool is_literal = bytes_[begin] == '|';
    const auto block = scan_block(bytes_, begin, cursor_.block_indent());
    if (!block || block->text != text) throw unclear({begin, begin + 1});
    builder_.scalar(is_literal ? Style::literal : Style::folded, {begin, block->end}, builder_.keep(std::string(text)));
    cursor_.pass(block->end);
  }

  void add_key(std::uint32_t begin, std::string_view text) {
    if (bytes_[begin] == '"' || bytes_[begin] == '\'') {
      const Quoted quoted = quoted_at(begin, text);
      if (quoted.has_lines) throw unclosed_quote(begin);
      pass_key({begin, quoted.end}, begin + 1, quoted.text);
      return;
    }
    if (bytes_[begin] == '?' && is_space_at(bytes_, begin + 1)) refuse_complex_key(begin);
    const Span span{begin, end_of(begin, text)};
    if (text == "<<") throw SyntaxError{"merge-key", span, "merge keys (<<) are not supported", "write the keys out"};
    if (bytes_.substr(begin, span.end - begin).find('\n') != std::string_view::npos) {
      throw missing_colon(bytes_, rest_of_line(bytes_, begin));
    }
    pass_key(span, begin, text);
  }

  void pass_key(Span span, std::uint32_t content, std::string_view text) {
    cursor_.pass_colon(span);
    builder_.key(span, lasting(content, text));
  }

  [[noreturn]] void refuse_complex_key(std::uint32_t begin) const {
    throw error_at(begin, "complex-key", "a key must be a word or a text in quotes, on one line", "write 'key: value'");
  }

  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value yaml_style) {
    const std::uint32_t begin = place(mark);
    if (cursor_.expects_key()) refuse_complex_key(begin);
    const Style style = yaml_style == YAML::EmitterStyle::Flow ? Style::flow : Style::block;
    cursor_.begin_value();
    cursor_.require(begin,
                    kind == Kind::list && style == Style::block ? Cursor::Thing::block_list : Cursor::Thing::value);
    require_bare(begin, anchor, tag);
    if (builder_.depth() >= deepest_nesting) {
      throw error_at(begin, "too-deep", fmt::format("lists and maps are nested more than {} deep", deepest_nesting),
                     "write it flatter");
    }
    if (style == Style::block && byte_at(bytes_, begin) == '?' && is_space_at(bytes_, begin + 1))
      refuse_complex_key(begin);
    if (kind == Kind::list) require_root_map(begin);
    cursor_.enter(kind, style, begin);
    builder_.open(kind, style, begin);
  }

  void close() {
    cursor_.leave();
    builder_.close(cursor_.at());
  }

  DocumentBuilder& builder_;
  std::string_view bytes_;
  Cursor cursor_;
};

void add_empty_root(DocumentBuilder& builder) {
  const auto end = static_cast<std::uint32_t>(builder.bytes().size());
  builder.open(Kind::map, Style::block, end);
  builder.close(end);
}

}  // namespace

bool read_events(DocumentBuilder& builder, Diagnostics& findings) {
  const auto refuse = [&](SyntaxError error) {
    findings.push_back(builder.document().finding(Severity::error, std::move(error.code), error.span,
                                                  std::move(error.message), std::move(error.hint)));
    return false;
  };
  const std::string_view bytes = builder.bytes();
  try {
    EventReader reader(builder);
    if (reader.cursor().peek() >= bytes.size()) {
      add_empty_root(builder);
      return true;
    }
    std::istringstream input(std::string(bytes.substr(text_begin(bytes))));
    YAML::Parser parser(input);
    try {
      if (!parser.HandleNextDocument(reader)) return refuse(unclear({0, 1}));
    } catch (const YAML::ParserException& exception) {
      return refuse(reader.cursor().explain(exception.msg, place_of(exception.mark, bytes)));
    }
  } catch (SyntaxError& error) {
    return refuse(std::move(error));
  }
  return builder.keys_are_unique(findings);
}

}  // namespace matchdesk::yaml

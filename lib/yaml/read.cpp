#include "yaml/read.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "yaml/bytes.hpp"
#include "yaml/explain.hpp"
#include "yaml/scan.hpp"
#include "yaml/walk.hpp"

namespace matchdesk::yaml {
namespace {

Refusal unclear(Span span) {
  return {"unclear-value", span, "this can be read in more than one way", "put the text in double quotes, on one line"};
}

bool is_null_word(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

// yaml-cpp 0.7 writes the escapes \\N and \\_ as a single byte, which is no UTF-8: such bytes as the characters they
// mean.
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

// yaml-cpp is given the bytes after a byte order mark.
std::uint32_t place_of(const YAML::Mark& mark, std::string_view bytes) {
  return text_begin(bytes) + static_cast<std::uint32_t>(std::max(mark.pos, 0));
}

class EventReader : public YAML::EventHandler {
 public:
  explicit EventReader(Builder& builder) : builder_(builder), bytes_(builder.bytes()), walk_(bytes_) {}

  const Walk& walk() const { return walk_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override { walk_.finish(); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_indicator(place(mark)); }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const bool is_key = walk_.expects_key();
    walk_.begin_value();
    const std::uint32_t next = walk_.peek();
    require_root_map(next);
    const std::string_view word = null_word_at(next);
    if (is_key) {
      if (word.empty())
        throw Refusal{"missing-key", {next, next + 1}, "no key stands before this", "write 'key: value'"};
      add_key(next, word);
    } else if (!word.empty() && place(mark) == next && !is_followed_by_colon(next + word.size())) {
      walk_.require(next, Walk::Thing::value);
      require_bare(next, anchor, "?");
      add_scalar(Style::plain, {next, end_of(next, word)}, word);
    } else {
      if (anchor != 0 || refused_indicator(bytes_, next)) refuse_indicator(next);
      if (walk_.is_in_flow() && byte_at(bytes_, walk_.at() - 1) != ':') {
        throw Refusal{"missing-item", {next, next + 1}, "nothing stands before this comma", "remove one comma"};
      }
      add_scalar(Style::none, {walk_.at(), walk_.at()}, {});
    }
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const bool is_key = walk_.expects_key();
    walk_.begin_value();
    const std::uint32_t begin = place(mark);
    walk_.require(begin, is_key ? Walk::Thing::key : Walk::Thing::value);
    if (bytes_[begin] == ':' && walk_.is_in_flow()) throw reserved_character(bytes_, begin);
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
      default: {
        const Span span{begin, end_of(begin, value)};
        add_scalar(Style::plain, span, value);
      }
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
  // yaml-cpp is given the bytes after a byte order mark.
  std::uint32_t place(const YAML::Mark& mark) const {
    return text_begin(bytes_) + static_cast<std::uint32_t>(mark.pos);
  }

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
    if (const auto refusal = refused_indicator(bytes_, begin)) throw *refusal;
    throw unclear({begin, begin + 1});
  }

  void require_bare(std::uint32_t begin, YAML::anchor_t anchor, std::string_view tag) const {
    if (anchor != 0 || (tag != "?" && tag != "!") || refused_indicator(bytes_, begin)) refuse_indicator(begin);
  }

  // A view that lasts of a text that stands at `begin` in the bytes, or else is kept.
  std::string_view lasting(std::uint32_t begin, std::string_view text) {
    const std::string_view there = bytes_.substr(begin, text.size());
    return there == text ? there : builder_.keep(std::string(text));
  }

  void add_scalar(Style style, Span span, std::string_view text) {
    const bool is_quoted = style == Style::single_quoted || style == Style::double_quoted;
    builder_.scalar(style, span, lasting(is_quoted ? span.begin + 1 : span.begin, text));
    walk_.pass(span.end);
  }

  void require_root_map(std::uint32_t begin) const {
    if (builder_.depth() > 0) return;
    throw Refusal{
        "not-a-map", {begin, begin + 1}, "the file does not consist of keys and values", "write 'key: value' lines"};
  }

  Quoted quoted_at(std::uint32_t begin, std::string_view text) const {
    Quoted quoted = scan_quoted(bytes_, begin);
    if (quoted.fault != Quoted::Fault::none) throw unclosed_quote(begin);
    if (quoted.has_lines && quoted.least_indent <= walk_.block_indent()) throw unclosed_quote(begin);
    if (quoted.text != text && quoted.text != with_whole_characters(text)) throw unclear({begin, quoted.end});
    return quoted;
  }

  void add_quoted(std::uint32_t begin, std::string_view text) {
    const Quoted quoted = quoted_at(begin, text);
    add_scalar(bytes_[begin] == '"' ? Style::double_quoted : Style::single_quoted, {begin, quoted.end}, quoted.text);
  }

  void add_block(std::uint32_t begin, std::string_view text) {
    const bool is_literal = bytes_[begin] == '|';
    const auto block = scan_block(bytes_, begin, walk_.block_indent());
    if (!block || block->text != text) {
      throw unclear({begin, begin + 1});
    }
    builder_.scalar(is_literal ? Style::literal : Style::folded, {begin, block->end}, builder_.keep(std::string(text)));
    walk_.pass(block->end);
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
    if (text == "<<") throw Refusal{"merge-key", span, "merge keys (<<) are not supported", "write the keys out"};
    if (bytes_.substr(begin, span.end - begin).find('\n') != std::string_view::npos) {
      throw missing_colon(bytes_, rest_of_line(bytes_, begin));
    }
    pass_key(span, begin, text);
  }

  void pass_key(Span span, std::uint32_t content, std::string_view text) {
    walk_.pass_colon(span);
    builder_.key(span, lasting(content, text));
  }

  [[noreturn]] void refuse_complex_key(std::uint32_t begin) const {
    throw Refusal{"complex-key",
                  {begin, begin + 1},
                  "a key must be a word or a text in quotes, on one line",
                  "write 'key: value'"};
  }

  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value yaml_style) {
    const std::uint32_t begin = place(mark);
    if (walk_.expects_key()) refuse_complex_key(begin);
    const Style style = yaml_style == YAML::EmitterStyle::Flow ? Style::flow : Style::block;
    walk_.begin_value();
    walk_.require(begin, kind == Kind::list && style == Style::block ? Walk::Thing::block_list : Walk::Thing::value);
    require_bare(begin, anchor, tag);
    if (builder_.depth() >= deepest_nesting) {
      throw Refusal{"too-deep",
                    {begin, begin + 1},
                    fmt::format("lists and maps are nested more than {} deep", deepest_nesting),
                    "write it flatter"};
    }
    if (style == Style::block && byte_at(bytes_, begin) == '?' && is_space_at(bytes_, begin + 1))
      refuse_complex_key(begin);
    if (kind == Kind::list) require_root_map(begin);
    walk_.enter(kind, style, begin);
    builder_.open(kind, style, begin);
  }

  void close() {
    walk_.leave();
    builder_.close(walk_.at());
  }

  Builder& builder_;
  std::string_view bytes_;
  Walk walk_;
};

void add_empty_root(Builder& builder) {
  const auto end = static_cast<std::uint32_t>(builder.bytes().size());
  builder.open(Kind::map, Style::block, end);
  builder.close(end);
}

}  // namespace

bool read_events(Builder& builder, Diagnostics& findings) {
  const auto refuse = [&](Refusal refusal) {
    findings.push_back(builder.document().finding(Severity::error, std::move(refusal.code), refusal.span,
                                                  std::move(refusal.message), std::move(refusal.hint)));
    return false;
  };
  const std::string_view bytes = builder.bytes();
  try {
    EventReader reader(builder);
    if (reader.walk().peek() >= bytes.size()) {
      add_empty_root(builder);
      return true;
    }
    std::istringstream input(std::string(bytes.substr(text_begin(bytes))));
    YAML::Parser parser(input);
    try {
      if (!parser.HandleNextDocument(reader)) return refuse(unclear({0, 1}));
    } catch (const YAML::ParserException& exception) {
      return refuse(explain(exception.msg, place_of(exception.mark, bytes), reader.walk(), bytes));
    }
  } catch (Refusal& refusal) {
    return refuse(std::move(refusal));
  }
  return builder.keys_are_unique(findings);
}

}  // namespace matchdesk::yaml

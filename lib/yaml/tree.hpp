#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"

namespace matchdesk::yaml {

enum class Kind : std::uint8_t { scalar, list, map };

// `none` is an absent value: `key:` with nothing after it (a scalar of empty text).
enum class Style : std::uint8_t { none, plain, single_quoted, double_quoted, literal, folded, block, flow };

// Bytes [begin, end) of the file.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

class Document;

// A value in a document: a light handle, valid as long as the document lives at its place.
class Node {
 public:
  Kind kind() const;
  Style style() const;
  bool is_scalar() const { return kind() == Kind::scalar; }
  bool is_list() const { return kind() == Kind::list; }
  bool is_map() const { return kind() == Kind::map; }
  bool is_absent() const { return style() == Style::none; }

  // A scalar's text, unescaped; only a shape knows its type.
  std::string_view text() const;
  // The value's own bytes, with quotes and brackets; of an absent value the empty place right after the colon.
  Span span() const;
  // Of a member of a map; empty elsewhere.
  std::string_view key() const;
  Span key_span() const;

  // Children of a list or map, in the file's order.
  std::size_t size() const;
  std::optional<Node> first() const;
  std::optional<Node> next() const;
  std::optional<Node> find(std::string_view key) const;
  std::vector<Node> children() const;

  const Document& document() const { return *document_; }
  // A finding about this value, or about its key.
  Diagnostic finding(Severity severity, std::string code, std::string message, std::string hint = {}) const;
  Diagnostic finding_at_key(Severity severity, std::string code, std::string message, std::string hint = {}) const;

 private:
  friend class Document;
  Node(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
  const Document* document_;
  std::uint32_t index_;
};

// A file's one YAML document as a tree of spans into its bytes, in an arena of its own.
class Document {
 public:
  // Reads exactly one document whose root is a map; `file` is how findings name it. Returns null and adds findings, as
  // many as can be found at once, for: invalid UTF-8, NUL and other control characters, the line separators NEL, U+2028
  // and U+2029 (about which readers differ), tabs as indentation, anchors, aliases, tags, merge keys, duplicate keys,
  // keys that are not plain or quoted scalars, unclosed quotes, a second document, text that would be dropped, a depth
  // over 16, a file over 1 MiB, and git's conflict markers. A byte order mark and CRLF are accepted and kept. An empty
  // file is an empty map.
  static std::shared_ptr<const Document> parse(std::string file, std::string bytes, Diagnostics& findings);

  const std::string& file() const { return file_; }
  std::string_view bytes() const { return bytes_; }
  Node root() const { return {this, 0}; }
  Position position(std::uint32_t offset) const;
  Diagnostic finding(Severity severity, std::string code, Span span, std::string message, std::string hint = {}) const;

 private:
  friend class Node;
  friend class DocumentBuilder;
  static constexpr std::uint32_t nothing = 0xffffffff;
  struct Entry {
    Kind kind = Kind::scalar;
    Style style = Style::none;
    Span span;
    Span key_span;
    std::string_view text;  // into bytes_ where it stands there as it is, else into texts_
    std::string_view key;
    std::uint32_t first_child = nothing;
    std::uint32_t next_sibling = nothing;
    std::uint32_t child_count = 0;
  };
  Document() = default;

  std::string file_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::unique_ptr<std::string>> texts_;  // scalars whose text differs from their bytes
};

}  // namespace matchdesk::yaml

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// How bytes become a document: Document::parse checks them, then lets one of two readers fill a DocumentBuilder.

inline constexpr std::size_t largest_file = std::size_t{1} << 20U;  // bytes
inline constexpr std::size_t deepest_nesting = 16;  // lists and maps inside each other, the root included

// Fills a document's arena with values in the file's order. Lists and maps are opened, filled and closed; a value in a
// map comes after its key.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string file, std::string bytes);

  const Document& document() const { return *document_; }
  std::string_view bytes() const { return document_->bytes(); }

  // Removes every value, so that another reader can start over.
  void clear();

  // How many lists and maps are open.
  std::size_t depth() const { return open_.size(); }

  void key(Span span, std::string_view text);
  void scalar(Style style, Span span, std::string_view text);
  void open(Kind kind, Style style, std::uint32_t begin);
  void close(std::uint32_t end);

  // Keeps a text that differs from its bytes; the view lasts as long as the document.
  std::string_view keep(std::string text);

  // Adds a finding for every key that its map already has. Returns whether there is none.
  bool keys_are_unique(Diagnostics& findings) const;

  // Returns the document; the builder cannot be used afterwards.
  std::shared_ptr<const Document> finish();

 private:
  struct Open {
    std::uint32_t index;
    std::uint32_t last_child;
  };
  Document::Entry& add();

  std::shared_ptr<Document> document_;
  std::vector<Open> open_;
  Span key_span_;
  std::string_view key_;
};

// Both readers fill the builder from its bytes, in which `check_bytes` found nothing, and give the same tree.

// Reads files in the form that the tool writes: keys of ASCII letters, digits, '_', '-' and '.', a value on one line or
// after '|', lists and maps in brackets on one line, blocks, comments. Returns false for every other file, wrong or
// not; the builder must be cleared then.
bool read_fast(DocumentBuilder& builder);

// Reads every other file, by the events of yaml-cpp, which say what the values are and what scalars mean. Where they
// are is found in the bytes, and every byte must be accounted for. What yaml-cpp and the bytes disagree about, and what
// records do not use, is an error. Returns false after an error.
bool read_events(DocumentBuilder& builder, Diagnostics& findings);

}  // namespace matchdesk::yaml

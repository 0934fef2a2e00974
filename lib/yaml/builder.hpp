#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

inline constexpr std::size_t largest_file = std::size_t{1} << 20U;  // bytes
inline constexpr std::size_t deepest_nesting = 16;  // lists and maps inside each other, the root included

// Fills a document's arena from a stream of values in the file's order, whichever reader makes it. Lists and maps are
// opened, filled and closed; a value in a map comes after its key.
class Builder {
 public:
  Builder(std::string file, std::string bytes);

  const Document& document() const { return *document_; }
  std::string_view bytes() const { return document_->bytes(); }

  // Forgets every value, so that another reader can begin anew.
  void clear();

  // How many lists and maps are open.
  std::size_t depth() const { return open_.size(); }

  void key(Span span, std::string_view text);
  void scalar(Style style, Span span, std::string_view text);
  void open(Kind kind, Style style, std::uint32_t begin);
  void close(std::uint32_t end);

  // Keeps a text that does not stand in the bytes as it is, and gives the view of it that lasts.
  std::string_view keep(std::string text);

  // Adds a finding for every key that its map already has. True when there is none.
  bool keys_are_unique(Diagnostics& findings) const;

  // The document; the builder is empty afterwards.
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

}  // namespace matchdesk::yaml

#include "yaml/tree.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"
#include "yaml/bytes.hpp"

namespace matchdesk::yaml {

Kind Node::kind() const { return document_->entries_[index_].kind; }
Style Node::style() const { return document_->entries_[index_].style; }
std::string_view Node::text() const { return document_->entries_[index_].text; }
Span Node::span() const { return document_->entries_[index_].span; }
std::string_view Node::key() const { return document_->entries_[index_].key; }
Span Node::key_span() const { return document_->entries_[index_].key_span; }
std::size_t Node::size() const { return document_->entries_[index_].child_count; }

std::optional<Node> Node::first() const {
  const auto child = document_->entries_[index_].first_child;
  return child == Document::nothing ? std::nullopt : std::optional(Node(document_, child));
}

std::optional<Node> Node::next() const {
  const auto sibling = document_->entries_[index_].next_sibling;
  return sibling == Document::nothing ? std::nullopt : std::optional(Node(document_, sibling));
}

std::optional<Node> Node::find(std::string_view key) const {
  if (!is_map()) return std::nullopt;
  for (auto child = first(); child; child = child->next()) {
    if (child->key() == key) return child;
  }
  return std::nullopt;
}

std::vector<Node> Node::children() const {
  std::vector<Node> nodes;
  nodes.reserve(size());
  for (auto child = first(); child; child = child->next()) nodes.push_back(*child);
  return nodes;
}

Diagnostic Node::finding(Severity severity, std::string code, std::string message, std::string hint) const {
  return document_->finding(severity, std::move(code), span(), std::move(message), std::move(hint));
}

Diagnostic Node::finding_at_key(Severity severity, std::string code, std::string message, std::string hint) const {
  return document_->finding(severity, std::move(code), key_span(), std::move(message), std::move(hint));
}

Position Document::position(std::uint32_t offset) const {
  const std::string_view bytes = bytes_;
  offset = std::min(offset, static_cast<std::uint32_t>(bytes.size()));
  const auto begin = std::min(line_begin(bytes, offset), offset);
  const auto lines = std::count(bytes.begin(), bytes.begin() + offset, '\n');
  return {static_cast<int>(lines) + 1,
          static_cast<int>(text::count_characters(bytes.substr(begin, offset - begin))) + 1};
}

Diagnostic Document::finding(Severity severity, std::string code, Span span, std::string message,
                             std::string hint) const {
  const std::string_view bytes = bytes_;
  const auto begin = std::min(span.begin, static_cast<std::uint32_t>(bytes.size()));
  const Span line{line_begin(bytes, begin), line_end(bytes, line_begin(bytes, begin))};
  const auto end = std::clamp(span.end, span.begin, std::max(line.end, span.begin));
  const auto length = text::count_characters(bytes.substr(begin, end - span.begin));
  return {severity,
          std::move(code),
          file_,
          position(span.begin),
          std::move(message),
          std::move(hint),
          std::string(bytes.substr(line.begin, line.end - line.begin)),
          std::max(1, static_cast<int>(length))};
}

}  // namespace matchdesk::yaml

#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// The document of bytes that must be readable.
inline std::shared_ptr<const Document> parsed(std::string bytes) {
  Diagnostics findings;
  auto document = Document::parse("a.yaml", std::move(bytes), findings);
  std::string all;
  for (const auto& finding : findings) all += to_text(finding);
  INFO(all);
  REQUIRE(document);
  return document;
}

// What is said about bytes that must not be readable.
inline std::string refused(std::string bytes) {
  Diagnostics findings;
  CHECK(Document::parse("a.yaml", std::move(bytes), findings) == nullptr);
  std::string all;
  for (const auto& finding : findings) all += to_text(finding);
  return all;
}

// The whole tree in one line: lists in [], maps in {}, scalars in the bytes they stand in followed by <what they mean>
// where that differs, absent ones as nothing.
inline std::string outline(const Node& node) {
  std::string text;
  if (node.is_scalar()) {
    const Span span = node.span();
    text = node.document().bytes().substr(span.begin, span.end - span.begin);
    if (text != node.text()) text += "<" + std::string(node.text()) + ">";
    return text;
  }
  for (const Node& child : node.children()) {
    if (!text.empty()) text += ", ";
    if (node.is_map()) text += std::string(child.key()) + ": ";
    text += outline(child);
  }
  return node.is_map() ? "{" + text + "}" : "[" + text + "]";
}

}  // namespace matchdesk::yaml

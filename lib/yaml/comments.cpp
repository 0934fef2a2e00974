#include "yaml/comments.hpp"

#include <algorithm>

#include "text/words.hpp"
#include "yaml/bytes.hpp"

namespace matchdesk::yaml {
namespace {

// The end of the scalar or key at or below the node that holds `at`; nothing if none does. The header of a literal or
// folded scalar does not count: a comment may be there.
std::optional<std::uint32_t> scalar_around(const Node& node, std::uint32_t at) {
  const auto holds = [&](Span span) { return span.begin <= at && at < span.end; };
  if (holds(node.key_span())) return node.key_span().end;
  if (node.is_scalar()) {
    const bool is_block = node.style() == Style::literal || node.style() == Style::folded;
    const bool is_header = is_block && at <= line_end(node.document().bytes(), node.span().begin);
    return holds(node.span()) && !is_header ? std::optional(node.span().end) : std::nullopt;
  }
  for (auto child = node.first(); child; child = child->next()) {
    if (child->key_span().begin > at || (child->key().empty() && child->span().begin > at)) break;
    if (const auto end = scalar_around(*child, at)) return end;
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t after_colon(const Node& member) {
  return static_cast<std::uint32_t>(member.document().bytes().find(':', member.key_span().end) + 1);
}

std::vector<Span> comments_in(const Node& node, Span span) {
  const std::string_view bytes = node.document().bytes();
  std::vector<Span> comments;
  for (auto at = static_cast<std::uint32_t>(bytes.find('#', span.begin)); at < span.end;) {
    const bool may_begin = at == text_begin(bytes) || is_blank(bytes[at - 1]) || bytes[at - 1] == '\n';
    const auto scalar_end = scalar_around(node, at);
    std::uint32_t next = scalar_end.value_or(at + 1);
    if (may_begin && !scalar_end) {
      next = line_end(bytes, at);
      comments.push_back({at, next});
    }
    at = static_cast<std::uint32_t>(std::min(bytes.find('#', next), bytes.size()));
  }
  return comments;
}

std::vector<std::string> comment_texts(const Document& document) {
  std::vector<std::string> texts;
  const auto size = static_cast<std::uint32_t>(document.bytes().size());
  for (const Span span : comments_in(document.root(), {0, size})) {
    texts.emplace_back(text::trim(document.bytes().substr(span.begin, span.end - span.begin)));
  }
  std::ranges::sort(texts);
  return texts;
}

bool has_comment(const Node& node, Span span) { return span.begin < span.end && !comments_in(node, span).empty(); }

}  // namespace matchdesk::yaml

#include "yaml/splice.hpp"

#include <algorithm>

#include "yaml/bytes.hpp"
#include "yaml/comments.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

// A value as it is written after its key: what is on the key's line, and the lines below, each after its "\n".
struct WrittenValue {
  std::string head;
  std::string tail;
};

WrittenValue written_after_key(const Node& node, const Value& value, const Shape& shape, std::uint32_t key_column) {
  const bool stays_flow =
      node.style() == Style::flow && node.size() > 0 && (value.is_list() || value.is_map()) && !has_lines(value);
  if (stays_flow) return {write_flow(value, shape), {}};
  const std::string lines = member_lines("k", value, shape, key_column);
  const std::string_view after = std::string_view(lines).substr(key_column + 2, lines.size() - key_column - 3);
  const std::size_t end = std::min(after.find('\n'), after.size());
  const std::string_view head = after.substr(0, end);
  return {std::string(head.substr(std::min<std::size_t>(1, head.size()))), std::string(after.substr(end))};
}

// The text with the line end that a literal scalar needs, even at the end of a file without a final one.
std::string ended_at(std::string_view text, std::string_view bytes, std::uint32_t end, const Value& value) {
  return end == bytes.size() && has_lines(value) && !text.ends_with('\n') ? std::string(text) + "\n"
                                                                          : std::string(text);
}

}  // namespace

std::optional<Splice> replace_value(const Node& node, const Value& value, const Shape& shape, bool is_in_flow) {
  const std::string_view bytes = node.document().bytes();
  const Span old = node.span();
  if (is_in_flow) {
    if (!node.is_scalar() && has_comment(node, old)) return std::nullopt;
    return Splice{old.begin, old.end, (node.is_absent() ? " " : "") + write_flow(value, shape)};
  }
  const auto key_column = static_cast<std::uint32_t>(column_at(bytes, node.key_span().begin));
  const WrittenValue written = written_after_key(node, value, shape, key_column);
  const std::uint32_t colon = after_colon(node);
  const bool is_block_scalar = node.style() == Style::literal || node.style() == Style::folded;
  const bool is_inline = !is_block_scalar && node.style() != Style::block;

  // Where the old value ends on its first line; what follows there is blank or a comment, and stays.
  std::uint32_t first_end = is_inline ? old.end : colon;
  if (is_block_scalar)
    first_end = static_cast<std::uint32_t>(std::min(bytes.find_first_of(" \t\r\n", old.begin), bytes.size()));
  if (is_inline && written.tail.empty()) {
    if (has_comment(node, old)) return std::nullopt;
    return Splice{old.begin, old.end, (node.is_absent() ? " " : "") + written.head};
  }
  const std::uint32_t rest_end = line_end(bytes, first_end);
  const bool follows_colon =
      is_inline ? node.is_absent() || written.head.empty() : !is_block_scalar || written.head.empty();
  if (node.style() == Style::block && has_lines(value) && has_comment(node, {old.end, line_end(bytes, old.end)})) {
    return std::nullopt;
  }
  Splice splice{follows_colon ? colon : old.begin, std::max(old.end, rest_end), {}};
  if (has_comment(node, {splice.begin, first_end}) || has_comment(node, {rest_end, old.end})) return std::nullopt;
  splice.text = (follows_colon && !written.head.empty() ? " " : "") + written.head;
  splice.text += bytes.substr(first_end, rest_end - first_end);
  splice.text = ended_at(splice.text + written.tail, bytes, splice.end, value);
  return splice;
}

namespace {

// Inserts whole lines where a line begins, or at the end of a last line without a line end.
Splice insert_lines(std::string_view bytes, std::uint32_t at, std::string lines, const Value& value) {
  const bool follows_text = at == bytes.size() && at > text_begin(bytes) && bytes[at - 1] != '\n';
  if (!follows_text) return {at, at, std::move(lines)};
  lines.pop_back();
  return {at, at, ended_at("\n" + lines, bytes, at, value)};
}

Splice add_flow_member(const Node& map, std::optional<Node> before, const std::string& text) {
  if (before) return {before->span().end, before->span().end, (before->is_absent() ? " , " : ", ") + text};
  const auto first = map.first();
  const std::uint32_t at = first ? first->key_span().begin : map.span().begin + 1;
  return {at, at, first ? text + ", " : text};
}

}  // namespace

Splice add_member(const Node& map, std::string_view key, const Value& value, const Shape& shape) {
  const std::string_view bytes = map.document().bytes();
  const Shape& value_shape = member_shape(key, shape);
  const std::size_t own_rank = rank(key, shape);
  std::optional<Node> before;
  for (auto member = map.first(); member && member->key() != last_key; member = member->next()) {
    const std::size_t member_rank = rank(member->key(), shape);
    if (member_rank <= own_rank && (!before || member_rank >= rank(before->key(), shape))) before = member;
  }
  if (key == last_key && map.size() > 0) before = map.children().back();
  if (map.style() == Style::flow) {
    return add_flow_member(map, before, quote(key, Place::flow) + ": " + write_flow(value, value_shape));
  }
  const auto first = map.first();
  const auto column = first ? static_cast<std::size_t>(column_at(bytes, first->key_span().begin)) : 0;
  std::string lines = member_lines(key, value, value_shape, column);
  if (!first) return insert_lines(bytes, static_cast<std::uint32_t>(bytes.size()), std::move(lines), value);
  const std::uint32_t at = before ? next_line(bytes, before->span().end) : line_begin(bytes, first->key_span().begin);
  return insert_lines(bytes, at, std::move(lines), value);
}

Splice add_item(const Node& list, const Value& value, const Shape& item_shape) {
  const std::string_view bytes = list.document().bytes();
  const std::uint32_t end = list.children().back().span().end;
  if (list.style() == Style::flow) return {end, end, ", " + write_flow(value, item_shape)};
  const auto column = static_cast<std::size_t>(column_at(bytes, list.span().begin));
  return insert_lines(bytes, next_line(bytes, end), item_lines(value, item_shape, column), value);
}

Splice remove_member(const Node& map, const Node& member) {
  const std::string_view bytes = map.document().bytes();
  if (map.style() != Style::flow) {
    return {line_begin(bytes, member.key_span().begin), next_line(bytes, member.span().end), {}};
  }
  if (const auto next = member.next()) return {member.key_span().begin, next->key_span().begin, {}};
  std::uint32_t begin = member.key_span().begin;
  for (auto each = map.first(); each && each->key() != member.key(); each = each->next()) begin = each->span().end;
  return {begin, member.span().end, {}};
}

}  // namespace matchdesk::yaml

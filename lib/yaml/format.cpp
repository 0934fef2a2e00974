#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/words.hpp"
#include "yaml/bytes.hpp"
#include "yaml/comments.hpp"
#include "yaml/edit.hpp"
#include "yaml/meaning.hpp"
#include "yaml/scalar.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

// Thrown at a comment that has no place in the canonical form.
struct MisplacedComment {
  std::uint32_t at;
};

// The node's value for writing: as its shape reads it, and with the members that the shape does not know.
Value written_value(const Node& node, const Shape& given) {
  if (is_null(node)) return Value();
  if (node.is_scalar()) {
    if (given.type == Type::text || given.type == Type::line) return Value(node.text());
    Diagnostics findings;
    return check(node, given, findings) ? to_value(node, given) : to_value(node, unknown_shape());
  }
  const Shape& shape = layout_shape(meaning(node), given);
  Value value = node.is_map() ? Value::map() : Value::list();
  for (auto child = node.first(); child; child = child->next()) {
    if (node.is_map()) {
      value.set(child->key(), written_value(*child, member_shape(child->key(), shape)));
    } else {
      value.push(written_value(*child, item_shape(shape)));
    }
  }
  return value;
}

class Formatter {
 public:
  explicit Formatter(const Document& document) : root_(document.root()), bytes_(document.bytes()) {}

  std::string format(const Shape& shape) {
    cursor_ = text_begin(bytes_);
    std::string text;
    if (root_.style() == Style::flow) {
      text = lines_above(line_begin(bytes_, root_.span().begin), 0);
      require_no_comment(root_, root_.span());
      text += with_comment(map_lines(written_value(root_, shape), shape, 0), comment_after(root_.span().end));
      cursor_ = next_line(bytes_, root_.span().end);
    } else {
      text = header();
      text += map(root_, shape, 0);
    }
    text += lines_above(static_cast<std::uint32_t>(bytes_.size()), 0);
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
  }

 private:
  struct FormattedMember {
    std::size_t rank;
    std::string above;
    std::string text;
  };

  void require_no_comment(const Node& node, Span span) const {
    if (span.begin >= span.end) return;
    if (const auto comments = comments_in(node, span); !comments.empty())
      throw MisplacedComment{comments.front().begin};
  }

  // The comments above the first key and a blank line, which are about the file and stay at its beginning.
  std::string header() {
    const auto first = root_.first();
    if (!first) return {};
    std::string above = lines_above(line_begin(bytes_, first->key_span().begin), 0);
    const auto blank = above.rfind("\n\n");
    above_first_ = above.substr(blank == above.npos ? 0 : blank + 2);
    return above.substr(0, above.size() - above_first_.size());
  }

  // The comments and blank lines from the cursor to the line that begins at `end`, indented by `indent`.
  std::string lines_above(std::uint32_t end, std::size_t indent) {
    std::string lines;
    while (cursor_ < end) {
      const std::uint32_t next = next_line(bytes_, cursor_);
      std::string_view line = text::trim(bytes_.substr(cursor_, next - cursor_));
      if (line.starts_with("---")) line = text::trim(line.substr(3));
      cursor_ = next;
      if (line.empty()) {
        if (!lines.ends_with("\n\n") && lines != "\n") lines += '\n';
      } else {
        lines.append(indent, ' ').append(line).append("\n");
      }
    }
    return lines;
  }

  // The comment at the end of the line, where nothing else follows.
  std::string_view comment_after(std::uint32_t at) const {
    return text::trim(bytes_.substr(at, line_end(bytes_, at) - at));
  }

  static std::string with_comment(std::string lines, std::string_view comment) {
    if (!comment.empty()) lines.insert(lines.find('\n'), fmt::format("  {}", comment));
    return lines;
  }

  // Where the comment on the first line of a member or item may begin.
  std::uint32_t first_line_end(const Node& node, std::uint32_t block_begin) const {
    if (node.style() == Style::block) return block_begin;
    const bool is_block_scalar = node.style() == Style::literal || node.style() == Style::folded;
    if (!is_block_scalar) return node.span().end;
    return static_cast<std::uint32_t>(std::min(bytes_.find_first_of(" \t\r\n", node.span().begin), bytes_.size()));
  }

  bool has_comment_inside(const Node& node, std::uint32_t block_begin) const {
    if (node.style() != Style::block) return false;
    return has_comment(node, {line_end(bytes_, block_begin), line_end(bytes_, node.span().end)});
  }

  std::string map(const Node& node, const Shape& given, std::size_t indent) {
    const Shape& shape = layout_shape(meaning(node), given);
    std::vector<FormattedMember> members;
    for (auto member = node.first(); member; member = member->next()) {
      std::string above = std::exchange(above_first_, {});
      above += lines_above(line_begin(bytes_, member->key_span().begin), indent);
      members.push_back({rank(member->key(), shape), std::move(above), this->member(*member, shape, indent)});
    }
    std::ranges::stable_sort(members, {}, &FormattedMember::rank);
    std::string text;
    for (const FormattedMember& each : members) text += each.above + each.text;
    return text;
  }

  std::string member(const Node& node, const Shape& map_shape, std::size_t indent) {
    const Shape& shape = member_shape(node.key(), map_shape);
    const std::uint32_t colon = after_colon(node);
    const std::uint32_t first_end = first_line_end(node, colon);
    const std::string_view comment = comment_after(first_end);
    if (has_comment_inside(node, colon)) {
      cursor_ = next_line(bytes_, colon);
      const std::string key_line = std::string(indent, ' ') + quote(node.key(), Place::block) + ":\n";
      const std::string inner = node.is_map() ? map(node, shape, indent + 2) : list(node, shape, indent);
      return with_comment(key_line, comment) + inner;
    }
    if (node.style() != Style::block) require_no_comment(node, {colon, first_end});
    cursor_ = next_line(bytes_, node.span().end);
    if (is_null(node)) {
      const bool is_needed = !comment.empty() || counts_without_value(node.key(), map_shape);
      return is_needed ? with_comment(std::string(indent, ' ') + quote(node.key(), Place::block) + ":\n", comment) : "";
    }
    return with_comment(member_lines(node.key(), written_value(node, shape), shape, indent), comment);
  }

  std::string list(const Node& node, const Shape& given, std::size_t indent) {
    const Shape& shape = layout_shape(Value::list(), given);
    std::string text;
    for (auto item = node.first(); item; item = item->next()) {
      const std::uint32_t begin = item->span().begin;
      text += lines_above(line_begin(bytes_, begin), indent);
      text += this->item(*item, item_shape(shape), indent);
    }
    return text;
  }

  // Only a map with its keys on lines of their own may have comments inside; of other items they end the first line.
  std::string item(const Node& node, const Shape& shape, std::size_t indent) {
    const std::uint32_t begin = node.span().begin;
    const bool is_block_scalar = node.style() == Style::literal || node.style() == Style::folded;
    const auto comments = is_block_scalar ? std::vector<Span>() : comments_in(node, node.span());
    if (comments.empty()) {
      cursor_ = next_line(bytes_, node.span().end);
      const std::uint32_t end = is_block_scalar ? first_line_end(node, begin) : node.span().end;
      return with_comment(item_lines(written_value(node, shape), shape, indent), comment_after(end));
    }
    if (!node.is_map() || node.style() != Style::block) throw MisplacedComment{comments.front().begin};
    std::string lines = map(node, shape, indent + 2);
    if (text::trim(lines).starts_with('#')) throw MisplacedComment{comments.front().begin};
    return lines.replace(0, indent + 2, std::string(indent, ' ') + "- ");
  }

  Node root_;
  std::string_view bytes_;
  std::string above_first_;   // the comments above the first key that the cursor has passed
  std::uint32_t cursor_ = 0;  // the beginning of the first line that is not written yet
};

}  // namespace

Result<std::string> format(const Document& document, const Shape& shape) {
  const auto refuse = [&](std::string message, std::string hint) {
    return fail(Failure::refused, "not-formattable", std::move(message), std::move(hint));
  };
  std::string text;
  try {
    text = Formatter(document).format(shape);
  } catch (const MisplacedComment& comment) {
    return refuse(fmt::format("{}:{}: this comment has no place in the usual form", document.file(),
                              document.position(comment.at).line),
                  "move it to a line of its own above a key");
  }
  Diagnostics findings;
  const auto result = Document::parse(document.file(), text, findings);
  if (!result || comment_texts(*result) != comment_texts(document) ||
      !same_meaning(written_value(result->root(), shape), written_value(document.root(), shape))) {
    return refuse(fmt::format("{} cannot be rewritten without losing something", document.file()),
                  "change it by hand to 'key: value' lines");
  }
  return text;
}

}  // namespace matchdesk::yaml

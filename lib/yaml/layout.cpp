#include "yaml/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"
#include "yaml/cases.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

bool fits_kind(const Value& value, const Shape& shape) {
  switch (shape.type) {
    case Type::anything:
      return true;
    case Type::list:
      return value.is_list();
    case Type::map:
    case Type::table:
    case Type::cases:
      return value.is_map();
    case Type::either:
      return std::ranges::any_of(shape.alternatives, [&](const auto& each) { return fits_kind(value, *each); });
    default:
      return !value.is_list() && !value.is_map();
  }
}

// Whether a list or map is written on its key's line.
bool is_on_one_line(const Value& value, const Shape& shape, std::size_t indent) {
  if (has_lines(value)) return false;
  if (value.is_map()) {
    if (shape.flow || members_in_order(value, shape).empty()) return true;
    if (shape.type != Type::anything) return false;
  } else {
    if (value.items().empty() || shape.flow) return true;
    if (std::ranges::any_of(value.items(), &Value::is_map)) return false;
  }
  return indent + text::display_width(write_flow(value, shape)) <= widest_flow;
}

}  // namespace

const Shape& unknown_shape() {
  static const Shape shape = [] {
    Shape anything;
    anything.type = Type::anything;
    return anything;
  }();
  return shape;
}

const Shape& layout_shape(const Value& value, const Shape& shape) {
  if (shape.type == Type::cases) {
    const Shape* known = shape_of_map(value, shape);
    return known ? *known : unknown_shape();
  }
  if (shape.type != Type::either) return shape;
  for (const ShapePointer& alternative : shape.alternatives) {
    if (!fits_kind(value, *alternative)) continue;
    if (value.is_text() && !read_scalar(value.text(), *alternative)) continue;
    return layout_shape(value, *alternative);
  }
  return unknown_shape();
}

const Shape& item_shape(const Shape& shape) {
  return (shape.type == Type::list || shape.type == Type::table) && shape.item ? *shape.item : unknown_shape();
}

std::size_t rank(std::string_view key, const Shape& shape) {
  const auto known = std::ranges::find(shape.keys, key, &Key::name);
  const auto last = shape.keys.size();
  if (key == last_key) return last + 1;
  return known == shape.keys.end() ? last : static_cast<std::size_t>(known - shape.keys.begin());
}

const Shape& member_shape(std::string_view key, const Shape& shape) {
  if (shape.type == Type::table) return item_shape(shape);
  const auto known = std::ranges::find(shape.keys, key, &Key::name);
  return known == shape.keys.end() ? unknown_shape() : *known->shape;
}

bool says_something_alone(std::string_view key, const Shape& shape) {
  return shape.type != Type::map || std::ranges::find(shape.keys, key, &Key::name) == shape.keys.end();
}

std::vector<Member> members_in_order(const Value& map, const Shape& given) {
  const Shape& shape = layout_shape(map, given);
  std::vector<Member> members;
  for (const auto& [key, value] : map.members()) {
    if (!value.is_null() || says_something_alone(key, shape))
      members.push_back({key, &value, &member_shape(key, shape)});
  }
  std::ranges::stable_sort(members, {}, [&](const Member& member) { return rank(member.key, shape); });
  return members;
}

std::string literal(std::string_view text, std::size_t indent) {
  if (text.find('\n') == text.npos || has_hidden_characters(text)) return {};
  const bool ends_line = text.ends_with('\n');
  std::string lines = ends_line ? "|" : "|-";
  if (ends_line) text.remove_suffix(1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool is_blank = line.find_first_not_of(" \t") == line.npos;
    const bool is_first_or_last = begin == 0 || end == text.size();
    if ((is_blank && (!line.empty() || is_first_or_last)) || (begin == 0 && (line[0] == ' ' || line[0] == '\t')))
      return {};
    lines += '\n';
    if (!line.empty()) lines.append(indent, ' ').append(line);
    begin = end + 1;
  }
  return lines;
}

std::string member_lines(std::string_view key, const Value& value, const Shape& given, std::size_t indent) {
  const Shape& shape = layout_shape(value, given);
  std::string lines = std::string(indent, ' ') + quote(key, Place::block) + ":";
  if (!value.is_list() && !value.is_map()) {
    const std::string block = value.is_text() ? literal(value.text(), indent + 2) : std::string();
    return lines + " " + (block.empty() ? write_scalar(value, shape, Place::block) : block) + "\n";
  }
  if (is_on_one_line(value, shape, lines.size() + 1)) return lines + " " + write_flow(value, shape) + "\n";
  lines += '\n';
  if (value.is_map()) return lines + map_lines(value, shape, indent + 2);
  for (const Value& item : value.items()) lines += item_lines(item, item_shape(shape), indent);
  return lines;
}

std::string item_lines(const Value& item, const Shape& given, std::size_t indent) {
  const Shape& shape = layout_shape(item, given);
  const std::string dash = std::string(indent, ' ') + "- ";
  if (!item.is_list() && !item.is_map()) {
    const std::string block = item.is_text() ? literal(item.text(), indent + 2) : std::string();
    return dash + (block.empty() ? write_scalar(item, shape, Place::block) : block) + "\n";
  }
  if (item.is_list() || !has_lines(item)) return dash + write_flow(item, shape) + "\n";
  std::string lines = map_lines(item, shape, indent + 2);
  return lines.replace(0, indent + 2, dash);
}

std::string map_lines(const Value& map, const Shape& shape, std::size_t indent) {
  std::string lines;
  for (const Member& member : members_in_order(map, shape)) {
    lines += member_lines(member.key, *member.value, *member.shape, indent);
  }
  return lines;
}

}  // namespace matchdesk::yaml

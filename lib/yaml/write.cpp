#include "yaml/write.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace matchdesk::yaml {
namespace {

// How many columns a list or map may take on one line, if its shape does not say how it is written.
constexpr std::size_t widest_flow = 100;

Kind kind_of(const Value& value) { return value.is_list() ? Kind::list : value.is_map() ? Kind::map : Kind::scalar; }

// A number that readers of YAML 1.1 and 1.2 take for one: with a point, and a sign in its exponent.
std::string number_text(double number) {
  std::string text = fmt::format("{}", number);
  if (text.find_first_not_of("+-0123456789") == text.npos) return text + ".0";
  if (const auto exponent = text.find('e'); exponent != text.npos && text.find('.') == text.npos) {
    text.insert(exponent, ".0");
  }
  return text;
}

// Types whose texts are written as they are, because readers are to take them for what they are.
bool is_bare(Type type) {
  return type == Type::date || type == Type::time || type == Type::integer || type == Type::number ||
         type == Type::yes_no;
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

// A text of several lines after '|', its lines indented by `indent`, without a final "\n"; empty where a literal scalar
// cannot hold the text for every reader.
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

// A scalar after a key or dash, of several lines where its text has them.
std::string block_scalar(const Value& value, const Shape& shape, std::size_t indent) {
  const std::string lines = value.is_text() ? literal(value.text(), indent) : std::string();
  return lines.empty() ? write_scalar(value, shape, Place::block) : lines;
}

}  // namespace

std::optional<std::string> plain_text(const Value& value, const Shape& given) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return value.boolean() ? "true" : "false";
  if (value.is_integer()) return std::to_string(value.integer());
  if (value.is_number()) return number_text(value.number());
  const Shape& shape = layout_shape(value, given);
  if (!is_bare(shape.type)) return std::nullopt;
  const auto typed = read_scalar(value.text(), shape);
  if (typed && !typed->is_text()) return plain_text(*typed, shape);
  const bool is_safe = typed && value.text().find(' ') == std::string::npos;
  return is_safe ? std::optional(value.text()) : std::nullopt;
}

std::string write_scalar(const Value& value, const Shape& shape, Place place) {
  const auto plain = plain_text(value, shape);
  return plain ? *plain : quote(value.text(), place);
}

bool has_lines(const Value& value) {
  if (value.is_text()) return value.text().find('\n') != std::string::npos;
  return std::ranges::any_of(value.items(), has_lines) ||
         std::ranges::any_of(value.members(), [](const auto& member) { return has_lines(member.second); });
}

std::string write_flow(const Value& value, const Shape& given) {
  if (!value.is_list() && !value.is_map()) return write_scalar(value, given, Place::flow);
  const Shape& shape = layout_shape(value, given);
  std::vector<std::string> parts;
  if (value.is_list()) {
    for (const Value& item : value.items()) parts.push_back(write_flow(item, item_shape(shape)));
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }
  for (const Member& member : members_in_order(value, shape)) {
    parts.push_back(quote(member.key, Place::flow) + ": " + write_flow(*member.value, *member.shape));
  }
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string write_file(const Value& value, const Shape& shape) { return map_lines(value, shape, 0); }

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
    if (!accepts_kind(*alternative, kind_of(value))) continue;
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

bool counts_without_value(std::string_view key, const Shape& shape) {
  return shape.type != Type::map || std::ranges::find(shape.keys, key, &Key::name) == shape.keys.end();
}

std::vector<Member> members_in_order(const Value& map, const Shape& given) {
  const Shape& shape = layout_shape(map, given);
  std::vector<Member> members;
  for (const auto& [key, value] : map.members()) {
    if (!value.is_null() || counts_without_value(key, shape))
      members.push_back({key, &value, &member_shape(key, shape)});
  }
  std::ranges::stable_sort(members, {}, [&](const Member& member) { return rank(member.key, shape); });
  return members;
}

std::string member_lines(std::string_view key, const Value& value, const Shape& given, std::size_t indent) {
  const Shape& shape = layout_shape(value, given);
  std::string lines = std::string(indent, ' ') + quote(key, Place::block) + ":";
  if (!value.is_list() && !value.is_map()) return lines + " " + block_scalar(value, shape, indent + 2) + "\n";
  if (is_on_one_line(value, shape, lines.size() + 1)) return lines + " " + write_flow(value, shape) + "\n";
  lines += '\n';
  if (value.is_map()) return lines + map_lines(value, shape, indent + 2);
  for (const Value& item : value.items()) lines += item_lines(item, item_shape(shape), indent);
  return lines;
}

std::string item_lines(const Value& item, const Shape& given, std::size_t indent) {
  const Shape& shape = layout_shape(item, given);
  const std::string dash = std::string(indent, ' ') + "- ";
  if (!item.is_list() && !item.is_map()) return dash + block_scalar(item, shape, indent + 2) + "\n";
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

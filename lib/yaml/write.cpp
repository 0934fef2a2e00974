#include "yaml/write.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "yaml/layout.hpp"

namespace matchdesk::yaml {
namespace {

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

}  // namespace matchdesk::yaml

#include "text/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace matchdesk::text {

namespace {

using Json = nlohmann::ordered_json;

Json convert(const Value& value) {
  if (value.is_bool()) return value.boolean();
  if (value.is_integer()) return value.integer();
  if (value.is_number()) return value.number();
  if (value.is_text()) return value.text();
  if (value.is_list()) {
    Json list = Json::array();
    for (const Value& item : value.items()) list.push_back(convert(item));
    return list;
  }
  if (value.is_map()) {
    Json map = Json::object();
    for (const auto& [name, member] : value.members()) map[name] = convert(member);
    return map;
  }
  return nullptr;
}

// Characters that JSON allows but that are not safe in a terminal occur only in strings, and so can be escaped.
std::string escape_unsafe(std::string json) {
  const auto is_plain = [](char byte) { return byte == '\n' || (byte >= 0x20 && byte < 0x7F); };
  if (std::all_of(json.begin(), json.end(), is_plain)) return json;
  std::string result;
  result.reserve(json.size() + json.size() / 8);
  for (std::string_view rest = json; !rest.empty();) {
    const CodePoint next = first_code_point(rest);
    if (next.value != '\n' && is_unsafe(next.value)) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(next.value));
    } else {
      result += rest.substr(0, next.bytes);
    }
    rest.remove_prefix(next.bytes);
  }
  return result;
}

Value to_value(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    Value list = Value::list();
    for (const Json& item : json) list.push(to_value(item));
    return list;
  }
  if (!json.is_object()) return {};
  Value map = Value::map();
  for (const auto& [name, member] : json.items()) map.set(name, to_value(member));
  return map;
}

}  // namespace

std::optional<Value> from_json(std::string_view json) {
  constexpr int deepest = 16;
  bool is_too_deep = false;
  using Event = Json::parse_event_t;
  const auto keep = [&](int depth, Event event, const Json&) {
    const bool begins = event == Event::array_start || event == Event::object_start;
    is_too_deep = is_too_deep || (begins && depth >= deepest);
    return !is_too_deep;
  };
  const Json parsed = Json::parse(json, keep, false);
  if (is_too_deep || parsed.is_discarded()) return std::nullopt;
  return to_value(parsed);
}

std::string to_json(const Value& value, JsonStyle style) {
  return escape_unsafe(
      convert(value).dump(style == JsonStyle::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace matchdesk::text

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

}  // namespace

std::string to_json(const Value& value, JsonStyle style) {
  return escape_unsafe(
      convert(value).dump(style == JsonStyle::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace matchdesk::text

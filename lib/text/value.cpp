#include "text/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace matchdesk {

namespace {

template <class Kind>
const Kind& neutral() {
  static const Kind nothing{};
  return nothing;
}

std::string display_number(double number) {
  if (!std::isfinite(number)) return {};
  if (number != 0 && std::fabs(number) < 1) return fmt::format("{:.2g}", number);
  std::string digits = fmt::format("{:.2f}", number == 0 ? 0.0 : number);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

}  // namespace

Value::Value(const std::vector<std::string>& texts) : data_(List(texts.begin(), texts.end())) {}

bool Value::boolean() const {
  const bool* value = std::get_if<bool>(&data_);
  return value && *value;
}

std::int64_t Value::integer() const {
  const std::int64_t* value = std::get_if<std::int64_t>(&data_);
  return value ? *value : 0;
}

double Value::number() const {
  if (const double* value = std::get_if<double>(&data_)) return *value;
  return static_cast<double>(integer());
}

const std::string& Value::text() const {
  const std::string* value = std::get_if<std::string>(&data_);
  return value ? *value : neutral<std::string>();
}

const Value::List& Value::items() const {
  const List* value = std::get_if<List>(&data_);
  return value ? *value : neutral<List>();
}

const Value::Map& Value::members() const {
  const Map* value = std::get_if<Map>(&data_);
  return value ? *value : neutral<Map>();
}

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, value] : members()) {
    if (name == key) return &value;
  }
  return nullptr;
}

const Value& Value::at_path(std::string_view path) const {
  const Value* here = this;
  while (here) {
    const std::size_t dot = path.find('.');
    here = here->find(path.substr(0, dot));
    if (here && dot == std::string_view::npos) return *here;
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return neutral<Value>();
}

Value& Value::set(std::string_view key, Value value) {
  if (!is_map()) data_ = Map{};
  Map& map = std::get<Map>(data_);
  for (auto& [name, old] : map) {
    if (name == key) {
      old = std::move(value);
      return old;
    }
  }
  return map.emplace_back(std::string(key), std::move(value)).second;
}

void Value::remove(std::string_view key) {
  if (Map* map = std::get_if<Map>(&data_)) {
    std::erase_if(*map, [key](const auto& member) { return member.first == key; });
  }
}

Value& Value::push(Value value) {
  if (!is_list()) data_ = List{};
  return std::get<List>(data_).emplace_back(std::move(value));
}

std::vector<std::string> Value::texts() const {
  if (is_text()) return {text()};
  std::vector<std::string> result;
  for (const Value& item : items()) {
    if (item.is_text()) result.push_back(item.text());
  }
  return result;
}

bool operator==(const Value& left, const Value& right) { return left.data_ == right.data_; }

std::string display(const Value& value) {
  if (value.is_bool()) return value.boolean() ? "yes" : "no";
  if (value.is_integer()) return std::to_string(value.integer());
  if (value.is_number()) return display_number(value.number());
  if (value.is_text()) return value.text();
  std::string result;
  for (const Value& item : value.items()) {
    if (!result.empty()) result += ", ";
    result += display(item);
  }
  for (const auto& [name, member] : value.members()) {
    if (!result.empty()) result += "; ";
    result += name + ": " + display(member);
  }
  return result;
}

Value or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

}  // namespace matchdesk

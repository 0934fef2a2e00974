#include "text/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/code_point.hpp"
#include "text/place.hpp"

namespace matchdesk::text {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 64;

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

// What JSON lets through but a terminal should not see stands only inside strings, where it can be written as an
// escape.
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

// Reads the text and tells how far the parser has come.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* place, const char*& furthest) : place_(place), furthest_(&furthest) {}
  reference operator*() const { return *place_; }
  Cursor& operator++() {
    *furthest_ = ++place_;
    return *this;
  }
  friend bool operator==(const Cursor& left, const Cursor& right) { return left.place_ == right.place_; }

 private:
  const char* place_;
  const char** furthest_;
};

struct Problem {
  std::string code;
  std::string message;
  std::string hint;
  std::size_t characters_read = 0;  // with the wrong one; 0: as far as the cursor came
};

// Builds the value from what the parser reports. Each of the names is the parser's.
class Builder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return add({}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > INT64_MAX) return add(static_cast<double>(value));
    return add(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Value::map()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Value::list()); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (open_.back()->find(name)) {
      problem_ = {"duplicate-key", fmt::format("the member “{}” stands twice in one object", name),
                  "keep one of the two", 0};
      return false;
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t characters_read, const std::string&, const nlohmann::json::exception&) override {
    problem_ = {"not-json", "this is not JSON from here on",
                "look for a missing comma, quote or bracket at or just before this place", characters_read};
    return false;
  }

  Value take() { return std::move(root_); }
  const Problem& problem() const { return problem_; }

 private:
  Value* place(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_list()) return &open_.back()->push(std::move(value));
    return &open_.back()->set(key_, std::move(value));
  }

  bool add(Value value) {
    place(std::move(value));
    return true;
  }

  bool open(Value container) {
    if (open_.size() == deepest) {
      problem_ = {"too-deep", fmt::format("lists and objects are nested more than {} deep", deepest),
                  "nest them less deeply", 0};
      return false;
    }
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Value root_;
  std::vector<Value*> open_;  // from the root to the container that is being filled; each is the last of its parent
  std::string key_;
  Problem problem_;
};

}  // namespace

std::string to_json(const Value& value, JsonStyle style) {
  return escape_unsafe(
      convert(value).dump(style == JsonStyle::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace));
}

Result<Value> parse_json(std::string_view text, std::string_view file) {
  Builder builder;
  const char* const end = text.data() + text.size();
  const char* furthest = text.data();
  if (Json::sax_parse(Cursor(text.data(), furthest), Cursor(end, furthest), &builder)) return builder.take();
  const Problem& problem = builder.problem();
  const std::size_t read =
      problem.characters_read > 0 ? problem.characters_read : static_cast<std::size_t>(furthest - text.data());
  return tl::unexpected(
      error_at(file, place_of(text, std::min(read - 1, text.size())), problem.code, problem.message, problem.hint));
}

}  // namespace matchdesk::text

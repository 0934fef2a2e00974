#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace matchdesk {

// A plain tree of data: what a field holds, what a command shows. Maps keep their order. Dates and times are texts.
class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<std::string, Value>>;

  Value() = default;  // null
  Value(bool value) : data_(value) {}
  Value(int value) : data_(static_cast<std::int64_t>(value)) {}
  Value(std::int64_t value) : data_(value) {}
  Value(std::size_t value) : data_(static_cast<std::int64_t>(value)) {}
  Value(double value) : data_(value) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(std::string value) : data_(std::move(value)) {}
  Value(List value) : data_(std::move(value)) {}
  Value(Map value) : data_(std::move(value)) {}
  Value(const std::vector<std::string>& texts);
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  static Value list() { return Value(List{}); }
  static Value map() { return Value(Map{}); }

  bool is_null() const { return data_.index() == 0; }
  bool is_bool() const { return std::holds_alternative<bool>(data_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(data_); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(data_); }
  bool is_text() const { return std::holds_alternative<std::string>(data_); }
  bool is_list() const { return std::holds_alternative<List>(data_); }
  bool is_map() const { return std::holds_alternative<Map>(data_); }

  // The value of the kind that each names; of another kind a neutral one (false, 0, "", an empty list or map).
  bool boolean() const;
  std::int64_t integer() const;
  double number() const;  // of an integer too
  const std::string& text() const;
  const List& items() const;
  const Map& members() const;

  // The member of a map, or null; at_path goes down a dotted path ("name.first") to a value, which may be null.
  const Value* find(std::string_view key) const;
  const Value& at_path(std::string_view path) const;
  // Sets or replaces a member; a new one comes last. What is not a map becomes an empty one first.
  Value& set(std::string_view key, Value value);
  // Removes a member; one that is not there is no error.
  void remove(std::string_view key);
  // Appends to a list. What is not a list becomes an empty one first. The result holds until the list changes.
  Value& push(Value value);

  // The texts of a list of texts; a single text counts as a list of one.
  std::vector<std::string> texts() const;

  friend bool operator==(const Value&, const Value&);

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map> data_;
};

bool operator==(const Value& left, const Value& right);

// A value as people read it in a table: "" for null, yes or no, numbers with two decimals at most (below 1 with two
// significant digits) and no final zeros, lists joined by ", ", maps as "key: value" joined by "; ".
std::string display(const Value& value);

// A text, or null where it is empty.
Value or_null(std::string_view text);
// What is there as `to_text` writes it (a time, a word of a list), or null.
template <class Known>
Value or_null(const std::optional<Known>& known) {
  return known ? Value(to_text(*known)) : Value();
}

}  // namespace matchdesk

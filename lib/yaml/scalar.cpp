#include "yaml/scalar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/duration.hpp"
#include "time/instant.hpp"

namespace matchdesk::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - begin;
}

// 0o17 or 0x1F; these take no sign.
bool is_octal_or_hexadecimal(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return false;
  const std::string_view digits = text.substr(2);
  if (text[1] == 'o') return digits.find_first_not_of("01234567") == digits.npos;
  return text[1] == 'x' && digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
}

std::string_view without_sign(std::string_view text) {
  return text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
}

bool is_infinite_or_nan(std::string_view text) {
  const std::string_view word = without_sign(text);
  return word == ".inf" || word == ".Inf" || word == ".INF" || text == ".nan" || text == ".NaN" || text == ".NAN";
}

CoreType numeric_type(std::string_view text) {
  const std::string_view digits = without_sign(text);
  const std::size_t whole = digits_at(digits, 0);
  std::size_t at = whole;
  if (whole > 0 && at == digits.size()) return CoreType::integer;
  if (at < digits.size() && digits[at] == '.') {
    const std::size_t fraction = digits_at(digits, at + 1);
    if (whole == 0 && fraction == 0) return CoreType::text;
    at += 1 + fraction;
  } else if (whole == 0) {
    return CoreType::text;
  }
  if (at < digits.size() && (digits[at] == 'e' || digits[at] == 'E')) {
    ++at;
    if (at < digits.size() && (digits[at] == '+' || digits[at] == '-')) ++at;
    const std::size_t exponent = digits_at(digits, at);
    if (exponent == 0) return CoreType::text;
    at += exponent;
  }
  return at == digits.size() ? CoreType::number : CoreType::text;
}

template <std::size_t n>
bool is_one_of(std::string_view text, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// The value of a plain scalar that is an integer or number; infinite where a double cannot hold it.
double core_number(std::string_view plain) {
  if (is_octal_or_hexadecimal(plain)) {
    const double base = plain[1] == 'o' ? 8 : 16;
    double number = 0;
    for (const char c : plain.substr(2)) number = number * base + (is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    return number;
  }
  if (is_infinite_or_nan(plain)) return std::numeric_limits<double>::infinity();
  return std::strtod(std::string(plain).c_str(), nullptr);
}

// The text as messages show it: on one line and not too long.
std::string shown(std::string_view text) { return text::shorten(text::neutralise(text), 60); }

tl::unexpected<Error> not_valid(std::string code, std::string message, std::string hint = {}) {
  return fail(Failure::invalid, std::move(code), std::move(message), std::move(hint));
}

Result<Value> read_line(std::string_view text) {
  if (text.find_first_of("\r\n") == text.npos) return Value(text);
  return not_valid("not-a-line", fmt::format("'{}' has more than one line", shown(text)), "write it on one line");
}

Result<Value> read_id(std::string_view text) {
  static constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (!text.empty() && text.front() != '-' && text.find_first_not_of(allowed) == text.npos) return Value(text);
  const std::string slug = text::slug(text);
  return not_valid("not-an-id", fmt::format("'{}' is not an id: small letters, digits and '-'", shown(text)),
                   slug.empty() ? "" : fmt::format("write '{}'", slug));
}

Result<Value> read_date(std::string_view text) {
  return parse_date(text).map([&](const auto&) { return Value(text); });
}

Result<Value> read_time(std::string_view text) {
  return parse_timestamp(text).map([&](const auto&) { return Value(text); });
}

Result<Value> read_clock(std::string_view text) {
  const bool has_form = text.size() == 5 && digits_at(text, 0) == 2 && text[2] == ':' && digits_at(text, 3) == 2;
  if (has_form && text.substr(0, 2) <= "23" && text.substr(3) <= "59") return Value(text);
  return not_valid("not-a-time-of-day", fmt::format("'{}' is not a time of day", shown(text)),
                   "write it as HH:MM, such as 17:00");
}

Result<Value> read_duration(std::string_view text) {
  TRY(const auto duration, parse_duration(text));
  const std::string written = matchdesk::to_text(duration);
  const auto singular = [](std::string_view word) {
    return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  };
  if (singular(text) == singular(written)) return Value(text);
  return not_valid("not-a-duration", fmt::format("'{}' is a length of time in another form", shown(text)),
                   fmt::format("write '{}'", written));
}

Result<Value> read_choice(std::string_view text, const Shape& shape) {
  if (std::find(shape.choices.begin(), shape.choices.end(), text) != shape.choices.end()) return Value(text);
  return not_valid("not-a-choice", fmt::format("'{}' is not one of: {}", shown(text), fmt::join(shape.choices, ", ")),
                   text::did_you_mean(text, shape.choices));
}

Result<Value> read_yes_no(std::string_view text) {
  static constexpr std::string_view yes[] = {"true", "True", "TRUE", "yes"};
  static constexpr std::string_view no[] = {"false", "False", "FALSE", "no"};
  if (is_one_of(text, yes)) return Value(true);
  if (is_one_of(text, no)) return Value(false);
  return not_valid("not-yes-or-no", fmt::format("'{}' is neither true nor false", shown(text)));
}

Result<Value> within_limits(Value value, const Shape& shape) {
  if (shape.minimum && value.number() < *shape.minimum) {
    return not_valid("too-small", fmt::format("{} is less than {}", display(value), display(Value(*shape.minimum))));
  }
  if (shape.maximum && value.number() > *shape.maximum) {
    return not_valid("too-large", fmt::format("{} is more than {}", display(value), display(Value(*shape.maximum))));
  }
  return value;
}

tl::unexpected<Error> not_a_number(std::string_view text, Type type) {
  return type == Type::integer ? not_valid("not-an-integer", fmt::format("'{}' is not a whole number", shown(text)))
                               : not_valid("not-a-number", fmt::format("'{}' is not a number", shown(text)));
}

Result<Value> read_number(double number, bool is_whole, std::string_view text, const Shape& shape) {
  if (!std::isfinite(number)) return not_a_number(text, shape.type);
  if (shape.type == Type::number && !is_whole) return within_limits(Value(number), shape);
  if (std::abs(number) > largest_integer) {
    if (shape.type == Type::number) return within_limits(Value(number), shape);
    return not_valid("too-large", fmt::format("'{}' is too large a number", shown(text)));
  }
  if (number != std::floor(number)) return not_a_number(text, shape.type);
  return within_limits(Value(static_cast<std::int64_t>(number)), shape);
}

Result<Value> read_text(std::string_view text, const Shape& shape) {
  switch (shape.type) {
    case Type::line:
      return read_line(text);
    case Type::id:
      return read_id(text);
    case Type::date:
      return read_date(text);
    case Type::time:
      return read_time(text);
    case Type::clock:
      return read_clock(text);
    case Type::duration:
      return read_duration(text);
    case Type::choice:
      return read_choice(text, shape);
    case Type::yes_no:
      return read_yes_no(text);
    case Type::text:
    case Type::anything:
      return Value(text);
    default:
      return not_valid("wrong-kind", fmt::format("'{}' is a single value, and more is needed", shown(text)));
  }
}

Result<Value> read_either(std::string_view text, const Shape& shape) {
  std::optional<Error> first_error;
  for (const ShapePointer& alternative : shape.alternatives) {
    auto value = read_scalar(text, *alternative);
    if (value) return value;
    if (!first_error && value.error().code != "wrong-kind") first_error = value.error();
  }
  if (first_error) return tl::unexpected(std::move(*first_error));
  return not_valid("wrong-kind", fmt::format("'{}' is a single value, and more is needed", shown(text)));
}

}  // namespace

CoreType core_type(std::string_view plain) {
  static constexpr std::string_view nulls[] = {"", "~", "null", "Null", "NULL"};
  static constexpr std::string_view booleans[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
  if (is_one_of(plain, nulls)) return CoreType::null;
  if (is_one_of(plain, booleans)) return CoreType::boolean;
  if (is_octal_or_hexadecimal(plain)) return CoreType::integer;
  if (is_infinite_or_nan(plain)) return CoreType::number;
  return numeric_type(plain);
}

bool is_null(const Node& node) {
  return node.is_absent() || (node.style() == Style::plain && core_type(node.text()) == CoreType::null);
}

Result<Value> read_node_scalar(const Node& node, const Shape& shape) {
  const std::string_view text = node.text();
  const bool is_plain = node.style() == Style::plain;
  const CoreType type = is_plain ? core_type(text) : CoreType::text;
  const bool is_number = type == CoreType::integer || type == CoreType::number;
  if (shape.type == Type::integer || shape.type == Type::number) {
    if (is_number) return read_number(core_number(text), type == CoreType::integer, text, shape);
    if (!is_plain && read_scalar(text, shape)) {
      return not_valid("quoted-number", fmt::format("'{}' is a text here", shown(text)),
                       "write the number without quotes, on the line of its key");
    }
    return not_a_number(text, shape.type);
  }
  if (shape.type == Type::yes_no && !is_plain && text != "yes" && text != "no") {
    return not_valid("not-yes-or-no", fmt::format("'{}' is a text here, neither true nor false", shown(text)),
                     "write true or false without quotes");
  }
  auto value = read_text(text, shape);
  const bool must_be_text = shape.type == Type::id || shape.type == Type::choice;
  if (value && must_be_text && type != CoreType::text) {
    return not_valid("needs-quotes",
                     fmt::format("other programs take '{}' for a {}", text, is_number ? "number" : "yes or no"),
                     fmt::format("write it in quotes: '{}'", text));
  }
  return value;
}

Result<Value> read_scalar(std::string_view text, const Shape& shape) {
  if (shape.nullable && (text.empty() || text == "null")) return Value();
  if (shape.type == Type::either) return read_either(text, shape);
  if (shape.type == Type::list && shape.single_is_list) {
    return read_scalar(text, *shape.item).map([](Value value) { return Value(Value::List{std::move(value)}); });
  }
  if (shape.type == Type::integer) {
    const auto number = text::parse_integer(text);
    return number ? read_number(static_cast<double>(*number), true, text, shape) : not_a_number(text, shape.type);
  }
  if (shape.type == Type::number) {
    const auto number = text::parse_number(text);
    const bool is_whole = text::parse_integer(text).has_value();
    return number ? read_number(*number, is_whole, text, shape) : not_a_number(text, shape.type);
  }
  return read_text(text, shape);
}

}  // namespace matchdesk::yaml

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"
#include "yaml/scalar.hpp"
#include "yaml/shape.hpp"

namespace matchdesk::yaml {
namespace {

// Whether a value may be absent: that of an optional key may, a list's item may not.
enum class Presence { required, optional };

class Checker {
 public:
  explicit Checker(Diagnostics& findings) : findings_(findings) {}

  bool check(const Node& node, const Shape& shape, Presence presence) {
    if (is_null(node)) return check_null(node, shape, presence);
    switch (shape.type) {
      case Type::anything:
        return true;
      case Type::either:
        return check_either(node, shape, presence);
      case Type::list:
        return check_list(node, shape);
      case Type::map:
        return check_map(node, shape);
      case Type::table:
        return check_table(node, shape);
      case Type::cases:
        return check_cases(node, shape);
      default:
        return check_scalar(node, shape, presence);
    }
  }

 private:
  bool error(Diagnostic finding) {
    findings_.push_back(std::move(finding));
    return false;
  }

  static std::string name_of(const Node& node) {
    return node.key().empty() ? "this item" : fmt::format("'{}'", node.key());
  }

  bool check_null(const Node& node, const Shape& shape, Presence presence) {
    if (accepts_null(shape)) return true;
    const Severity severity = presence == Presence::required ? Severity::error : Severity::warning;
    const char* hint = !node.is_absent()                ? "put the word in quotes if it is meant as a text"
                       : presence == Presence::required ? "write a value"
                                                        : "write a value, or remove the line";
    const std::string message = fmt::format("{} has no value", name_of(node));
    findings_.push_back(node.is_absent() && !node.key().empty()
                            ? node.finding_at_key(severity, "no-value", message, hint)
                            : node.finding(severity, "no-value", message, hint));
    return severity == Severity::warning;
  }

  bool wrong_kind(const Node& node, Kind wanted) {
    const char* hint = wanted == Kind::list  ? "write [a, b], or each item on a line of its own after '- '"
                       : wanted == Kind::map ? "write {key: value}, or each key on an indented line of its own"
                       : node.is_list()      ? "write it without brackets and dashes"
                                             : "write it without keys";
    return error(node.finding(Severity::error, "wrong-kind",
                              fmt::format("{} must be {}", name_of(node), in_words(wanted)), hint));
  }

  bool check_scalar(const Node& node, const Shape& shape, Presence presence) {
    if (!node.is_scalar()) return wrong_kind(node, kind_of(shape.type));
    const bool is_text = shape.type == Type::text || shape.type == Type::line;
    if (is_text && node.text().empty() && presence == Presence::required) {
      return error(
          node.finding(Severity::error, "no-value", fmt::format("{} is empty", name_of(node)), "write a value"));
    }
    const auto value = read_node_scalar(node, shape);
    if (value) return true;
    return error(node.finding(Severity::error, value.error().code, value.error().message, value.error().hint));
  }

  bool check_list(const Node& node, const Shape& shape) {
    if (node.is_scalar() && shape.single_is_list) return check(node, *shape.item, Presence::required);
    if (!node.is_list()) return wrong_kind(node, kind_of(shape.type));
    bool fits = true;
    for (auto item = node.first(); item; item = item->next()) fits &= check(*item, *shape.item, Presence::required);
    return fits;
  }

  bool check_table(const Node& node, const Shape& shape) {
    if (!node.is_map()) return wrong_kind(node, kind_of(shape.type));
    Shape key_shape;
    key_shape.type = shape.key_type;
    bool fits = true;
    for (auto entry = node.first(); entry; entry = entry->next()) {
      const auto key = read_scalar(entry->key(), key_shape);
      if (!key) {
        fits = error(entry->finding_at_key(Severity::error, key.error().code, key.error().message, key.error().hint));
      }
      fits &= check(*entry, *shape.item, Presence::required);
    }
    return fits;
  }

  bool check_map(const Node& node, const Shape& shape) {
    if (!node.is_map()) return wrong_kind(node, kind_of(shape.type));
    bool fits = true;
    std::vector<bool> seen(shape.keys.size());
    for (auto member = node.first(); member; member = member->next()) {
      const auto key = std::ranges::find(shape.keys, member->key(), &Key::name);
      if (key == shape.keys.end()) {
        fits &= check_unknown(*member, shape);
        continue;
      }
      seen[static_cast<std::size_t>(key - shape.keys.begin())] = true;
      fits &= check(*member, *key->shape, key->required ? Presence::required : Presence::optional);
    }
    for (std::size_t i = 0; i < shape.keys.size(); ++i) {
      if (shape.keys[i].required && !seen[i]) fits = missing(node, shape.keys[i].name);
    }
    return fits;
  }

  bool missing(const Node& map, const std::string& key) {
    const std::string message = fmt::format("'{}' is missing", key);
    const bool at_key = !map.key().empty();
    return error(at_key ? map.finding_at_key(Severity::error, "missing-key", message)
                        : map.first().value_or(map).finding_at_key(Severity::error, "missing-key", message));
  }

  bool check_unknown(const Node& member, const Shape& shape) {
    std::vector<std::string> known;
    for (const Key& key : shape.keys) known.push_back(key.name);
    std::string hint = text::did_you_mean(member.key(), known);
    if (hint.empty() && !shape.open && !known.empty()) hint = fmt::format("known here: {}", fmt::join(known, ", "));
    findings_.push_back(member.finding_at_key(shape.open ? Severity::warning : Severity::error, "unknown-key",
                                              fmt::format("unknown key '{}'", member.key()), std::move(hint)));
    return shape.open;
  }

  bool check_cases(const Node& node, const Shape& shape) {
    if (!node.is_map()) return wrong_kind(node, kind_of(shape.type));
    const auto named = node.find(shape.case_key);
    if (!named || is_null(*named)) return missing(node, shape.case_key);
    if (!named->is_scalar()) return wrong_kind(*named, Kind::scalar);
    if (const Case* known = find_case(shape, named->text())) return check(node, *known->shape, Presence::required);
    std::vector<std::string> values;
    for (const Case& each : shape.cases) values.push_back(each.value);
    return error(named->finding(Severity::error, "unknown-" + shape.case_key,
                                fmt::format("unknown {} '{}'", shape.case_key, named->text()),
                                text::did_you_mean(named->text(), values)));
  }

  // If no alternative fits, says what is wrong with the only one of the value's kind, or else with all of them.
  bool check_either(const Node& node, const Shape& shape, Presence presence) {
    std::vector<Diagnostics> failures;
    for (const ShapePointer& alternative : shape.alternatives) {
      Diagnostics findings;
      const bool fits = Checker(findings).check(node, *alternative, presence);
      if (fits) {
        findings_.insert(findings_.end(), findings.begin(), findings.end());
        return true;
      }
      if (accepts_kind(*alternative, node.kind())) failures.push_back(std::move(findings));
    }
    if (failures.size() == 1) {
      findings_.insert(findings_.end(), failures[0].begin(), failures[0].end());
      return false;
    }
    if (failures.empty()) {
      return error(node.finding(Severity::error, "wrong-kind",
                                fmt::format("{} cannot be {}", name_of(node), in_words(node.kind())),
                                fmt::format("it may be {}", kinds_of(shape))));
    }
    std::vector<std::string> messages;
    for (const Diagnostics& each : failures) messages.push_back(each.front().message);
    return error(node.finding(Severity::error, "no-alternative-fits", text::enumerate(messages)));
  }

  static std::string_view in_words(Kind kind) {
    return kind == Kind::scalar ? "a single value" : kind == Kind::list ? "a list" : "keys and values";
  }

  static std::string kinds_of(const Shape& shape) {
    std::vector<std::string> kinds;
    for (const ShapePointer& alternative : shape.alternatives) {
      std::string kind(in_words(kind_of(alternative->type)));
      if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(std::move(kind));
    }
    return text::enumerate(kinds, "or");
  }

  Diagnostics& findings_;
};

// A scalar of no known type: a number only where writing it gives the same text again.
Value untyped_scalar(const Node& node) {
  const std::string_view text = node.text();
  if (node.style() != Style::plain) return Value(text);
  if (text == "true" || text == "false") return Value(text == "true");
  if (core_type(text) != CoreType::integer) return Value(text);
  const auto number = text::parse_integer(text);
  return number && std::to_string(*number) == text ? Value(*number) : Value(text);
}

Value untyped(const Node& node) {
  if (is_null(node)) return Value();
  if (node.is_scalar()) return untyped_scalar(node);
  Value value = node.is_map() ? Value::map() : Value::list();
  for (auto child = node.first(); child; child = child->next()) {
    node.is_map() ? value.set(child->key(), untyped(*child)) : value.push(untyped(*child));
  }
  return value;
}

Value map_value(const Node& node, const Shape& shape) {
  Value::Map members;
  for (auto member = node.first(); member; member = member->next()) {
    const auto key = std::ranges::find(shape.keys, member->key(), &Key::name);
    if (key != shape.keys.end()) members.emplace_back(member->key(), to_value(*member, *key->shape));
  }
  return Value(std::move(members));
}

Value table_value(const Node& node, const Shape& shape) {
  Value::Map members;
  for (auto entry = node.first(); entry; entry = entry->next()) {
    members.emplace_back(entry->key(), to_value(*entry, *shape.item));
  }
  return Value(std::move(members));
}

Value list_value(const Node& node, const Shape& shape) {
  Value::List items;
  if (node.is_scalar()) items.push_back(to_value(node, *shape.item));
  for (auto item = node.first(); item; item = item->next()) items.push_back(to_value(*item, *shape.item));
  return Value(std::move(items));
}

Value either_value(const Node& node, const Shape& shape) {
  for (const ShapePointer& alternative : shape.alternatives) {
    Diagnostics findings;
    if (accepts_kind(*alternative, node.kind()) && check(node, *alternative, findings))
      return to_value(node, *alternative);
  }
  return Value();
}

}  // namespace

bool check(const Node& node, const Shape& shape, Diagnostics& findings) {
  return Checker(findings).check(node, shape, Presence::required);
}

Value to_value(const Node& node, const Shape& shape) {
  if (is_null(node)) return Value();
  switch (shape.type) {
    case Type::anything:
      return untyped(node);
    case Type::either:
      return either_value(node, shape);
    case Type::list:
      return list_value(node, shape);
    case Type::table:
      return table_value(node, shape);
    case Type::map:
      return map_value(node, shape);
    case Type::cases: {
      const Shape* known = shape_of_map(node, shape);
      return known ? map_value(node, *known) : Value();
    }
    case Type::integer:
    case Type::number:
    case Type::yes_no:
      return read_node_scalar(node, shape).value_or(Value());
    default:
      return Value(node.text());
  }
}

}  // namespace matchdesk::yaml

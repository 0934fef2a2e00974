#include "policy/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "text/words.hpp"
#include "yaml/edit.hpp"
#include "yaml/shape.hpp"
#include "yaml/write.hpp"

namespace matchdesk {

namespace {

constexpr std::string_view program_file = "program.yaml";

using Path = std::vector<std::string>;

Value loose_value(const yaml::Node& node) { return yaml::to_value(node, *yaml::of(yaml::Type::anything)); }

std::string in_one_line(const Value& value) {
  if (value.is_null()) return {};
  return yaml::write_flow(value, *yaml::of(yaml::Type::anything));
}

// Reads what was typed on the command line as YAML.
Result<Value> typed_value(std::string_view text) {
  Diagnostics findings;
  const auto document = yaml::Document::parse("--set", fmt::format("value: {}\n", text), findings);
  if (!document || has_errors(findings))
    return fail(Failure::usage, "bad-setting",
                fmt::format("'{}' cannot be read as a value: {}", text,
                            findings.empty() ? "it is no YAML" : findings.front().message),
                "quote it for the shell: --set 'capacity={default: {per_week: 2}}'");
  return loose_value(*document->root().find("value"));
}

// Where a key is in program.yaml: the path to what can be set there, and the rest of the path within a list.
struct Target {
  Path path;
  std::optional<yaml::Node> node;  // what is there now
  Path inside;
};

// Where names contain dots, takes the longest that is there: vocabulary.custom.functional_area.
Target find_target(const yaml::Document& document, std::string_view key) {
  Target target{{}, document.root(), {}};
  Path left = text::split(key, ".");
  while (!left.empty() && !(target.node && target.node->is_list())) {
    std::size_t taken = 1;
    std::optional<yaml::Node> next;
    for (std::size_t many = left.size(); target.node && target.node->is_map() && many > 0 && !next; --many) {
      next = target.node->find(text::join(std::span(left).first(many), "."));
      if (next) taken = many;
    }
    target.path.push_back(text::join(std::span(left).first(taken), "."));
    target.node = next;
    left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(taken));
  }
  target.inside = std::move(left);
  return target;
}

// Returns the value at the end of a path, or null. Items of a list are numbered from 1.
Value part_of(const Value& whole, std::span<const std::string> path) {
  if (path.empty()) return whole;
  if (!whole.is_list()) return whole.find(path[0]) ? part_of(*whole.find(path[0]), path.subspan(1)) : Value();
  const auto number = text::parse_integer(path[0]);
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > whole.items().size()) return {};
  return part_of(whole.items()[static_cast<std::size_t>(*number - 1)], path.subspan(1));
}

Result<Value> with_part(const Value& whole, std::span<const std::string> path, const Value& value) {
  if (path.empty()) return value;
  if (!whole.is_list()) {
    Value map = whole.is_map() ? whole : Value::map();
    auto inner = with_part(part_of(whole, path.first(1)), path.subspan(1), value);
    if (!inner) return inner;
    map.set(path[0], std::move(*inner));
    return map;
  }
  Value::List items = whole.items();
  const auto number = text::parse_integer(path[0]);
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > items.size())
    return fail(
        Failure::usage, "bad-setting", fmt::format("'{}' is no item of the list", path[0]),
        fmt::format("it has {}, numbered from 1", text::count(static_cast<std::int64_t>(items.size()), "item")));
  Value& item = items[static_cast<std::size_t>(*number - 1)];
  auto inner = with_part(item, path.subspan(1), value);
  if (!inner) return inner;
  item = std::move(*inner);
  return Value(std::move(items));
}

Error named(std::string_view typed, Error error) {
  error.failure = Failure::usage;
  error.message = fmt::format("--set {}: {}", typed, error.message);
  return error;
}

}  // namespace

Result<PolicyChange> set_policy_key(PolicyFiles& files, std::string_view typed) {
  const auto equals = typed.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail(Failure::usage, "bad-setting", fmt::format("--set {}: this is no KEY=VALUE", typed),
                "write --set capacity.default.per_week=2");
  const auto value = typed_value(typed.substr(equals + 1));
  if (!value) return tl::unexpected(named(typed, value.error()));
  Diagnostics findings;
  std::string& text = files[std::string(program_file)];
  const auto document = yaml::Document::parse(std::string(program_file), text, findings);
  if (!document) return fail(Failure::invalid, "invalid-policy", "program.yaml cannot be read");
  const Target target = find_target(*document, typed.substr(0, equals));
  const Value before = target.node ? loose_value(*target.node) : Value();
  const auto after = with_part(before, target.inside, *value);
  if (!after) return tl::unexpected(named(typed, after.error()));
  const yaml::Edit edit{yaml::Edit::Action::set, target.path, *after};
  auto changed = yaml::apply(*document, std::span(&edit, 1), *policy_shape());
  if (!changed) return tl::unexpected(named(typed, changed.error()));
  text = std::move(*changed);
  if (!read_policy_files(files, findings) || has_errors(findings)) {
    const auto wrong = std::ranges::find(findings, Severity::error, &Diagnostic::severity);
    return tl::unexpected(named(typed, {Failure::usage, wrong->code, wrong->message, wrong->hint}));
  }
  return PolicyChange{std::string(typed.substr(0, equals)), in_one_line(part_of(before, target.inside)),
                      in_one_line(*value)};
}

}  // namespace matchdesk

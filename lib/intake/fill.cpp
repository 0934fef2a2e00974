#include "intake/fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "intake/values.hpp"
#include "intake/written.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

constexpr std::string_view custom_prefix = "custom.";
constexpr std::string_view needs_prefix = "needs.";

bool is_made_by_the_program(std::string_view field) {
  constexpr std::array<std::string_view, 7> made{"id", "role", "status", "provider", "outcome", "custom", "needs"};
  return std::ranges::find(made, field) != made.end();
}

template <class Record>
std::optional<Target> own_target(std::string_view name) {
  for (const Field<Record>& field : fields<Record>()) {
    if (field.name == name && !is_made_by_the_program(name)) {
      return Target{std::string(name), field.shape, std::string(name)};
    }
  }
  return std::nullopt;
}

std::optional<Target> custom_target(const Policy& policy, std::string_view name) {
  if (!name.starts_with(custom_prefix)) return std::nullopt;
  const auto key = std::ranges::find(policy.custom, name.substr(custom_prefix.size()), &yaml::Key::name);
  if (key == policy.custom.end()) return std::nullopt;
  return Target{std::string(name), key->shape, std::string(name)};
}

template <class Record>
std::vector<std::string> own_targets(const Policy& policy) {
  std::vector<std::string> names;
  for (const Field<Record>& field : fields<Record>()) {
    if (!is_made_by_the_program(field.name)) names.emplace_back(field.name);
  }
  for (const yaml::Key& key : policy.custom) names.push_back(std::string(custom_prefix) + key.name);
  return names;
}

tl::unexpected<Error> unknown_field(std::string_view name, const std::vector<std::string>& known) {
  return fail(Failure::usage, "unknown-field", fmt::format("there is no field '{}'", name),
              text::did_you_mean(name, known, "the fields are " + text::enumerate(known)));
}

}  // namespace

std::vector<std::string> participant_targets(const Policy& policy) { return own_targets<Participant>(policy); }

std::vector<std::string> request_targets(const Policy& policy) {
  std::vector<std::string> names = own_targets<Request>(policy);
  for (const std::string& field : participant_targets(policy)) names.push_back(std::string(needs_prefix) + field);
  return names;
}

Result<Target> participant_target(const Policy& policy, std::string_view field) {
  if (auto own = own_target<Participant>(field)) return *own;
  if (auto custom = custom_target(policy, field)) return *custom;
  return unknown_field(field, participant_targets(policy));
}

Result<Target> request_target(const Policy& policy, std::string_view field) {
  if (auto own = own_target<Request>(field)) return *own;
  if (auto custom = custom_target(policy, field)) return *custom;
  if (field.starts_with(needs_prefix)) {
    auto needed = participant_target(policy, field.substr(needs_prefix.size()));
    if (needed) return Target{std::string(field), needed->shape, needed->name};
  }
  return unknown_field(field, request_targets(policy));
}

template <class Record>
Result<void> fill(Record& record, const Target& target, const std::vector<std::string>& texts, const ValueRules& rules,
                  std::vector<Remark>& remarks) {
  auto reading = read_value(target, texts, rules);
  if (!reading) {
    Error error = reading.error();
    error.message = fmt::format("{}: {}", target.name, error.message);
    return tl::unexpected(std::move(error));
  }
  remarks.insert(remarks.end(), reading->remarks.begin(), reading->remarks.end());
  if (reading->value.is_null()) return {};
  return set(record, target.name, reading->value);
}

template Result<void> fill(Participant&, const Target&, const std::vector<std::string>&, const ValueRules&,
                           std::vector<Remark>&);
template Result<void> fill(Request&, const Target&, const std::vector<std::string>&, const ValueRules&,
                           std::vector<Remark>&);

FullName split_name(std::string_view text) {
  const std::string name = tidy_line(text);
  if (const std::size_t comma = name.find(','); comma != std::string::npos) {
    return {tidy_line(name.substr(comma + 1)), tidy_line(name.substr(0, comma))};
  }
  // Words in small letters before the last one belong to it: "Ana de la Cruz".
  std::size_t split = name.rfind(' ');
  if (split == std::string::npos) return {name, ""};
  while (split != std::string::npos) {
    const std::size_t before = name.rfind(' ', split - 1);
    if (before == std::string::npos || name[before + 1] < 'a' || name[before + 1] > 'z') break;
    split = before;
  }
  return {name.substr(0, split), name.substr(split + 1)};
}

}  // namespace matchdesk

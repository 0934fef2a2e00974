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

namespace {

using Words = std::vector<std::string>;

template <std::size_t size>
bool is_among(const std::string& word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, text::lower_ascii(word)) != words.end();
}

// What stands before a name and is no part of it; with a dot where it could be a name without.
bool is_title(const std::string& word) {
  return is_among(
      word, std::array<std::string_view, 26>{"dr",  "dr.",  "mr",    "mr.",   "mrs",  "mrs.", "ms",   "ms.",  "miss",
                                             "mx",  "mx.",  "prof",  "prof.", "sir",  "dame", "herr", "frau", "dra.",
                                             "sr.", "sra.", "srta.", "rev.",  "hon.", "fr.",  "mme",  "mlle"});
}

// What tells people of one name and family apart.
bool is_generation(const std::string& word) {
  return is_among(word, std::array<std::string_view, 7>{"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"});
}

// What stands behind a name and is no part of it.
bool is_degree(const std::string& word) {
  return is_among(word, std::array<std::string_view, 14>{"phd", "ph.d.", "ph.d", "md", "m.d.", "m.d", "esq", "esq.",
                                                         "cpa", "mba", "jd", "j.d.", "dds", "rn"});
}

// Takes titles and degrees off the words of a name, as long as two words are left, and the generation from their end.
void trim_name(Words& words, std::string& generation) {
  constexpr std::size_t fewest = 2;
  while (words.size() > fewest && is_title(words.front())) words.erase(words.begin());
  while (words.size() > fewest && is_degree(words.back())) words.pop_back();
  if (words.size() > fewest && is_generation(words.back())) {
    generation = words.back();
    words.pop_back();
  }
}

bool all_are(const Words& words, bool (*is)(const std::string&)) { return std::ranges::all_of(words, is); }

}  // namespace

FullName split_name(std::string_view text) {
  std::vector<Words> parts;
  std::string generation;
  for (const std::string& part : text::split(tidy_line(text), ",")) {
    Words words = text::split(tidy_line(part), " ");
    if (part.empty() || (!parts.empty() && all_are(words, is_degree))) continue;
    if (!parts.empty() && words.size() == 1 && is_generation(words.front())) {
      generation = words.front();
    } else {
      parts.push_back(std::move(words));
    }
  }
  if (parts.empty()) return {};
  const auto with_generation = [&](const std::string& last) {
    return generation.empty() ? last : last + " " + generation;
  };
  if (parts.size() > 1) {
    Words first;
    for (auto part = parts.begin() + 1; part != parts.end(); ++part)
      first.insert(first.end(), part->begin(), part->end());
    if (first.size() > 1 && is_title(first.front())) first.erase(first.begin());
    if (first.size() > 1 && is_generation(first.back())) {
      generation = first.back();
      first.pop_back();
    }
    if (first.size() > 1 && is_title(first.back())) first.pop_back();
    return {text::join(first, " "), with_generation(text::join(parts.front(), " "))};
  }
  Words& words = parts.front();
  trim_name(words, generation);
  if (words.size() == 1) return {words.front(), generation};
  // Words in small letters before the last one belong to it: "Ana de la Cruz".
  auto last = words.end() - 1;
  while (last - 1 != words.begin() && (last - 1)->front() >= 'a' && (last - 1)->front() <= 'z') --last;
  return {text::join(Words(words.begin(), last), " "), with_generation(text::join(Words(last, words.end()), " "))};
}

}  // namespace matchdesk

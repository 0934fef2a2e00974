#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "policy/policy.hpp"
#include "text/value.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

// What the files that read the sections of program.yaml (read_*.cpp) share.
namespace matchdesk {

// A value of the policy that knows where it was written, so that findings about it have a place. Cheap to copy; the
// root value, the documents and the findings outlive it.
class Part {
 public:
  // `documents` are searched in their order: an overlay before the program it is laid over.
  Part(const Value& root, std::span<const yaml::Document* const> documents, Diagnostics& findings)
      : value_(&root), documents_(documents), findings_(&findings) {}

  const Value& value() const { return *value_; }
  bool is_set() const { return !value_->is_null(); }
  const std::string& name() const { return path_.back(); }  // of a member: its key

  // A member of a map; an unset part where there is none.
  Part at(std::string_view key) const;
  std::vector<Part> members() const;
  // Of a list; a single value counts as a list of one.
  std::vector<Part> items() const;

  const std::string& text() const { return value_->text(); }
  std::vector<std::string> texts() const { return value_->texts(); }

  // Add a finding at the value, or at its key; where it was not written, at the nearest thing around it.
  void error(std::string code, std::string message, std::string hint = {}) const;
  void error(const Error& error) const { this->error(error.code, error.message, error.hint); }
  void error_at_key(std::string code, std::string message, std::string hint = {}) const;
  void warn(std::string code, std::string message, std::string hint = {}) const;

  // Add a finding for each item (a single value is one), or each key of a map, that is not among the known ones:
  // "unknown level 'distrct'", code "unknown-level". The hint names the nearest known one, or all of them.
  void check_items(std::string_view what, std::span<const std::string> known,
                   Severity severity = Severity::error) const;
  void check_keys(std::string_view what, std::span<const std::string> known) const;
  // Adds a finding for each item that repeats an earlier one: "the gate 'intake' is listed twice", code
  // "repeated-gate".
  void check_distinct(std::string_view what) const;
  void unknown(std::string_view what, const std::string& typed, std::span<const std::string> known,
               Severity severity = Severity::error) const;

 private:
  Part step(std::string name, const Value& value) const;
  yaml::Node place() const;

  const Value* value_;
  std::span<const yaml::Document* const> documents_;
  Diagnostics* findings_;
  std::vector<std::string> path_;
};

bool is_known(std::span<const std::string> known, std::string_view name);

using Keys = std::vector<yaml::Key>;

// Shapes that several sections use. Lists may also be one value.
yaml::Key key(std::string name, yaml::ShapePointer shape, std::string about);
yaml::ShapePointer line();
yaml::ShapePointer id();
yaml::ShapePointer yes_no();
yaml::ShapePointer date();
yaml::ShapePointer duration();
yaml::ShapePointer whole_number(int minimum = 0, int maximum = 1'000'000);
yaml::ShapePointer lines();
yaml::ShapePointer ids();
yaml::ShapePointer durations();
yaml::ShapePointer several_of(std::vector<std::string> words);
yaml::ShapePointer routes();
// A table whose keys are ids and whose entries all have a value.
yaml::ShapePointer named(yaml::ShapePointer item);
// A table whose entries may be left empty: `mentoring:`.
yaml::ShapePointer entries_of(const yaml::ShapePointer& item, yaml::Type key_type = yaml::Type::id);

// Reads a value that is set into a variable of its type. A value that fits the shape and still cannot be read
// (2026-02-30) becomes a finding, and the variable keeps its value.
void read_into(const Part& part, std::string& text);
void read_into(const Part& part, std::vector<std::string>& texts);
void read_into(const Part& part, bool& yes);
void read_into(const Part& part, int& number);
void read_into(const Part& part, Date& date);
void read_into(const Part& part, Duration& duration);
void read_into(const Part& part, std::chrono::minutes& time_of_day);
void read_into(const Part& part, std::vector<Duration>& durations);
template <class T>
void read_into(const Part& part, std::optional<T>& optional) {
  read_into(part, optional.emplace());
}
template <class T>
void read_into(const Part& part, std::vector<std::pair<std::string, T>>& table) {
  for (const auto& member : part.members()) read_into(member, table.emplace_back(member.name(), T{}).second);
}

// A part of a day, {from: "09:00", until: "17:00"}, and the keys of its shape. What ends before it begins becomes a
// finding.
Keys span_keys();
yaml::ShapePointer span_shape();
std::optional<DaySpan> read_span(const Part& part);

// A key of a map in program.yaml, and how its value is read into an `Item`. A new key is one more setting.
template <class Item>
struct Setting {
  yaml::Key key;
  std::function<void(const Part&, Item&)> read;  // called where the key is set
};
template <class Item>
using Settings = std::vector<Setting<Item>>;

template <class Item, class Member>
Setting<Item> setting(std::string name, yaml::ShapePointer shape, Member Item::*member, std::string about) {
  return {key(std::move(name), std::move(shape), std::move(about)),
          [member](const Part& part, Item& item) { read_into(part, item.*member); }};
}

// A setting that takes one of a few words, each with its meaning.
template <class Item, class Member>
Setting<Item> choice(std::string name, std::vector<std::pair<std::string, std::type_identity_t<Member>>> choices,
                     Member Item::*member, std::string about) {
  std::vector<std::string> words;
  for (const auto& [word, meaning] : choices) words.push_back(word);
  return {key(std::move(name), yaml::choice_of(std::move(words)), std::move(about)),
          [member, choices = std::move(choices)](const Part& part, Item& item) {
            for (const auto& [word, meaning] : choices) {
              if (word == part.text()) item.*member = meaning;
            }
          }};
}

template <class Item>
Setting<Item> required(Setting<Item> setting) {
  setting.key.required = true;
  return setting;
}

template <class Item>
std::vector<yaml::Key> keys_of(const Settings<Item>& settings) {
  std::vector<yaml::Key> keys;
  for (const auto& setting : settings) keys.push_back(setting.key);
  return keys;
}

// Reads the settings that are in a map; the members of the others keep their values.
template <class Item>
void read_settings(const Part& part, const Settings<Item>& settings, Item& item) {
  for (const auto& setting : settings) {
    if (const auto member = part.at(setting.key.name); member.is_set()) setting.read(member, item);
  }
}

// A setting that is a map of settings, of the same item or of a member of it. `map` is yaml::map_of or flow_map_of.
using MapShape = yaml::ShapePointer (*)(std::vector<yaml::Key>);
template <class Item>
Setting<Item> group(std::string name, MapShape map, Settings<Item> settings, std::string about) {
  return {key(std::move(name), map(keys_of(settings)), std::move(about)),
          [settings = std::move(settings)](const Part& part, Item& item) { read_settings(part, settings, item); }};
}
template <class Item, class Member>
Setting<Item> group(std::string name, MapShape map, Member Item::*member,
                    Settings<std::type_identity_t<Member>> settings, std::string about) {
  return {key(std::move(name), map(keys_of(settings)), std::move(about)),
          [member, settings = std::move(settings)](const Part& part, Item& item) {
            read_settings(part, settings, item.*member);
          }};
}

// The sections of program.yaml: for each, the keys that it adds to the file, and a function that reads them into the
// policy. It gets the file's root, fills in defaults, and may use what the sections before it in read.cpp have read.

Keys calendar_keys();  // program, week, holidays
void read_calendar(const Part& root, Policy& policy);

Keys words_keys();  // terms
void read_words(const Part& root, Policy& policy);

Keys locations_keys();
void read_locations(const Part& root, Policy& policy);

Keys custom_keys();
void read_custom(const Part& root, Policy& policy);

Keys audiences_keys();
void read_audiences(const Part& root, Policy& policy);

Keys roles_keys();
void read_roles(const Part& root, Policy& policy);

Keys vocabulary_keys();
void read_vocabulary(const Part& root, Policy& policy);

Keys requests_keys();  // routes, messages, unreachable, capacity, services, declines
void read_requests(const Part& root, Policy& policy);

Keys matching_keys();  // matching, rotation
void read_matching(const Part& root, Policy& policy);

Keys staff_keys();  // staff, coverage
void read_staff(const Part& root, Policy& policy);

Keys clocks_keys();
void read_clocks(const Part& root, Policy& policy);

Keys kinds_keys();
void read_kinds(const Part& root, Policy& policy);

Keys compliance_keys();
void read_compliance(const Part& root, Policy& policy);

Keys office_keys();  // mail, periods, quiet_period, git
void read_office(const Part& root, Policy& policy);

// Events as a clock's `from` and `until` and a letter's `on` name them: one, a list, or events with the values that
// some of their fields must have: met, [accepted, declined], {checked-in: {with: seeker}}. `on` decides which events
// are known: those of requests, or those of participants and of their requests.
yaml::ShapePointer event_patterns_shape();
std::vector<EventPattern> read_event_patterns(const Part& part, Subject on);

std::vector<std::string> staff_roles(const Policy& policy);

}  // namespace matchdesk

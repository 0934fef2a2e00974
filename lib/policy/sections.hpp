#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"
#include "text/value.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A value of the policy that knows where it was written, so that what is found in it later can be shown there. Cheap to
// copy; the root value, the documents and the findings outlive it.
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
  std::string text_or(std::string_view fallback) const;
  bool yes_or(bool fallback) const { return is_set() ? value_->boolean() : fallback; }
  int integer_or(int fallback) const { return is_set() ? static_cast<int>(value_->integer()) : fallback; }
  std::optional<int> integer() const;
  std::vector<std::string> texts() const { return value_->texts(); }

  // Findings at the value, or at its key; where it was not written, at the nearest thing around it.
  void error(std::string code, std::string message, std::string hint = {}) const;
  void error_at_key(std::string code, std::string message, std::string hint = {}) const;
  void warn(std::string code, std::string message, std::string hint = {}) const;

  // "unknown level 'distrct'", code "unknown-level", with the nearest known one or all of them as the hint.
  void unknown(std::string_view what, const std::string& typed, std::span<const std::string> known,
               Severity severity = Severity::error) const;
  void unknown_key(std::string_view what, std::span<const std::string> known) const;

 private:
  Part step(std::string name, const Value& value) const;
  yaml::Node place() const;

  const Value* value_;
  std::span<const yaml::Document* const> documents_;
  Diagnostics* findings_;
  std::vector<std::string> path_;
};

bool is_known(std::span<const std::string> known, std::string_view name);

// What the sections of program.yaml share in their shapes.

yaml::Key key(std::string name, yaml::ShapePointer shape, std::string about);
yaml::Key required_key(std::string name, yaml::ShapePointer shape, std::string about);

yaml::ShapePointer line();
yaml::ShapePointer id();
yaml::ShapePointer yes_no();
yaml::ShapePointer date();
yaml::ShapePointer duration();
yaml::ShapePointer whole_number(int minimum = 0, int maximum = 1'000'000);
// Lists that may also be one value.
yaml::ShapePointer lines();
yaml::ShapePointer ids();
yaml::ShapePointer routes();
yaml::ShapePointer list_of_durations();
// Keys must be ids, and every entry has a value.
yaml::ShapePointer named(yaml::ShapePointer item);
// A table whose entries may be left empty: `mentoring:`.
yaml::ShapePointer entries_of(const yaml::ShapePointer& item, yaml::Type key_type = yaml::Type::id);

// The sections of program.yaml. Of each: the keys it adds to the file, and how they are read into the policy. A reader
// gets the file's root, fills in defaults, and may look at what the sections before it (in this order) have read.
using Keys = std::vector<yaml::Key>;

Keys calendar_keys();  // program, holidays
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

Keys services_keys();
void read_services(const Part& root, Policy& policy);

Keys vocabulary_keys();
void read_vocabulary(const Part& root, Policy& policy);

Keys routes_keys();  // routes, messages, unreachable
void read_routes(const Part& root, Policy& policy);

Keys matching_keys();  // matching, rotation
void read_matching(const Part& root, Policy& policy);

Keys capacity_keys();
void read_capacity(const Part& root, Policy& policy);

Keys staff_keys();  // staff, coverage
void read_staff(const Part& root, Policy& policy);

Keys clocks_keys();
void read_clocks(const Part& root, Policy& policy);

Keys kinds_keys();
void read_kinds(const Part& root, Policy& policy);

Keys declines_keys();
void read_declines(const Part& root, Policy& policy);

Keys compliance_keys();
void read_compliance(const Part& root, Policy& policy);

Keys office_keys();  // mail, periods, quiet_period, git
void read_office(const Part& root, Policy& policy);

Keys open_keys();
void read_open(const Part& root, Policy& policy);

// The dotted names of a record's fields that the policy may name: the record's own and the program's `custom.` ones.
std::vector<std::string> participant_fields(const Policy& policy);
std::vector<std::string> request_fields(const Policy& policy);

// A length of time that the shape has accepted.
Duration duration_of(const Part& part);

std::vector<std::string> staff_roles(const Policy& policy);

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

// The events that a clock's `from` or `until` names: an event, a list of them, or events with what some of their fields
// must be: met, [accepted, declined], {checked-in: {with: seeker}}.
yaml::ShapePointer event_patterns_shape();
// `on` decides which events are known: a request's own; a participant's and those of its requests.
std::vector<EventPattern> read_event_patterns(const Part& part, Subject on);

// The table `letters` of `mail`: a letter by its name, with the events that call for it and who gets it.
yaml::ShapePointer letters_shape();
void read_letters(const Part& part, Policy& policy);

// Whom a letter may name: seeker, provider, participant, waiting-on, told, coordinator, the participants' roles and the
// staff's.
std::vector<std::string> addressees(const Policy& policy);

}  // namespace matchdesk

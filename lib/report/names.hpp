#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// One record of any kind; never null.
using AnyRecord = std::variant<const Participant*, const Request*, const Activity*>;

const std::string& id_of(AnyRecord record);

// How the values of a name compare.
enum class NameType {
  text,   // folded; terms of a vocabulary by their order, where it has one
  place,  // a location of the tree
  number,
  date,
  time,
  age,  // seconds that passed, as a number
  yes_no,
};

// One name by which records can be asked about: a field of its file, one that the program added, or one that is derived
// from the history and the policy.
struct Name {
  std::string name;  // as it is typed: "provider.email"
  NameType type = NameType::text;
  std::string about;
  std::vector<std::string> choices;  // where only these values are possible
  std::string vocabulary;            // the field whose vocabulary holds its terms; empty without one
  // The value for a record of the subject that the name was found for: null where it has none, a list where it has
  // several.
  std::function<Value(const Program&, AnyRecord, Instant now)> read;
};

// What a word means for records of a kind: a field ("industries"), "custom.x", "needs.x", a derived name ("age"), or
// one of a person that the record names ("seeker.location", "provider.name"). An unknown one is an error (usage,
// "unknown-name") with the nearest as its hint.
Result<Name> find_name(const Policy& policy, Subject subject, std::string_view typed);

// All names of a kind of record, those behind "seeker." and the like apart, sorted.
std::vector<std::string> all_names(const Policy& policy, Subject subject);

}  // namespace matchdesk

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "policy/program.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// One record of any kind; never null.
using AnyRecord = std::variant<const Participant*, const Request*, const Activity*>;

const std::string& id_of(AnyRecord record);

// How the values of a fact compare.
enum class FactType {
  text,   // folded; terms of a vocabulary by their order, where it has one
  term,   // a text that is one of the program's words; people read it with spaces for its hyphens
  place,  // a location of the tree
  number,
  date,
  time,
  age,  // seconds that passed, as a number
  yes_no,
};

// The type of a field of a record or an event, by its name and its shape. Without a shape it holds terms.
FactType type_of_field(std::string_view name, const yaml::Shape* shape);

// Something that can be said of a record, under the name by which it is asked for: a field of its file, one that the
// program added, or one that follows from its history, the other records and the policy.
struct Fact {
  std::string name;  // as it is typed: "provider.email"
  FactType type = FactType::text;
  std::string about;
  std::vector<std::string> choices;  // where only these values are possible
  std::string vocabulary;            // the field whose terms these are; empty where its terms are not known
  // The value for a record of the subject that the fact was found for: null where it has none, a list where it has
  // several.
  std::function<Value(const Program&, AnyRecord, Instant now)> read;
};

// What a word means for records of a kind: a field ("industries"), "custom.x", "needs.x", a derived fact ("age"), or
// one of a person that the record names ("seeker.location", "provider.name"). An unknown one is an error (usage,
// "unknown-name") with the nearest as its hint.
Result<Fact> find_fact(const Policy& policy, Subject subject, std::string_view typed);

// What a text of a fact's value is compared and grouped by: the term that it means, or else the text itself.
std::string term_of(const Policy& policy, const Fact& fact, const std::string& text);

// A value as people read it in a sentence: times and dates in full, an age in its coarsest units, yes or nothing, a
// list with "and", terms with spaces.
std::string in_words(const Calendar& calendar, FactType type, const Value& value);

// The names of all facts of a kind of record, those behind "seeker." and the like apart, sorted.
std::vector<std::string> fact_names(const Policy& policy, Subject subject);

}  // namespace matchdesk

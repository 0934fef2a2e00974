#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/date_pattern.hpp"
#include "policy/policy.hpp"
#include "text/value.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// A field that can be filled from what people wrote.
struct Target {
  std::string name;          // dotted: "industries", "custom.level", "needs.skills"
  yaml::ShapePointer shape;  // what it holds
  std::string vocabulary;    // the field whose vocabulary its terms come from: "skills"
};

// The fields that can be filled: those of the table, except id, role, status and what follows from the history; the
// policy's `custom.x`; of a request also `needs.x` for every field of a participant. An unknown one is an error
// ("unknown-field", usage) with the nearest.
Result<Target> participant_target(const Policy& policy, std::string_view field);
Result<Target> request_target(const Policy& policy, std::string_view field);
std::vector<std::string> participant_targets(const Policy& policy);
std::vector<std::string> request_targets(const Policy& policy);

// What a text that people wrote (folded) means in a field; an empty list: nothing.
using ValueTable = std::map<std::string, std::vector<std::string>, std::less<>>;

// How written values are read.
struct ValueRules {
  const Policy& policy;
  std::vector<DatePattern> dates{};
  std::vector<std::string> separators{};                                         // of lists
  std::map<std::string, std::vector<std::string>, std::less<>> separators_of{};  // where a field has its own
  std::map<std::string, ValueTable, std::less<>> values{};                       // by field
};

// The separators where a map does not set others: ';', ',', '|' and line ends.
std::vector<std::string> usual_separators();

// A warning about a value that was taken.
struct Remark {
  std::string code;
  std::string message;  // the same for the same value of the same field
  std::string hint;
  friend bool operator==(const Remark&, const Remark&) = default;
};

struct Reading {
  Value value;  // null: nothing was said
  std::vector<Remark> remarks;
};

// Reads the value of a field from what people wrote for it in one or several places: terms as the vocabulary has them
// (an unknown one as its slug, with a remark), places by name or postal code, dates, numbers, addresses, phones, and a
// weekly capacity in words. Of several texts, lists are united, texts of several lines are put below each other, single
// lines are joined by spaces, and of everything else the first counts. An error says what cannot be read, but not of
// which field.
Result<Reading> read_value(const Target& target, const std::vector<std::string>& texts, const ValueRules& rules);

// Returns the items of what people wrote for a field, tidied and replaced by the value table, but not read any further:
// names, ids or addresses of other records.
std::vector<std::string> read_items(const Target& target, const std::vector<std::string>& texts,
                                    const ValueRules& rules);

}  // namespace matchdesk

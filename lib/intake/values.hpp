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

// A field that intake may fill.
struct Target {
  std::string name;          // dotted: "industries", "custom.level", "needs.skills"
  yaml::ShapePointer shape;  // what it holds
  std::string vocabulary;    // the field whose vocabulary its terms come from: "skills"
};

// The fields that can be typed in: all of the table but id, role, status and what the history says; `custom.x` as the
// policy has them; of a request also `needs.x` for every field of a participant. An unknown one is an error
// ("unknown-field", usage) with the nearest.
Result<Target> participant_target(const Policy& policy, std::string_view field);
Result<Target> request_target(const Policy& policy, std::string_view field);
std::vector<std::string> participant_targets(const Policy& policy);
std::vector<std::string> request_targets(const Policy& policy);

// Other words for what a field may hold: what people wrote (folded) and what is meant by it; nothing by an empty list.
using ValueTable = std::map<std::string, std::vector<std::string>, std::less<>>;

// How written values are read.
struct ValueRules {
  const Policy& policy;
  std::vector<DatePattern> dates{};
  std::vector<std::string> separators{};                                         // of lists
  std::map<std::string, std::vector<std::string>, std::less<>> separators_of{};  // where a field has its own
  std::map<std::string, ValueTable, std::less<>> values{};                       // by field
};

// The separators where nothing else is said: ';', ',', '|' and line ends.
std::vector<std::string> usual_separators();

// Something to know about a value that was taken nevertheless.
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

// What a field holds, from what people wrote for it in one or several places: terms as the vocabulary has them (an
// unknown one as its slug, with a remark), places by name or postal code, dates, numbers, addresses, phones, and a
// weekly capacity in words. Several texts: lists are united, text of several lines stands below each other, one line is
// joined by spaces, of all else the first that says something counts. An error says in words what cannot be read; it
// names no field.
Result<Reading> read_value(const Target& target, const std::vector<std::string>& texts, const ValueRules& rules);

// The single items of what people wrote for a field, tidied and through its value table, but not read any further:
// names, ids or addresses of other records.
std::vector<std::string> read_items(const Target& target, const std::vector<std::string>& texts,
                                    const ValueRules& rules);

// A vocabulary's remark about a text that means no term.
Remark unknown_term(const Policy& policy, std::string_view field, std::string_view text, std::string_view kept_as);

}  // namespace matchdesk

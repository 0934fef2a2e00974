#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"
#include "record/change.hpp"
#include "record/record.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A record with the document that it was read from, so that findings have a place.
template <class Record>
struct Located {
  Record record;
  std::shared_ptr<const yaml::Document> document;
};

// The node of a dotted field; the root where it is not written.
yaml::Node node_of(const yaml::Document& document, std::string_view field);

// The nodes of the history's events, in the order of the file.
std::vector<yaml::Node> event_nodes(const yaml::Document& document);

// Each of these adds a finding at `node` where a word is not a known one, with the nearest known one as the hint. An
// empty word is fine.

// A word that must be one of a list: "unknown-role: there is no role 'mentro'".
void check_known(const yaml::Node& node, std::string_view word, std::string_view what,
                 std::span<const std::string> known, Diagnostics& findings, Severity severity = Severity::error);

// Each item of a list, where the field is one.
void check_known_items(const yaml::Document& document, std::string_view field, std::string_view what,
                       std::span<const std::string> known, Diagnostics& findings);

// A place of the location tree; also fine where the policy has no tree.
void check_place(const yaml::Node& node, std::string_view place, const Policy& policy, Diagnostics& findings);

// The id of a participant; with `side`, of a role on that side.
void check_participant_id(const yaml::Node& node, std::string_view id, const Program& program, std::optional<Side> side,
                          Diagnostics& findings);

// A term, or each term of a list, of a field's vocabulary. Unknown ones are warnings.
void check_terms(const yaml::Node& node, std::string_view field, const Vocabulary& vocabulary, Diagnostics& findings);

// Asks about limits of 0 that shut providers out, among those of `group`: "capacity", or the policy's
// "capacity.default". A 0 may be a pause, or an empty cell of a spreadsheet. Nothing of what is for direct requests
// alone, which has another limit below it.
void ask_about_nothing(const yaml::Document& document, std::string_view group, std::string_view says,
                       const std::string& hint, Diagnostics& findings);

// Finds events that are not possible where they are in the history, or are in the future.
void check_history(const yaml::Document& document, std::span<const Event> history,
                   std::span<const LifeProblem> problems, Instant now, Diagnostics& findings);

// Finds a summary that differs from the history: `folded` is the field as the history has it, null where it is empty.
// It becomes a correction.
void check_summary(const yaml::Document& document, const std::string& written, SetField folded, Diagnostics& findings,
                   ChangeSet& fixes);

}  // namespace matchdesk

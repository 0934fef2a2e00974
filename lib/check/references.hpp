#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "policy/program.hpp"
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

// The node of one event of the history, by its place in the file.
yaml::Node event_node(const yaml::Document& document, std::size_t event);

// The checks of one word each: a finding at `node` where the word is not one that is known, with the nearest known one.
// An empty word says nothing and is fine.

// One of a list of names: "unknown-role: there is no role 'mentro'".
void check_known(const yaml::Node& node, std::string_view word, std::string_view what,
                 std::span<const std::string> known, Diagnostics& findings, Severity severity = Severity::error);

// A place of the location tree; also fine where the policy has no tree.
void check_place(const yaml::Node& node, std::string_view place, const Policy& policy, Diagnostics& findings);

// The id of a participant; with `side`, of a role on that side.
void check_participant_id(const yaml::Node& node, std::string_view id, const Program& program, std::optional<Side> side,
                          Diagnostics& findings);

// A term, or each term of a list, of a field's vocabulary. Unknown ones are warnings.
void check_terms(const yaml::Node& node, std::string_view field, const Vocabulary& vocabulary, Diagnostics& findings);

// An event that is not possible where it stands, or lies in the future.
void check_history(const yaml::Document& document, std::span<const Event> history,
                   std::span<const LifeProblem> problems, Instant now, Diagnostics& findings);

// A derived field that does not say what the history says.
void check_summary(const yaml::Document& document, std::string_view field, const std::string& written,
                   const std::string& folded, Diagnostics& findings);

}  // namespace matchdesk

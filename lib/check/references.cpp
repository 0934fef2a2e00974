#include "check/references.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk {

namespace {

// The hint about a word that is not one of those in program.yaml.
std::string hint_of(std::string_view word, std::span<const std::string> known) {
  constexpr std::size_t few = 8;
  return text::did_you_mean(word, known,
                            known.empty()         ? "program.yaml names none"
                            : known.size() <= few ? fmt::format("known: {}", text::enumerate(known))
                                                  : "program.yaml lists the known ones");
}

std::string ids_hint(std::string_view id, const Records& records) {
  std::vector<std::string> ids;
  for (const Participant& participant : records.participants()) ids.push_back(participant.id);
  return text::did_you_mean(id, ids, "no participant has this id; was the record moved or renamed?");
}

// Returns whether an unknown id may belong to a restricted record that this copy of the program does not have.
bool may_be_restricted(const Program& program) {
  return std::ranges::any_of(program.policy.roles, &Role::starts_restricted) &&
         std::ranges::none_of(program.records.participants(),
                              [](const Participant& participant) { return is_restricted(participant.source); });
}

void check_term(const yaml::Node& node, std::string_view field, const Vocabulary& vocabulary, Diagnostics& findings) {
  if (node.is_absent() || meant_term(vocabulary, field, node.text())) return;
  findings.push_back(node.finding(
      Severity::warning, "unknown-term",
      vocabulary.contains(field) ? fmt::format("'{}' is not in the vocabulary of {}", node.text(), field)
                                 : fmt::format("'{}' is no language that is known", node.text()),
      term_hint(vocabulary, field, node.text(),
                fmt::format("add it under vocabulary: {}: in program.yaml, or choose a known one", field))));
}

}  // namespace

yaml::Node node_of(const yaml::Document& document, std::string_view field) {
  yaml::Node node = document.root();
  while (!field.empty() && node.is_map()) {
    const std::size_t dot = field.find('.');
    const auto found = node.find(field.substr(0, dot));
    if (!found) return node;
    node = *found;
    field.remove_prefix(dot == std::string_view::npos ? field.size() : dot + 1);
  }
  return node;
}

std::vector<yaml::Node> event_nodes(const yaml::Document& document) {
  const yaml::Node history = node_of(document, "history");
  return history.is_list() ? history.children() : std::vector<yaml::Node>();
}

void check_known(const yaml::Node& node, std::string_view word, std::string_view what,
                 std::span<const std::string> known, Diagnostics& findings, Severity severity) {
  if (word.empty() || std::ranges::find(known, word) != known.end()) return;
  findings.push_back(node.finding(severity, "unknown-" + text::replace_all(std::string(what), " ", "-"),
                                  fmt::format("there is no {} '{}'", what, word), hint_of(word, known)));
}

void check_known_items(const yaml::Document& document, std::string_view field, std::string_view what,
                       std::span<const std::string> known, Diagnostics& findings) {
  const yaml::Node list = node_of(document, field);
  if (!list.is_list()) return;
  for (auto item = list.first(); item; item = item->next()) check_known(*item, item->text(), what, known, findings);
}

void check_place(const yaml::Node& node, std::string_view place, const Policy& policy, Diagnostics& findings) {
  if (policy.locations.in_order.empty()) return;
  check_known(node, place, "location", policy.locations.in_order, findings);
}

void check_participant_id(const yaml::Node& node, std::string_view id, const Program& program, std::optional<Side> side,
                          Diagnostics& findings) {
  if (id.empty()) return;
  const Participant* participant = program.records.participant(id);
  if (participant == nullptr) {
    const bool unseen = may_be_restricted(program);
    findings.push_back(node.finding(unseen ? Severity::warning : Severity::error, "unknown-participant",
                                    fmt::format("there is no participant '{}'{}", id, unseen ? " here" : ""),
                                    (unseen ? "it may be restricted, and this copy has no restricted/; or: " : "") +
                                        ids_hint(id, program.records)));
    return;
  }
  if (Diagnostic named = node.finding(Severity::warning, "names-restricted",
                                      fmt::format("this names {}, which is restricted: others cannot see whom", id),
                                      fmt::format("share it ('matchdesk roster share {}'), or take it out here", id));
      is_restricted(participant->source) && !named.file.starts_with("restricted/"))
    findings.push_back(std::move(named));
  const Role* role = find_role(program.policy, participant->role);
  if (side && role != nullptr && role->side != *side)
    findings.push_back(node.finding(Severity::error, "wrong-side",
                                    fmt::format("{} is a {}, not a {}", id, participant->role, to_text(*side)),
                                    fmt::format("name a participant whose role is on the {}'s side", to_text(*side))));
}

void check_terms(const yaml::Node& node, std::string_view field, const Vocabulary& vocabulary, Diagnostics& findings) {
  if (!has_terms(vocabulary, field)) return;
  if (node.is_scalar()) check_term(node, field, vocabulary, findings);
  if (!node.is_list()) return;
  for (auto item = node.first(); item; item = item->next()) check_term(*item, field, vocabulary, findings);
}

void ask_about_nothing(const yaml::Document& document, std::string_view group, std::string_view says,
                       const std::string& hint, Diagnostics& findings) {
  for (const std::string_view limit : {"per_week", "open", "seats"}) {
    const std::string field = fmt::format("{}.{}", group, limit);
    const yaml::Node node = node_of(document, field);
    if (node.is_scalar() && text::parse_integer(node.text()) == 0)
      findings.push_back(
          node.finding(Severity::warning, "takes-nothing", fmt::format("{}, for {} is 0", says, field), hint));
  }
}

void check_history(const yaml::Document& document, std::span<const Event> history,
                   std::span<const LifeProblem> problems, Instant now, Diagnostics& findings) {
  const std::vector<yaml::Node> events = event_nodes(document);
  const auto node_at = [&](std::size_t event) {
    return event < events.size() ? events[event] : node_of(document, "history");
  };
  for (const LifeProblem& problem : problems)
    findings.push_back(
        node_at(problem.event).finding(Severity::error, "not-allowed-here", problem.message, problem.hint));
  for (std::size_t place = 0; place < history.size(); ++place) {
    if (history[place].at.instant <= now) continue;
    const yaml::Node event = node_at(place);
    findings.push_back(event.find("at").value_or(event).finding(
        Severity::error, "in-the-future", fmt::format("'{}' is said to happen in the future", history[place].name()),
        "an event is recorded when it has happened; mend its time"));
  }
}

void check_summary(const yaml::Document& document, const std::string& written, SetField folded, Diagnostics& findings,
                   ChangeSet& fixes) {
  const std::string& text = folded.value.text();
  if (written == text) return;
  const std::string says = written.empty() ? fmt::format("'{}' is not there", folded.field)
                                           : fmt::format("{} is '{}'", folded.field, written);
  const std::string should =
      text.empty() ? "the history leaves it empty" : fmt::format("the history comes to '{}'", text);
  findings.push_back(node_of(document, document.root().find(folded.field) ? folded.field : "history")
                         .finding(Severity::error, "summary-differs", fmt::format("{}, but {}", says, should),
                                  "'matchdesk check --fix' writes what the history says"));
  fixes.push_back(std::move(folded));
}

}  // namespace matchdesk

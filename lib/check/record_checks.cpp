#include "check/record_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "aging/compliance.hpp"
#include "aging/ladder_waits.hpp"
#include "check/references.hpp"
#include "intake/organizations.hpp"
#include "matching/eligibility.hpp"
#include "policy/apply.hpp"
#include "record/fields.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

void check_words(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  const yaml::Document& document = *located.document;
  check_known(node_of(document, "role"), participant.role, "role", names_of(policy.roles), findings);
  check_place(node_of(document, "location"), participant.location, policy, findings);
  if (!policy.locations.levels.empty())
    check_known(node_of(document, "serves"), participant.serves, "level", policy.locations.levels, findings);
  check_known_items(document, "accepts", "route", names_of(policy.routes), findings);
  const auto check_field = [&](std::string_view field) {
    if (const yaml::Node node = node_of(document, field); !node.is_map())
      check_terms(node, field, policy.vocabulary, findings);
  };
  for (const auto& [field, terms] : policy.vocabulary) check_field(field);
  if (!policy.vocabulary.contains(languages_field)) check_field(languages_field);
}

void check_visibility(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  std::vector<std::string> audiences = names_of(policy.audiences);
  audiences.insert(audiences.begin(), {"all", "nobody"});
  const yaml::Node visibility = node_of(*located.document, "visibility");
  if (visibility.is_scalar()) check_known(visibility, visibility.text(), "audience", audiences, findings);
  check_known_items(*located.document, "visibility", "audience", audiences, findings);
}

// Records of a role that starts restricted are shared by 'roster share', not by moving files.
void check_shared(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  const Role* role = find_role(policy, participant.role);
  if (role == nullptr || !role->starts_restricted || is_restricted(participant.source)) return;
  if (participant.story.has(EventKind::shared)) return;
  findings.push_back(
      node_of(*located.document, "id")
          .finding(Severity::warning, "not-shared",
                   fmt::format("{} stands where everybody sees it, and was never shared", participant.id),
                   fmt::format("move it to restricted/participants/, or record it when every gate is "
                               "passed: 'matchdesk roster share {}'",
                               participant.id)));
}

void check_missing(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Role* role = find_role(policy, located.record.role);
  if (role == nullptr) return;
  const std::vector<std::string> missing = missing_fields(located.record, role->required);
  if (missing.empty()) return;
  findings.push_back(
      node_of(*located.document, "id")
          .finding(Severity::warning, "incomplete",
                   fmt::format("{} is incomplete: {} missing", located.record.id, text::enumerate(missing)),
                   fmt::format("a {} needs {}", role->name, missing.size() == 1 ? "it" : "them")));
}

// Whoever was active when a gate was added stays so, and is named here until the gate is passed.
void check_gates(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  if (!participant.state.activated || has_left(participant)) return;
  for (const std::string& gate : gates_asked_of(policy, participant)) {
    const auto known = std::ranges::find(participant.state.gates, gate, &GateState::gate);
    if (known != participant.state.gates.end() && known->passed) continue;
    findings.push_back(
        node_of(*located.document, "id")
            .finding(Severity::warning, "lacks-gate",
                     fmt::format("{} became active before {} was asked, and has not passed it", participant.id, gate),
                     fmt::format("'matchdesk intake pass {} --gate {}' records it; with 'from: DAY' at the gate it is "
                                 "asked only of those who apply from that day on",
                                 participant.id, gate)));
  }
}

// Who is matched and, by a limit of 0, takes nothing; a pause and `accepts` say so themselves.
void check_capacity(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  const Role* role = find_role(policy, participant.role);
  const std::vector<std::string>& accepts = participant.accepts;
  const bool takes_assigned = accepts.empty() || std::ranges::find(accepts, "assigned") != accepts.end();
  if (role == nullptr || role->side != Side::provider || has_left(participant) || !takes_assigned ||
      !is_matchable(policy, participant) || participant.state.status == ParticipantStatus::paused)
    return;
  ask_about_nothing(*located.document, "capacity",
                    fmt::format("{} takes no {}", participant.id, term_plural(policy, "request")),
                    fmt::format("should it be so? a time without is a pause: 'matchdesk roster pause {}'; direct ones "
                                "only is 'accepts: [direct]'; else write how many, or take it out",
                                participant.id),
                    findings);
}

// Checks the activities that events name.
void check_activities(const Located<Participant>& located, const Records& records, Diagnostics& findings) {
  std::vector<std::string> known;
  for (const Activity& activity : records.activities()) known.push_back(activity.id);
  for (const yaml::Node& event : event_nodes(*located.document))
    if (const auto word = event.find("activity")) check_known(*word, word->text(), "activity", known, findings);
}

// Checks what was done about steps of the ladder, where a hand wrote it: a command kept what the step asked for then.
void check_actions(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const std::vector<yaml::Node> nodes = event_nodes(*located.document);
  for (std::size_t place = 0; place < nodes.size(); ++place) {
    const Event& event = located.record.history.at(place);
    const auto& steps = policy_at(policy, located.record.location).compliance.steps;
    const auto step = std::ranges::find(steps, event.number("step").value_or(0), &ComplianceStep::number);
    if (event.kind != EventKind::step_taken || !event.texts("requires").empty() || step == steps.end()) continue;
    const auto word = nodes[place].find("action");
    const auto known = action_names(*step);
    if (word && std::ranges::find(known, word->text()) == known.end())
      findings.push_back(word->finding(
          Severity::warning, "unknown-action", fmt::format("step {} has no action '{}'", step->number, word->text()),
          text::did_you_mean(word->text(), known, fmt::format("its actions are {}", text::enumerate(known)))));
  }
}

// Returns whether a participant was entered as somebody else than `other`.
bool says_unlike(const Participant& participant, const std::string& other) {
  for (const Event& event : participant.history) {
    const std::vector<std::string> unlike = event.texts("unlike");
    if (event.kind == EventKind::applied && std::ranges::find(unlike, other) != unlike.end()) return true;
  }
  return false;
}

// The records of one role so far, to find which of them a new one seems to repeat.
class Entered {
 public:
  // Returns the earlier record that this one seems to repeat, and why; then adds this one.
  std::optional<Likeness> add(const Participant& participant) {
    std::optional<Likeness> found;
    if (!participant.organization_name.empty()) {
      found = organizations_.find(participant);
      organizations_.add(participant);
    } else if (!participant.email.empty()) {
      const auto [place, is_new] = by_address_.try_emplace(text::lower_ascii(participant.email), participant.id);
      if (!is_new) found = Likeness{place->second, "the same address"};
    }
    return found;
  }

 private:
  std::map<std::string, std::string> by_address_;
  OrganizationIndex organizations_;
};

void check_providers(const yaml::Node& list, const Program& program, Diagnostics& findings) {
  if (!list.is_list()) return;
  for (auto item = list.first(); item; item = item->next())
    check_participant_id(*item, item->text(), program, Side::provider, findings);
}

// Checks what events name: reasons, services, clocks, providers.
void check_event_words(const Located<Request>& located, const Program& program, Diagnostics& findings) {
  const Policy& policy = program.policy;
  const std::vector<std::string> reasons = names_of(policy.declines), clocks = clock_names(policy);
  const std::vector<yaml::Node> nodes = event_nodes(*located.document);
  for (std::size_t place = 0; place < nodes.size(); ++place) {
    const Event& event = located.record.history.at(place);
    const yaml::Node& node = nodes[place];
    const auto check_field = [&](std::string_view field, std::string_view what, const std::vector<std::string>& known) {
      if (const auto word = node.find(field)) check_known(*word, word->text(), what, known, findings);
    };
    if (event.kind == EventKind::declined) check_field("reason", "reason to decline", reasons);
    check_field("service", "service", policy.services);
    check_field("clock", "clock", clocks);
    for (const std::string_view field : {"provider", "to", "from"})
      if (const auto id = node.find(field); id && (field == "provider" || event.kind == EventKind::submitted))
        check_participant_id(*id, id->text(), program, Side::provider, findings);
  }
}

}  // namespace

void check_record(const Located<Participant>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes) {
  const Participant& participant = located.record;
  const yaml::Document& document = *located.document;
  check_words(located, program.policy, findings);
  check_missing(located, program.policy, findings);
  check_gates(located, program.policy, findings);
  check_visibility(located, program.policy, findings);
  check_shared(located, program.policy, findings);
  check_capacity(located, program.policy, findings);
  check_participant_id(node_of(document, "employer"), participant.employer, program, std::nullopt, findings);
  check_participant_id(node_of(document, "same_as"), participant.same_as, program, std::nullopt, findings);
  check_activities(located, program.records, findings);
  check_actions(located, program.policy, findings);
  check_history(document, participant.history, fold(participant, program.policy).problems, now, findings);
  const auto check_field = [&](std::string field, const std::string& written, std::string_view folded) {
    check_summary(document, written, {Subject::participant, participant.id, std::move(field), folded}, findings, fixes);
  };
  check_field("status", participant.status, to_text(participant.state.status));
  if (const std::string& classification = participant.state.classification; !classification.empty())
    check_field("classification", participant.classification, classification);
}

void check_record(const Located<Request>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes) {
  const Request& request = located.record;
  const yaml::Document& document = *located.document;
  const Policy& policy = program.policy;
  check_known(node_of(document, "kind"), request.kind, "kind", names_of(policy.kinds), findings);
  check_known(node_of(document, "route"), request.route, "route", names_of(policy.routes), findings);
  check_place(node_of(document, "location"), request.location, policy, findings);
  check_participant_id(node_of(document, "seeker"), request.seeker, program, Side::seeker, findings);
  check_providers(node_of(document, "prefers"), program, findings);
  check_providers(node_of(document, "excludes"), program, findings);
  if (const auto needs = document.root().find("needs"); needs && needs->is_map())
    for (auto need = needs->first(); need; need = need->next())
      check_terms(*need, need->key(), policy.vocabulary, findings);
  check_event_words(located, program, findings);
  check_history(document, request.history, fold(request, policy.life).problems, now, findings);
  const auto check_field = [&](std::string field, const std::string& written, std::string_view folded) {
    check_summary(document, written,
                  {Subject::request, request.id, std::move(field), folded.empty() ? Value() : Value(folded)}, findings,
                  fixes);
  };
  check_field("status", request.status, to_text(request.state.status));
  check_field("provider", request.provider, request.state.provider);
  check_field("outcome", request.outcome, request.state.outcome);
}

void check_record(const Located<Activity>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet&) {
  const Activity& activity = located.record;
  const yaml::Document& document = *located.document;
  check_place(node_of(document, "location"), activity.location, program.policy, findings);
  check_history(document, activity.history, fold(activity).problems, now, findings);
  check_known_items(document, "for", "role", names_of(program.policy.roles), findings);
}

void check_duplicates(const std::vector<Located<Participant>>& participants, Diagnostics& findings) {
  std::map<std::string, Entered> by_role;
  std::map<std::string, const Participant*> by_id;
  for (const Located<Participant>& located : participants) {
    const Participant& participant = located.record;
    if (participant.state.status == ParticipantStatus::exited) continue;
    by_id.emplace(participant.id, &participant);
    const auto alike = by_role[participant.role].add(participant);
    if (!alike || alike->id == participant.id || says_unlike(participant, alike->id) ||
        says_unlike(*by_id.at(alike->id), participant.id))
      continue;
    const bool organization = !participant.organization_name.empty();
    findings.push_back(
        node_of(*located.document, organization ? "name" : "email")
            .finding(Severity::warning, "entered-twice",
                     organization ? fmt::format("{} may be {}: {}", participant.id, alike->id, alike->why)
                                  : fmt::format("{} has the same address and role as {}", participant.id, alike->id),
                     organization
                         ? fmt::format("if it is the same one, close one record with 'matchdesk roster exit'; if not, "
                                       "write 'unlike: [{}]' into the applied event",
                                       alike->id)
                         : "if it is the same person, close one record with 'matchdesk roster exit'"));
  }
}

}  // namespace matchdesk

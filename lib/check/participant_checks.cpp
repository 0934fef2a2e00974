#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "check/record_checks.hpp"
#include "check/references.hpp"
#include "intake/organizations.hpp"
#include "record/fields.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

void check_words(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  const yaml::Document& document = *located.document;
  std::vector<std::string> roles, routes;
  for (const Role& role : policy.roles) roles.push_back(role.name);
  for (const Route& route : policy.routes) routes.push_back(route.name);
  check_known(node_of(document, "role"), participant.role, "role", roles, findings);
  check_place(node_of(document, "location"), participant.location, policy, findings);
  if (!policy.locations.levels.empty())
    check_known(node_of(document, "serves"), participant.serves, "level", policy.locations.levels, findings);
  const yaml::Node accepts = node_of(document, "accepts");
  if (accepts.is_list())
    for (auto route = accepts.first(); route; route = route->next())
      check_known(*route, route->text(), "route", routes, findings);
  for (const auto& [field, terms] : policy.vocabulary)
    if (const yaml::Node node = node_of(document, field); !node.is_map())
      check_terms(node, field, policy.vocabulary, findings);
}

void check_visibility(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  std::vector<std::string> audiences = {"all", "nobody"};
  for (const Audience& audience : policy.audiences) audiences.push_back(audience.name);
  const yaml::Node visibility = node_of(*located.document, "visibility");
  if (visibility.is_scalar()) check_known(visibility, visibility.text(), "audience", audiences, findings);
  if (!visibility.is_list()) return;
  for (auto audience = visibility.first(); audience; audience = audience->next())
    check_known(*audience, audience->text(), "audience", audiences, findings);
}

// A role that starts restricted is shown by 'roster share', never by moving files about.
void check_shared(const Located<Participant>& located, const Policy& policy, Diagnostics& findings) {
  const Participant& participant = located.record;
  const Role* role = find_role(policy, participant.role);
  if (role == nullptr || !role->starts_restricted || is_restricted(participant.source)) return;
  for (const std::size_t index : standing(participant.history))
    if (participant.history[index].event == "shared") return;
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

// An activity that an invitation or an attendance names.
void check_activities(const Located<Participant>& located, const Records& records, Diagnostics& findings) {
  std::vector<std::string> known;
  for (const Activity& activity : records.activities()) known.push_back(activity.id);
  for (std::size_t place = 0; place < located.record.history.size(); ++place) {
    const yaml::Node event = event_node(*located.document, place);
    if (const auto word = event.find("activity")) check_known(*word, word->text(), "activity", known, findings);
  }
}

}  // namespace

void check_record(const Located<Participant>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes) {
  const Participant& participant = located.record;
  const yaml::Document& document = *located.document;
  check_words(located, program.policy, findings);
  check_missing(located, program.policy, findings);
  check_visibility(located, program.policy, findings);
  check_shared(located, program.policy, findings);
  check_participant_id(node_of(document, "employer"), participant.employer, program, std::nullopt, findings);
  check_participant_id(node_of(document, "same_as"), participant.same_as, program, std::nullopt, findings);
  check_activities(located, program.records, findings);
  check_history(document, participant.history, fold(participant, gates_of(program.policy, participant.role)).problems,
                now, findings);
  const std::string folded(to_text(participant.state.status));
  check_summary(document, "status", participant.status, folded, findings);
  if (participant.status != folded) fixes.push_back(SetField{Subject::participant, participant.id, "status", folded});
  if (const std::string& classification = participant.state.classification; !classification.empty()) {
    check_summary(document, "classification", participant.classification, classification, findings);
    if (participant.classification != classification)
      fixes.push_back(SetField{Subject::participant, participant.id, "classification", classification});
  }
}

namespace {

// Whether one of two was entered as somebody else than the other.
bool says_unlike(const Participant& participant, const std::string& other) {
  for (const Event& event : participant.history) {
    const std::vector<std::string> unlike = event.texts("unlike");
    if (event.event == "applied" && std::ranges::find(unlike, other) != unlike.end()) return true;
  }
  return false;
}

// One role's records, one after another: which one a record seems to repeat.
class Entered {
 public:
  // Why the record seems to be one that came before, and which; then it is one of those that came before.
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

}  // namespace

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

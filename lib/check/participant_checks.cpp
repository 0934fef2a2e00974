#include <map>

#include <fmt/format.h>

#include "check/record_checks.hpp"
#include "check/references.hpp"
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

void check_duplicates(const std::vector<Located<Participant>>& participants, Diagnostics& findings) {
  std::map<std::pair<std::string, std::string>, const Participant*> by_address;
  for (const Located<Participant>& located : participants) {
    const Participant& participant = located.record;
    if (participant.email.empty()) continue;
    const auto [place, is_new] =
        by_address.try_emplace({participant.role, text::lower_ascii(participant.email)}, &participant);
    if (is_new) continue;
    findings.push_back(
        node_of(*located.document, "email")
            .finding(Severity::warning, "entered-twice",
                     fmt::format("{} has the same address and role as {}", participant.id, place->second->id),
                     "if it is the same person, close one record with 'matchdesk roster exit'"));
  }
}

}  // namespace matchdesk

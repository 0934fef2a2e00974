#include "check/record_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "aging/ladder_waits.hpp"
#include "check/references.hpp"
#include "intake/organizations.hpp"
#include "record/activity_life.hpp"
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

std::vector<std::string> names(const auto& items) {
  std::vector<std::string> all;
  for (const auto& item : items) all.push_back(item.name);
  return all;
}

void check_providers(const yaml::Node& list, const Program& program, Diagnostics& findings) {
  if (!list.is_list()) return;
  for (auto item = list.first(); item; item = item->next())
    check_participant_id(*item, item->text(), program, Side::provider, findings);
}

// The words of the events that the policy lists: reasons, services, clocks, providers.
void check_event_words(const Located<Request>& located, const Program& program, Diagnostics& findings) {
  const Policy& policy = program.policy;
  const std::vector<std::string> reasons = names(policy.declines), clocks = clock_names(policy);
  std::size_t place = 0;
  for (const Event& event : located.record.history) {
    const yaml::Node node = event_node(*located.document, place++);
    const auto check_field = [&](std::string_view field, std::string_view what, const std::vector<std::string>& known) {
      if (const auto word = node.find(field)) check_known(*word, word->text(), what, known, findings);
    };
    if (event.event == "declined") check_field("reason", "reason to decline", reasons);
    check_field("service", "service", policy.services);
    check_field("clock", "clock", clocks);
    for (const std::string_view field : {"provider", "to", "from"})
      if (const auto id = node.find(field); id && (field == "provider" || event.event == "submitted"))
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

void check_record(const Located<Request>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes) {
  const Request& request = located.record;
  const yaml::Document& document = *located.document;
  const Policy& policy = program.policy;
  check_known(node_of(document, "kind"), request.kind, "kind", names(policy.kinds), findings);
  check_known(node_of(document, "route"), request.route, "route", names(policy.routes), findings);
  check_place(node_of(document, "location"), request.location, policy, findings);
  check_participant_id(node_of(document, "seeker"), request.seeker, program, Side::seeker, findings);
  check_providers(node_of(document, "prefers"), program, findings);
  check_providers(node_of(document, "excludes"), program, findings);
  if (const auto needs = document.root().find("needs"); needs && needs->is_map())
    for (auto need = needs->first(); need; need = need->next())
      check_terms(*need, need->key(), policy.vocabulary, findings);
  check_event_words(located, program, findings);
  check_history(document, request.history, fold(request, policy.life).problems, now, findings);
  const RequestState& state = request.state;
  const std::array summary = {std::pair{std::pair{"status", &request.status}, std::string(to_text(state.status))},
                              std::pair{std::pair{"provider", &request.provider}, state.provider},
                              std::pair{std::pair{"outcome", &request.outcome}, state.outcome}};
  for (const auto& [field, folded] : summary) {
    check_summary(document, field.first, *field.second, folded, findings);
    if (*field.second != folded)
      fixes.push_back(SetField{Subject::request, request.id, field.first, folded.empty() ? Value() : Value(folded)});
  }
}

void check_record(const Located<Activity>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet&) {
  const Activity& activity = located.record;
  const yaml::Document& document = *located.document;
  check_place(node_of(document, "location"), activity.location, program.policy, findings);
  check_history(document, activity.history, fold(activity).problems, now, findings);
  const yaml::Node roles = node_of(document, "for");
  if (roles.is_list())
    for (auto role = roles.first(); role; role = role->next())
      check_known(*role, role->text(), "role", names(program.policy.roles), findings);
}

}  // namespace matchdesk

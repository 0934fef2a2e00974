#include <array>

#include <fmt/format.h>

#include "aging/ladder_waits.hpp"
#include "check/record_checks.hpp"
#include "check/references.hpp"
#include "record/activity_life.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

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

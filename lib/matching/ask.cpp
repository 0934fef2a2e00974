#include "matching/ask.hpp"

#include <algorithm>

#include "matching/terms.hpp"
#include "record/fields.hpp"
#include "text/utf8.hpp"

namespace matchdesk {

namespace {

// "same-organization" forbids a common organization; every other "same-FIELD" a common value of that field.
std::vector<Avoided> avoided_by(const Program& program, const Policy& policy, const Participant& seeker) {
  constexpr std::string_view prefix = "same-";
  std::vector<Avoided> avoided;
  for (const auto& rule : policy.matching.avoid) {
    if (!rule.starts_with(prefix)) continue;
    auto field = rule.substr(prefix.size());
    auto values = compared_values(program, seeker, field);
    avoided.push_back({rule, std::move(field), std::move(values)});
  }
  return avoided;
}

std::vector<const Request*> waiting_requests(const Program& program, const Participant& seeker, const Request* asked) {
  std::vector<const Request*> waiting;
  for (const auto* request : program.records.requests_of_seeker(seeker.id)) {
    const bool is_asked = asked && request->id == asked->id;
    if (!is_asked && request->state.status == RequestStatus::pending) waiting.push_back(request);
  }
  return waiting;
}

std::string route_of(const Request& request) {
  const auto& route = request.state.route.empty() ? request.route : request.state.route;
  const bool queued = request.state.status == RequestStatus::queued;
  if (route.empty() || (queued && (route == "direct" || route == "offered"))) return "assigned";
  return route;
}

std::string route_of_seeker(const Policy& policy) {
  const auto* direct = find_route(policy, "direct");
  return direct && direct->enabled ? "direct" : "assigned";
}

Ask prepared(const Program& program, const Participant& seeker, const Request* request, std::string location) {
  Ask ask;
  ask.seeker = &seeker;
  ask.request = request;
  ask.policy = &policy_at(program.policy, location);
  ask.route = request ? route_of(*request) : route_of_seeker(*ask.policy);
  ask.needs = needs_of(program, *ask.policy, seeker, request, location);
  ask.avoided = avoided_by(program, *ask.policy, seeker);
  ask.waiting = waiting_requests(program, seeker, request);
  ask.location = std::move(location);
  return ask;
}

}  // namespace

Ask ask_of(const Program& program, const Request& request) {
  return prepared(program, *program.records.participant(request.seeker), &request, location_of(program, request));
}

Ask ask_of(const Program& program, const Participant& seeker) {
  return prepared(program, seeker, nullptr, seeker.location);
}

Value needed(const Program& program, const Participant& seeker, const Request* request, std::string_view field) {
  return request ? need_of(program, *request, field) : get(seeker, field);
}

std::vector<std::string> compared_values(const Program& program, const Participant& participant,
                                         std::string_view field) {
  std::vector<std::string> values;
  const auto add = [&](std::string_view text) {
    auto folded = text::fold(text);
    if (!folded.empty()) values.push_back(std::move(folded));
  };
  const bool is_organization = field == "organization";
  for (const auto& text : texts_of(get(participant, field))) {
    add(text);
    const auto* record = is_organization ? program.records.participant(text) : nullptr;
    if (record) add(display_name(*record));
  }
  if (is_organization) add(participant.organization_name);
  return values;
}

}  // namespace matchdesk

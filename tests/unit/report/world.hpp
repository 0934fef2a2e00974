#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/apply.hpp"
#include "policy/program.hpp"

// A small program made by hand, as values.
namespace matchdesk::world {

using Fields = std::vector<std::pair<std::string, Value>>;

inline Timestamp at(std::string_view text) { return *parse_timestamp(text); }
inline Instant instant(std::string_view text) { return at(text).instant; }
inline Date day(std::string_view text) { return *parse_date(text); }

inline Event event(std::string_view when, std::string_view kind, Fields fields = {},
                   std::string_view by = "dana@example.org") {
  return {at(when), std::nullopt, std::string(by), parse_event_kind(kind).value(),
          Value(Value::Map(fields.begin(), fields.end()))};
}

// The places are north (hill, dale) and south; the roles client and mentor; the kinds mentoring, with three referrals,
// and flash, without.
inline Policy policy() {
  Policy policy;
  policy.name = "Test program";
  policy.calendar.zone = *Zone::find("America/Chicago");
  policy.terms = {{"seeker", "client"}, {"provider", "mentor"}, {"request", "mentoring request"}};
  policy.locations.levels = {"region", "chapter"};
  policy.locations.nodes = {{"north", {"north", "", 0, {}}},
                            {"south", {"south", "", 0, {}}},
                            {"hill", {"hill", "north", 1, {}}},
                            {"dale", {"dale", "north", 1, {}}}};
  policy.locations.in_order = {"north", "hill", "dale", "south"};
  policy.roles = {{.name = "client", .side = Side::seeker, .required = {"email"}},
                  {.name = "mentor", .side = Side::provider, .required = {"email"}}};
  policy.kinds = {{.name = "mentoring", .referrals = 3}, {.name = "flash"}};
  policy.routes = {{.name = "assigned"}, {.name = "direct"}};
  policy.vocabulary = {
      {"industries",
       {.terms = {{"consumer", {}, {}},
                  {"retail", {"consumer"}, {"shops"}},
                  {"food", {"consumer"}, {}},
                  {"banking", {}, {}}}}},
      {"seniority", {.ordered = true, .terms = {{"entry", {}, {}}, {"mid", {}, {}}, {"senior", {}, {}}}}}};
  policy.custom = {{"years", yaml::of(yaml::Type::number)}, {"certified", yaml::of(yaml::Type::yes_no)}};
  policy.matching.criteria = {{.field = "industries", .kind = Criterion::Kind::overlap, .weight = 1}};
  policy.clocks = {{.name = "accept",
                    .on = Subject::request,
                    .from = {{EventKind::asked, {}}},
                    .until = {{EventKind::accepted, {}}, {EventKind::declined, {}}},
                    .within = Duration{2, Unit::days},
                    .waiting_on = WaitingOn::provider}};
  policy.reporting_starts = day("2026-01-01");
  return policy;
}

inline Participant person(std::string_view id, std::string_view role, std::string_view first, std::string_view last,
                          std::vector<Event> history = {}) {
  Participant person;
  person.id = id;
  person.role = role;
  person.first = first;
  person.last = last;
  person.email = std::string(id) + "@example.org";
  person.history = std::move(history);
  if (person.history.empty()) person.history = {event("2026-01-05T09:00:00-06:00", "applied")};
  return person;
}

inline Request request(std::string_view id, std::string_view seeker, std::vector<Event> history,
                       std::string_view route = "assigned") {
  Request request;
  request.id = id;
  request.kind = "mentoring";
  request.route = route;
  request.seeker = seeker;
  request.priority = "normal";
  if (!history.empty()) request.submitted = history.front().at;
  request.history = std::move(history);
  return request;
}

// Everything folded.
inline Records records(const Policy& policy, std::vector<Participant> participants, std::vector<Request> requests,
                       std::vector<Activity> activities = {}) {
  for (Participant& participant : participants) {
    fold_in_place(participant, policy);
    participant.status = to_text(participant.state.status);
  }
  for (Request& request : requests) {
    fold_in_place(request, policy);
    request.status = to_text(request.state.status);
    request.provider = request.state.provider;
    request.outcome = request.state.outcome;
  }
  for (Activity& activity : activities) fold_in_place(activity, policy);
  return Records(std::move(participants), std::move(requests), std::move(activities));
}

}  // namespace matchdesk::world

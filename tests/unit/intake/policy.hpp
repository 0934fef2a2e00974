#pragma once

#include "world.hpp"

namespace matchdesk {

inline Location place(std::string name, std::string parent, int depth, std::vector<std::string> zips = {}) {
  return {std::move(name), std::move(parent), depth, std::move(zips)};
}

// A small program: clients and mentors in two towns of one state.
inline Policy small_policy() {
  Policy policy;
  policy.calendar.zone = world::zone();
  policy.locations.levels = {"state", "town"};
  policy.locations.nodes = {{"iowa", place("iowa", "", 0)},
                            {"des-moines", place("des-moines", "iowa", 1, {"503"})},
                            {"cedar-rapids", place("cedar-rapids", "iowa", 1, {"52401"})}};
  policy.locations.in_order = {"iowa", "des-moines", "cedar-rapids"};
  Role client;
  client.name = "client";
  client.required = {"name.first", "name.last", "email"};
  Role mentor;
  mentor.name = "mentor";
  mentor.side = Side::provider;
  mentor.required = {"name.first", "name.last", "email", "industries"};
  mentor.gates = {"intake", "terms"};
  Role employer;
  employer.name = "employer";
  employer.side = Side::partner;
  employer.required = {"name.organization"};
  policy.roles = {client, mentor, employer};
  policy.kinds = {{.name = "mentoring"}, {.name = "flash-meeting", .sessions = 1}};
  for (const std::string_view name : {"assigned", "direct", "preferred", "offered"}) {
    Route route;
    route.name = name;
    policy.routes.push_back(route);
    policy.life.routes[route.name] = {};
  }
  Terms industries;
  industries.terms = {{"consumer", {}, {}},
                      {"retail", {"consumer"}, {"shop"}},
                      {"food-service", {"consumer"}, {"restaurant", "arts, food & drink"}},
                      {"tourism", {}, {"Hotels, travel and tourism"}}};
  Terms seniority;
  seniority.ordered = true;
  seniority.terms = {{"entry", {}, {}}, {"mid", {}, {}}, {"senior", {}, {}}};
  policy.vocabulary = {{"industries", industries}, {"seniority", seniority}};
  policy.custom = {{"years", yaml::of(yaml::Type::number), false, ""},
                   {"first_time", yaml::of(yaml::Type::yes_no), false, ""}};
  Criterion by_industry;
  by_industry.field = "industries";
  policy.matching.criteria = {by_industry};
  return policy;
}

// With its application, and with the gates it has passed.
inline Participant taken_in(const Policy& policy, Participant participant,
                            const std::vector<std::string>& passed = {}) {
  participant.history.push_back(world::event("2026-05-01 09:00", "applied"));
  for (const std::string& gate : passed)
    participant.history.push_back(world::event("2026-05-02 09:00", "passed", {{"gate", gate}}));
  return world::folded(std::move(participant), policy);
}

// An error as it is told: "code: message (hint)"; "no error" where there is none.
template <class T>
std::string told(const Result<T>& result) {
  if (result) return "no error";
  const Error& error = result.error();
  return error.code + ": " + error.message + (error.hint.empty() ? "" : " (" + error.hint + ")");
}

}  // namespace matchdesk

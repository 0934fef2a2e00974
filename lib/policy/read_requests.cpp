#include <array>

#include "policy/sections.hpp"

namespace matchdesk {

namespace {

// Routes as they are where program.yaml says nothing of them.
std::vector<Route> standard_routes() {
  return {{.name = "assigned"},
          {.name = "direct"},
          {.name = "preferred", .on_decline = OnDecline::next},
          {.name = "offered", .enabled = false}};
}

OnDecline on_decline_of(const std::string& text) {
  return text == "close" ? OnDecline::close : text == "next" ? OnDecline::next : OnDecline::queue;
}

void read_route(const Part& part, Route& route) {
  if (part.at("on_decline").is_set()) route.on_decline = on_decline_of(part.at("on_decline").text());
  route.enabled = part.at("enabled").yes_or(part.is_set() || route.enabled);
  route.needs_answer = part.at("needs_answer").yes_or(route.needs_answer);
  route.max_pending = part.at("max_pending").integer();
  route.max_listed = part.at("max_listed").integer();
  route.min_per_week = part.at("min_per_week").integer_or(0);
}

std::vector<DeclineReason> standard_reasons() {
  return {{"no-time", true, true}, {"not-a-fit", true, true}, {"illness", false, true}, {"unavailable", false, true}};
}

}  // namespace

Keys routes_keys() {
  const auto route = yaml::nullable(yaml::flow_map_of({
      key("enabled", yes_no(), "Whether requests may go this way"),
      key("on_decline", yaml::choice_of({"queue", "close", "next"}),
          "After a decline: back to the queue, closed, or the next on the seeker's list is asked"),
      key("needs_answer", yes_no(), "false: who is chosen has accepted by that"),
      key("max_pending", whole_number(1), "How many unanswered requests one seeker may have"),
      key("max_listed", whole_number(1), "How many providers a seeker may list"),
      key("min_per_week", whole_number(), "How many such requests a week every provider takes at least"),
  }));
  return {
      key("routes",
          yaml::map_of({key("assigned", route, "A coordinator chooses the provider"),
                        key("direct", route, "The seeker asks a provider of their choice"),
                        key("preferred", route, "The seeker lists providers, a coordinator assigns one of them"),
                        key("offered", route, "A provider offers, the seeker answers")}),
          "The ways in which a request finds its provider"),
      key("messages", yaml::flow_map_of({key("required", routes(), "Routes on which a request needs a message")}),
          "What seekers write to providers"),
      key("unreachable",
          yaml::flow_map_of({key("attempts", whole_number(1), "How many attempts at least; 3 where absent"),
                             key("methods", whole_number(1), "By how many different methods; 2 where absent")}),
          "When a seeker may be given up as unable to reach"),
  };
}

void read_routes(const Part& root, Policy& policy) {
  policy.routes = standard_routes();
  for (auto& route : policy.routes) {
    read_route(root.at("routes").at(route.name), route);
    policy.life.routes[route.name] = {route.on_decline, route.needs_answer};
  }
  policy.messages_required = root.at("messages").at("required").texts();
  const auto unreachable = root.at("unreachable");
  policy.life.unreachable_attempts = unreachable.at("attempts").integer_or(policy.life.unreachable_attempts);
  policy.life.unreachable_methods = unreachable.at("methods").integer_or(policy.life.unreachable_methods);
  if (policy.life.unreachable_methods > policy.life.unreachable_attempts) {
    unreachable.error("more-methods-than-attempts", "'methods' is more than 'attempts'",
                      "each attempt has one method: ask for as many attempts at least");
  }
}

Keys kinds_keys() {
  const auto off = yaml::choice_of({"off"});
  const auto kind = yaml::flow_map_of({
      key("sessions", whole_number(1), "How many meetings it is for; any number where absent"),
      key("referrals", whole_number(1), "How many people the provider is expected to name to the seeker"),
      key("clocks", entries_of(off), "Clocks that do not run for it: {follow-up: off}"),
  });
  return {key("kinds", entries_of(kind), "Kinds of requests; the first is meant where a request does not say")};
}

void read_kinds(const Part& root, Policy& policy) {
  const auto clocks = names_of(policy.clocks);
  for (const auto& part : root.at("kinds").members()) {
    Kind kind{.name = part.name(), .sessions = part.at("sessions").integer()};
    kind.referrals = part.at("referrals").integer();
    for (const auto& clock : part.at("clocks").members()) {
      if (!is_known(clocks, clock.name())) clock.unknown_key("clock", clocks);
      if (clock.is_set()) kind.clocks.emplace(clock.name(), false);
    }
    policy.kinds.push_back(std::move(kind));
  }
  if (policy.kinds.empty()) policy.kinds.push_back({.name = "match"});
}

Keys declines_keys() {
  const auto reason = yaml::flow_map_of({
      key("counts", yes_no(), "Whether it counts for the turn, the week and the non-compliance ladder; true if absent"),
      key("first_request", yaml::choice_of({"allowed", "refused"}),
          "On a request that nobody was asked for before; refused where absent"),
  });
  return {key("declines", entries_of(reason), "The reasons that a provider may give for declining")};
}

void read_declines(const Part& root, Policy& policy) {
  const auto section = root.at("declines");
  if (!section.is_set()) {
    policy.declines = standard_reasons();
    return;
  }
  for (const auto& reason : section.members()) {
    policy.declines.push_back(
        {reason.name(), reason.at("counts").yes_or(true), reason.at("first_request").text() == "allowed"});
  }
}

Keys capacity_keys() {
  const auto limit = yaml::nullable(whole_number());
  const auto standard = yaml::flow_map_of({
      key("per_week", limit, "Assigned requests in a week, at most"),
      key("direct_per_week", limit, "Direct requests in a week, at most"),
      key("open", limit, "Requests held at one time, at most"),
      key("seats", limit, "Places of an opportunity"),
  });
  return {
      key("capacity",
          yaml::flow_map_of({key("window", yaml::choice_of({"calendar-week", "rolling-7-days"}),
                                 "What a week is; calendar-week where absent"),
                             key("default", standard, "For providers whose record does not say; no limit if absent")}),
          "How much a provider takes")};
}

void read_capacity(const Part& root, Policy& policy) {
  const auto section = root.at("capacity");
  using Window = CapacityRules::Window;
  policy.capacity.window =
      section.at("window").text() == "rolling-7-days" ? Window::rolling_7_days : Window::calendar_week;
  const auto standard = section.at("default");
  policy.capacity.standard = {standard.at("per_week").integer(), standard.at("direct_per_week").integer(),
                              standard.at("open").integer(), standard.at("seats").integer()};
}

Keys services_keys() { return {key("services", ids(), "What can be offered instead of a match or beside it")}; }

void read_services(const Part& root, Policy& policy) { policy.services = root.at("services").texts(); }

}  // namespace matchdesk

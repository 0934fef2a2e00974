#include <array>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"

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

}  // namespace matchdesk

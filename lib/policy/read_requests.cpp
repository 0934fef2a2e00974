#include "policy/sections.hpp"

namespace matchdesk {

namespace {

// The routes before program.yaml changes them.
std::vector<Route> standard_routes() {
  return {{.name = "assigned"},
          {.name = "direct"},
          {.name = "preferred", .on_decline = OnDecline::next},
          {.name = "offered", .enabled = false}};
}

const Settings<Route>& route_settings() {
  static const Settings<Route> settings{
      setting("enabled", yes_no(), &Route::enabled, "Whether requests may go this way"),
      choice("on_decline", {{"queue", OnDecline::queue}, {"close", OnDecline::close}, {"next", OnDecline::next}},
             &Route::on_decline,
             "After a decline: back to the queue, closed, or the next on the seeker's list is asked"),
      setting("needs_answer", yes_no(), &Route::needs_answer, "false: who is chosen has accepted by that"),
      setting("max_pending", whole_number(1), &Route::max_pending, "How many unanswered requests one seeker may have"),
      setting("max_listed", whole_number(1), &Route::max_listed, "How many providers a seeker may list"),
      setting("min_per_week", whole_number(), &Route::min_per_week,
              "How many such requests a week every provider takes at least"),
  };
  return settings;
}

void read_routes(const Part& section, Policy& policy) {
  policy.routes = standard_routes();
  for (auto& route : policy.routes) {
    const auto part = section.at(route.name);
    if (part.is_set()) route.enabled = true;
    read_settings(part, route_settings(), route);
    policy.life.routes[route.name] = {route.on_decline, route.needs_answer};
  }
}

const Settings<DeclineReason>& decline_settings() {
  static const Settings<DeclineReason> settings{
      setting("counts", yes_no(), &DeclineReason::counts,
              "Whether it counts for the turn, the week and the non-compliance ladder; true if absent"),
      choice("first_request", {{"allowed", true}, {"refused", false}}, &DeclineReason::allowed_on_first_request,
             "On a request that nobody was asked for before; refused where absent"),
  };
  return settings;
}

void read_declines(const Part& section, Policy& policy) {
  if (!section.is_set()) {
    policy.declines = {
        {"no-time", true, true}, {"not-a-fit", true, true}, {"illness", false, true}, {"unavailable", false, true}};
  }
  for (const auto& part : section.members()) {
    read_settings(part, decline_settings(), policy.declines.emplace_back(DeclineReason{.name = part.name()}));
  }
}

Settings<Capacity> capacity_settings() {
  const auto limit = yaml::nullable(whole_number());
  return {
      setting("per_week", limit, &Capacity::per_week, "Assigned requests in a week, at most"),
      setting("direct_per_week", limit, &Capacity::direct_per_week, "Direct requests in a week, at most"),
      setting("open", limit, &Capacity::open, "Requests held at one time, at most"),
      setting("seats", limit, &Capacity::seats, "Places of an opportunity"),
  };
}

const Settings<Policy>& request_settings() {
  static const Settings<Policy> settings{
      group<Policy>(
          "messages", yaml::flow_map_of,
          {setting("required", routes(), &Policy::messages_required, "Routes on which a request needs a message")},
          "What seekers write to providers"),
      group("unreachable", yaml::flow_map_of, &Policy::life,
            {setting("attempts", whole_number(1), &LifeRules::unreachable_attempts,
                     "How many attempts at least; 3 where absent"),
             setting("methods", whole_number(1), &LifeRules::unreachable_methods,
                     "By how many different methods; 2 where absent")},
            "When a seeker may be given up as unable to reach"),
      group("capacity", yaml::flow_map_of, &Policy::capacity,
            {choice("window",
                    {{"calendar-week", CapacityRules::Window::calendar_week},
                     {"rolling-7-days", CapacityRules::Window::rolling_7_days}},
                    &CapacityRules::window, "What a week is; calendar-week where absent"),
             group("default", yaml::flow_map_of, &CapacityRules::standard, capacity_settings(),
                   "For providers whose record does not say; no limit if absent")},
            "How much a provider takes"),
      setting("placement", several_of({"employer", "kind", "title", "starts", "ends", "hours_per_week", "pay"}),
              &Policy::placement,
              "What should be known of a placement. The event 'documented' is the moment at which all of it is"),
      group("pauses", yaml::flow_map_of, &Policy::pauses,
            {choice("give_back",
                    {{"nothing", PauseRules::GiveBack::nothing},
                     {"asked", PauseRules::GiveBack::asked},
                     {"all", PauseRules::GiveBack::all}},
                    &PauseRules::give_back,
                    "What goes back to the queue when a provider's pause begins: what they were asked and did not "
                    "answer, or also what they hold; nothing where absent")},
            "What follows from a provider's pause"),
      setting("services", ids(), &Policy::services, "What can be offered instead of a match or beside it"),
  };
  return settings;
}

const Settings<Kind>& kind_settings() {
  static const Settings<Kind> settings{
      setting("sessions", whole_number(1), &Kind::sessions, "How many meetings it is for; any number where absent"),
      setting("referrals", whole_number(1), &Kind::referrals,
              "How many people the provider is expected to name to the seeker"),
      {key("meeting", line(), "How long a meeting of it is: 45 minutes, 2 hours; an hour where absent"),
       [](const Part& part, Kind& kind) {
         const auto length = parse_length(part.text());
         if (!length) return part.error(length.error());
         kind.meeting = *length;
       }},
      {key("clocks", entries_of(yaml::choice_of({"off"})), "Clocks that do not run for it: {follow-up: off}"),
       [](const Part& part, Kind& kind) {
         for (const auto& clock : part.members()) {
           if (clock.is_set()) kind.without_clocks.push_back(clock.name());
         }
       }},
  };
  return settings;
}

}  // namespace

Keys requests_keys() {
  const auto route = yaml::nullable(yaml::flow_map_of(keys_of(route_settings())));
  auto keys = keys_of(request_settings());
  keys.push_back(
      key("routes",
          yaml::map_of({key("assigned", route, "A coordinator chooses the provider"),
                        key("direct", route, "The seeker asks a provider of their choice"),
                        key("preferred", route, "The seeker lists providers, a coordinator assigns one of them"),
                        key("offered", route, "A provider offers, the seeker answers")}),
          "The ways in which a request finds its provider"));
  keys.push_back(key("declines", entries_of(yaml::flow_map_of(keys_of(decline_settings()))),
                     "The reasons that a provider may give for declining"));
  return keys;
}

void read_requests(const Part& root, Policy& policy) {
  read_routes(root.at("routes"), policy);
  read_declines(root.at("declines"), policy);
  read_settings(root, request_settings(), policy);
  if (policy.life.unreachable_methods > policy.life.unreachable_attempts) {
    root.at("unreachable")
        .error("more-methods-than-attempts", "'methods' is more than 'attempts'",
               "each attempt has one method: ask for as many attempts at least");
  }
}

Keys kinds_keys() {
  return {key("kinds", entries_of(yaml::flow_map_of(keys_of(kind_settings()))),
              "Kinds of requests; the first is meant where a request does not say")};
}

void read_kinds(const Part& root, Policy& policy) {
  for (const auto& part : root.at("kinds").members()) {
    read_settings(part, kind_settings(), policy.kinds.emplace_back(Kind{.name = part.name()}));
    part.at("clocks").check_keys("clock", names_of(policy.clocks));
  }
  if (policy.kinds.empty()) policy.kinds.push_back({.name = "match"});
}

}  // namespace matchdesk

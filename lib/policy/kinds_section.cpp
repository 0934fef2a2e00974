#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

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

}  // namespace matchdesk

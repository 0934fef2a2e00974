#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

std::vector<DeclineReason> standard_reasons() {
  return {{"no-time", true, true}, {"not-a-fit", true, true}, {"illness", false, true}, {"unavailable", false, true}};
}

}  // namespace

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

}  // namespace matchdesk

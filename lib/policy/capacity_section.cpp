#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

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

}  // namespace matchdesk

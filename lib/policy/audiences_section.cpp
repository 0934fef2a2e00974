#include <fmt/format.h>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

Keys audiences_keys() {
  const auto audience = yaml::flow_map_of({
      key("location", id(), "Only records of this place, of those inside it, and of the wider ones that it lies in"),
      key("fields", lines(), "Only these fields; all but notes and resume where absent"),
  });
  return {key("audiences", entries_of(audience), "Who may see a published copy of the records, and what of them")};
}

void read_audiences(const Part& root, Policy& policy) {
  const auto fields = participant_fields(policy);
  for (const auto& part : root.at("audiences").members()) {
    Audience audience{part.name(), part.at("location").text(), part.at("fields").texts()};
    if (audience.name == "all" || audience.name == "nobody") {
      part.error_at_key("reserved-audience", fmt::format("no audience can be called '{}'", audience.name),
                        "it stands for every audience, or none, in 'visibility'; choose another name");
    }
    const auto location = part.at("location");
    if (location.is_set() && !policy.locations.nodes.contains(location.text())) {
      location.unknown("place", location.text(), policy.locations.in_order);
    }
    for (const auto& field : part.at("fields").items()) {
      if (!is_known(fields, field.text())) field.unknown("field", field.text(), fields);
    }
    policy.audiences.push_back(std::move(audience));
  }
}

Keys services_keys() { return {key("services", ids(), "What can be offered instead of a match or beside it")}; }

void read_services(const Part& root, Policy& policy) { policy.services = root.at("services").texts(); }

}  // namespace matchdesk

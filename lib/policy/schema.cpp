#include "policy/schema.hpp"

#include "policy/read.hpp"
#include "text/json.hpp"

namespace matchdesk {

std::string policy_schema() {
  return text::to_json(yaml::json_schema(*policy_shape(), "The policy of a Matchdesk program",
                                         "urn:matchdesk:schema:program:1")) +
         "\n";
}

std::string overlay_schema() {
  return text::to_json(yaml::json_schema(*overlay_shape(),
                                         "What a location changes in the policy of a Matchdesk program",
                                         "urn:matchdesk:schema:overlay:1")) +
         "\n";
}

}  // namespace matchdesk

#pragma once

#include <string>
#include <string_view>

#include "policy/read.hpp"
#include "text/result.hpp"

namespace matchdesk {

// One change of program.yaml, as a person types it: "capacity.default.per_week=2". The key is a path into program.yaml
// (an item of a list by its number, from 1), the value is YAML; without one the key is removed.
struct PolicyChange {
  std::string key;
  std::string before;  // as YAML in one line; empty where it was not set
  std::string after;
};

// Makes the change in the texts. The changed policy must be valid; an error (usage) says what is wrong with it:
// "bad-setting" for what is no KEY=VALUE, else the finding's own code.
Result<PolicyChange> set_policy_key(PolicyFiles& files, std::string_view typed);

}  // namespace matchdesk

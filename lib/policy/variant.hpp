#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "policy/policy.hpp"
#include "text/result.hpp"

namespace matchdesk {

// program.yaml and overlays/<location>.yaml as texts, by path.
using PolicyFiles = std::map<std::string, std::string>;

// The policy that they say, every overlay laid over it. Adds all that is wrong to `findings`; nothing when any of it is
// an error.
std::optional<Policy> read_policy_files(const PolicyFiles& files, Diagnostics& findings);

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

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "policy/policy.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// The shape of program.yaml, and of overlays/<location>.yaml (the same keys, none required).
yaml::ShapePointer policy_shape();
yaml::ShapePointer overlay_shape();

// Reads the policy from program.yaml and fills in the defaults. Adds everything that is wrong to `findings`: its shape,
// unknown names (a clock's event, a criterion's field, a level, a staff place) with the nearest known one, a ladder
// without levels, weights that are all 0, and so on. Returns nothing when there is an error among them.
std::optional<Policy> read_policy(const yaml::Document& document, Diagnostics& findings);

// Merges one location's overlay into the policy. It is an error to set what the policy does not open to places.
// `place` is the overlay's location, the stem of its file name.
void read_overlay(Policy& policy, const yaml::Document& program, const yaml::Document& overlay, std::string_view place,
                  Diagnostics& findings);

// program.yaml and overlays/<location>.yaml as texts, by path; other files are passed over.
using PolicyFiles = std::map<std::string, std::string>;

// Reads the policy from these files; an overlay with an error is left out, and stands
// among the broken ones. Adds everything that is wrong to `findings`.
// Returns nothing when program.yaml is missing or has an error.
std::optional<Policy> read_policy_files(const PolicyFiles& files, Diagnostics& findings);

// The program.yaml of a preset ("score", "connector", …): commented text, ready to be edited.
struct Preset {
  std::string_view name;
  std::string_view about;
  std::string_view text;
};
std::vector<Preset> presets();

}  // namespace matchdesk

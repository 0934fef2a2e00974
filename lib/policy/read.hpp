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

// The policy that a document says, defaults filled in. Adds what is wrong to `findings`, all of it: shape, unknown
// names (a clock's event, a criterion's field, a level, a staff place) with the nearest known one, a ladder without
// levels, weights that are all nothing, and so on. Nothing when any of it is an error.
std::optional<Policy> read_policy(const yaml::Document& document, Diagnostics& findings);

// The policy with one location's overlay laid over it; what the policy does not leave open is an error.
// `place` is the overlay's location, the stem of its file name.
void read_overlay(Policy& policy, const yaml::Document& program, const yaml::Document& overlay, std::string_view place,
                  Diagnostics& findings);

// The program.yaml of a preset ("score", "connector", …): commented text, ready to be edited.
struct Preset {
  std::string_view name;
  std::string_view about;
  std::string_view text;
};
std::vector<Preset> presets();

}  // namespace matchdesk

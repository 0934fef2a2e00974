#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

// "capacity", "clocks", "clocks.follow-up", …
std::vector<std::string> openable(const Part& root) {
  std::vector<std::string> names{"capacity", "matching", "rotation", "declines", "clocks"};
  for (const auto& clock : root.at("clocks").members()) names.push_back("clocks." + clock.name());
  return names;
}

}  // namespace

Keys open_keys() {
  return {key("open", lines(),
              "What places may set differently in overlays/PLACE.yaml, beside their time zone and holidays: capacity, "
              "matching, rotation, declines, clocks, or one clock as clocks.NAME")};
}

void read_open(const Part& root, Policy&) {
  const auto known = openable(root);
  for (const auto& name : root.at("open").items()) {
    if (!is_known(known, name.text())) name.unknown("section", name.text(), known);
  }
}

}  // namespace matchdesk

#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// How deep a tree of places may be.
constexpr int deepest_level = 8;

// A place's inside, by the levels that may still come below it: the names of its children, or a map of each child's
// name to its inside. The key `zip` holds the place's own postal codes.
yaml::ShapePointer inside_shape(int levels_below) {
  std::vector<yaml::ShapePointer> alternatives{yaml::list_of(line())};
  if (levels_below > 0) alternatives.push_back(entries_of(inside_shape(levels_below - 1)));
  return yaml::either_of(std::move(alternatives));
}

class TreeReader {
 public:
  TreeReader(Locations& locations) : locations_(locations) {}

  void read(const Part& inside, const std::string& parent, int depth) {
    if (inside.value().is_list()) {
      for (const auto& child : inside.items()) add(child, child.text(), parent, depth);
      return;
    }
    for (const auto& child : inside.members()) {
      if (child.name() == "zip") {
        read_zips(child, parent);
      } else if (add(child, child.name(), parent, depth)) {
        read(child, child.name(), depth + 1);
      }
    }
  }

 private:
  bool add(const Part& part, const std::string& name, const std::string& parent, int depth) {
    if (!yaml::read_scalar(name, *id())) {
      part.error_at_key("not-a-place-name", fmt::format("'{}' cannot be the name of a place", name),
                        "write lower-case letters, digits and '-': des-moines");
      return false;
    }
    if (locations_.nodes.contains(name)) {
      part.error_at_key("repeated-place", fmt::format("there are two places named '{}'", name),
                        "names are unique in the whole tree: add what tells them apart, such as the state");
      return false;
    }
    if (depth >= static_cast<int>(locations_.levels.size())) {
      part.error_at_key("too-deep-place",
                        fmt::format("'{}' stands on level {}, but 'levels' names {}", name, depth + 1,
                                    text::count(static_cast<std::int64_t>(locations_.levels.size()), "level")),
                        "name every level of the tree in 'levels', widest first");
      return false;
    }
    locations_.nodes.emplace(name, Location{name, parent, depth, {}});
    locations_.in_order.push_back(name);
    return true;
  }

  void read_zips(const Part& zips, const std::string& place) {
    if (place.empty()) {
      return zips.error_at_key("zip-without-place", "'zip' stands outside of any place",
                               "write it inside the place that the postal codes belong to: topeka: {zip: [66601]}");
    }
    if (zips.value().is_map()) {
      return zips.error("wrong-kind", "'zip' must be a list", "write [66601, 66603]");
    }
    for (const auto& zip : zips.items()) {
      const auto [other, is_new] = places_.emplace(zip.text(), place);
      if (!is_new) {
        zip.error("repeated-zip", fmt::format("{} belongs to '{}' already", zip.text(), other->second),
                  "a postal code belongs to one place");
      } else {
        locations_.nodes.at(place).zips.push_back(zip.text());
      }
    }
  }

  Locations& locations_;
  std::map<std::string, std::string> places_;  // of postal codes
};

}  // namespace

Keys locations_keys() {
  return {key("locations",
              yaml::map_of({key("levels", ids(), "The names of the levels of the tree, widest first"),
                            key("tree", inside_shape(deepest_level - 1),
                                "The places: names, or names with what is inside them; 'zip' lists postal codes")}),
              "Where the program works, from the widest places to the narrowest")};
}

void read_locations(const Part& root, Policy& policy) {
  const auto section = root.at("locations");
  for (const auto& level : section.at("levels").items()) {
    if (is_known(policy.locations.levels, level.text())) {
      level.error("repeated-level", fmt::format("the level '{}' is listed twice", level.text()), "remove one of them");
    }
    policy.locations.levels.push_back(level.text());
  }
  const auto tree = section.at("tree");
  if (tree.is_set() && policy.locations.levels.empty()) {
    return tree.error_at_key("no-levels", "the tree has no 'levels'",
                             "name the levels beside it, widest first: levels: [region, city]");
  }
  TreeReader(policy.locations).read(tree, "", 0);
}

}  // namespace matchdesk

#include "policy/locations.hpp"

#include "text/utf8.hpp"

namespace matchdesk {

namespace {

const Location* find_node(const Locations& locations, std::string_view place) {
  const auto found = locations.nodes.find(place);
  return found == locations.nodes.end() ? nullptr : &found->second;
}

const Location* parent_of(const Locations& locations, const Location& node) {
  return node.parent.empty() ? nullptr : find_node(locations, node.parent);
}

std::string_view level_of_node(const Locations& locations, const Location& node) {
  const auto depth = static_cast<std::size_t>(node.depth);
  return depth < locations.levels.size() ? std::string_view(locations.levels[depth]) : std::string_view();
}

}  // namespace

bool is_within(const Locations& locations, std::string_view place, std::string_view ancestor) {
  for (const auto* node = find_node(locations, place); node; node = parent_of(locations, *node)) {
    if (node->name == ancestor) return true;
  }
  return false;
}

std::vector<std::string> upwards(const Locations& locations, std::string_view place) {
  std::vector<std::string> names;
  for (const auto* node = find_node(locations, place); node; node = parent_of(locations, *node)) {
    names.push_back(node->name);
  }
  return names;
}

std::string_view level_of(const Locations& locations, std::string_view place) {
  const auto* node = find_node(locations, place);
  return node ? level_of_node(locations, *node) : std::string_view();
}

std::optional<std::string> on_level(const Locations& locations, std::string_view place, std::string_view level) {
  if (level.empty()) return std::nullopt;
  for (const auto* node = find_node(locations, place); node; node = parent_of(locations, *node)) {
    if (level_of_node(locations, *node) == level) return node->name;
  }
  return std::nullopt;
}

std::optional<std::string> place_of_zip(const Locations& locations, std::string_view zip) {
  const auto wanted = text::fold(zip);
  std::optional<std::string> place;
  std::size_t longest = 0;
  for (const auto& name : locations.in_order) {
    const auto* node = find_node(locations, name);
    if (!node) continue;
    for (const auto& code : node->zips) {
      const auto folded = text::fold(code);
      if (folded.size() > longest && wanted.starts_with(folded)) {
        longest = folded.size();
        place = name;
      }
    }
  }
  return place;
}

std::optional<std::string> place_named(const Locations& locations, std::string_view text) {
  if (const auto* node = find_node(locations, text)) return node->name;
  const auto wanted = text::fold(text);
  if (wanted.empty()) return std::nullopt;
  for (const auto& name : locations.in_order) {
    if (text::fold(name) == wanted) return name;
  }
  return std::nullopt;
}

}  // namespace matchdesk

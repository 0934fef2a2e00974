#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

// A node of the location tree.
struct Location {
  std::string name;
  std::string parent;             // empty at the top
  int depth = 0;                  // 0 at the top
  std::vector<std::string> zips;  // postal codes that belong here
};

// The program's places, from the widest level to the narrowest. Names are unique in the whole tree.
struct Locations {
  std::vector<std::string> levels;  // widest first: region, district, chapter
  std::map<std::string, Location, std::less<>> nodes;
  std::vector<std::string> in_order;  // as in the file, parents before children
};

// Returns whether a place is `ancestor` or inside it.
bool is_within(const Locations& locations, std::string_view place, std::string_view ancestor);
// Returns the place and everything above it, narrowest first; empty for an unknown one.
std::vector<std::string> upwards(const Locations& locations, std::string_view place);
// Returns the name of a place's level; empty for an unknown place, or where the tree is deeper than its levels.
std::string_view level_of(const Locations& locations, std::string_view place);
// Returns the place itself or its ancestor on that level; nothing where it has none.
std::optional<std::string> on_level(const Locations& locations, std::string_view place, std::string_view level);
// Returns the place that has this postal code, compared folded. A place's code also covers longer ones ("666" and "M5V"
// cover "66601-1234" and "M5V 2T6"); the longest that fits decides.
std::optional<std::string> place_of_zip(const Locations& locations, std::string_view zip);
// Returns the place that a person may have written as "Des Moines", compared folded.
std::optional<std::string> place_named(const Locations& locations, std::string_view text);

}  // namespace matchdesk

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"

namespace matchdesk {

// A program's own templates by path: "templates/welcome.txt", "templates/toronto/welcome.txt".
using Templates = std::map<std::string, std::string>;

// The templates that come with Matchdesk, by name; a program's own of that name takes its place.
const std::map<std::string, std::string, std::less<>>& ready_templates();

struct FoundTemplate {
  std::string path;  // "templates/welcome.txt"; of a ready one, where the program's own would be
  std::string_view text;
};

// The template of this name for a place: of the place itself, else of the nearest above it, else the program's, else
// the ready one. Nothing where there is none. A view of `own`.
std::optional<FoundTemplate> find_template(const Templates& own, const Locations& locations, std::string_view name,
                                           std::string_view location);

// The names of all templates that the policy's letters use, those of the non-compliance ladder too, each once, sorted.
std::vector<std::string> templates_used(const Policy& policy);

}  // namespace matchdesk

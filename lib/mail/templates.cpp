#include "mail/templates.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace matchdesk {

std::optional<FoundTemplate> find_template(const Templates& own, const Locations& locations, std::string_view name,
                                           std::string_view location) {
  auto places = upwards(locations, location);
  for (const std::string& place : places) {
    const auto found = own.find(fmt::format("templates/{}/{}.txt", place, name));
    if (found != own.end()) return FoundTemplate{found->first, found->second};
  }
  const std::string path = fmt::format("templates/{}.txt", name);
  if (const auto found = own.find(path); found != own.end()) return FoundTemplate{path, found->second};
  const auto ready = ready_templates().find(name);
  if (ready == ready_templates().end()) return std::nullopt;
  return FoundTemplate{path, ready->second};
}

std::vector<std::string> templates_used(const Policy& policy) {
  std::vector<std::string> names;
  for (const Letter& letter : policy.letters) {
    names.push_back(letter.mail_template);
    if (!letter.called_off.empty()) names.push_back(letter.called_off);
  }
  for (const ComplianceStep& step : policy.compliance.steps) {
    if (!step.mail_template.empty()) names.push_back(step.mail_template);
    if (!step.template_after.empty()) names.push_back(step.template_after);
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

}  // namespace matchdesk

#include "cmd/intake/form.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "intake/values.hpp"
#include "text/words.hpp"
#include "yaml/write.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t width_of_terms = 60;

// Returns as many of the terms as fit beside a field.
std::string some_of(const std::vector<std::string>& terms) {
  std::string shown;
  for (const std::string& term : terms) {
    if (shown.size() + term.size() > width_of_terms) return shown + ", …";
    shown += (shown.empty() ? "" : ", ") + term;
  }
  return shown;
}

// Returns the comment behind a field: whether it is needed, and what it may hold.
std::string remark_on(const Policy& policy, const Role& role, const Target& target) {
  std::vector<std::string> words;
  if (std::ranges::find(role.required, target.name) != role.required.end()) words.emplace_back("needed");
  std::vector<std::string> terms;
  if (const auto known = policy.vocabulary.find(target.name); known != policy.vocabulary.end())
    for (const Terms::Term& term : known->second.terms) terms.push_back(term.name);
  if (target.name == "location") terms = policy.locations.in_order;
  if (target.shape != nullptr && target.shape->type == yaml::Type::choice) terms = target.shape->choices;
  if (!terms.empty()) words.push_back(some_of(terms));
  if (target.shape != nullptr && target.shape->type == yaml::Type::date) words.emplace_back("YYYY-MM-DD");
  return words.empty() ? std::string() : "  # " + text::join(words, ": ");
}

std::string written(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return " " + yaml::quote(texts.front(), yaml::Place::block);
  std::vector<std::string> items;
  for (const std::string& each : texts) items.push_back(yaml::quote(each, yaml::Place::flow));
  return fmt::format(" [{}]", text::join(items, ", "));
}

}  // namespace

std::string participant_form(const Policy& policy, const Role& role,
                             const std::vector<std::pair<std::string, std::vector<std::string>>>& filled) {
  std::string form = fmt::format(
      "# A new {}. Write behind the colons, save and close; what stays empty is left out.\n"
      "# Several terms: industries: [retail, food-service]\n",
      role.name);
  std::string open;  // the map whose members are being written
  for (const std::string& name : participant_targets(policy)) {
    const auto target = participant_target(policy, name);
    if (!target) continue;
    const std::size_t dot = name.find('.');
    const std::string group = dot == std::string::npos ? "" : name.substr(0, dot);
    if (group != open && !group.empty()) form += group + ":\n";
    open = group;
    const auto said = std::ranges::find(filled, name, [](const auto& each) { return each.first; });
    form +=
        fmt::format("{}{}:{}{}\n", group.empty() ? "" : "  ", dot == std::string::npos ? name : name.substr(dot + 1),
                    said == filled.end() ? "" : written(said->second), remark_on(policy, role, *target));
  }
  return form;
}

}  // namespace matchdesk

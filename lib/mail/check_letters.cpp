#include "mail/check_letters.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "check/references.hpp"
#include "mail/template.hpp"
#include "mail/variables.hpp"
#include "text/words.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {
namespace {

// The events that a template is written for, of all the letters that use it.
std::vector<EventPattern> events_of(const Policy& policy, const std::string& name) {
  std::vector<EventPattern> events;
  for (const Letter& letter : policy.letters)
    if (letter.mail_template == name || letter.called_off == name)
      events.insert(events.end(), letter.on.begin(), letter.on.end());
  for (const ComplianceStep& step : policy.compliance.steps) {
    if (step.mail_template == name) events.push_back({EventKind::step_taken, {}});
    if (step.template_after == name)
      for (const EventKind event : {EventKind::step_taken, EventKind::excepted, EventKind::exited})
        events.push_back({event, {}});
  }
  return events;
}

void check_template(const Policy& policy, const std::string& name, const FoundTemplate& found, Diagnostics& findings) {
  if (const auto written = write_letter(found.text, Value::map()); !written) {
    findings.push_back({.code = written.error().code,
                        .file = found.path,
                        .position = {1, 1},
                        .message = written.error().message,
                        .hint = written.error().hint});
    return;
  }
  const KnownVariables known(policy, events_of(policy, name));
  for (const Named& named : variables_named(found.text)) {
    if (known.holds(named)) continue;
    findings.push_back(
        {.severity = Severity::warning,
         .code = "unknown-variable",
         .file = found.path,
         .position = named.position,
         .message = fmt::format("the events of this letter know no '{}', so it is always empty", named.name),
         .hint = known.hint(named),
         .excerpt = named.excerpt,
         .length = static_cast<int>(named.name.size()) + 4});
  }
}

std::string name_in(const std::string& path) { return std::filesystem::path(path).stem().string(); }

// What names the template: a letter, or the ladder.
std::string place_of(const Policy& policy, const std::string& name) {
  const auto letter = std::ranges::find_if(
      policy.letters, [&](const Letter& each) { return each.mail_template == name || each.called_off == name; });
  return letter == policy.letters.end() ? "compliance" : "mail.letters." + letter->name;
}

}  // namespace

Diagnostics check_letters(const Policy& policy, const Templates& templates, const std::string& program) {
  Diagnostics findings, known;
  const auto document = yaml::Document::parse("program.yaml", program, known);
  const auto used = templates_used(policy);
  for (const std::string& name : used) {
    std::set<std::string> looked_at;
    auto places = policy.locations.in_order;
    places.emplace_back();
    bool found_any = false;
    for (const std::string& place : places) {
      const auto found = find_template(templates, policy.locations, name, place);
      found_any |= found.has_value();
      if (found && looked_at.insert(found->path).second) check_template(policy, name, *found, findings);
    }
    if (!found_any && document)
      findings.push_back(node_of(*document, place_of(policy, name))
                             .finding(Severity::error, "no-template", fmt::format("there is no template '{}'", name),
                                      fmt::format("write templates/{}.txt; 'matchdesk help letters' says how", name)));
  }
  for (const auto& [path, text] : templates) {
    if (std::ranges::find(used, name_in(path)) != used.end()) continue;
    findings.push_back(
        {.severity = Severity::warning,
         .code = "unused-template",
         .file = path,
         .position = {1, 1},
         .message = "no letter uses this template",
         .hint = text::did_you_mean(name_in(path), used, "name it in program.yaml under mail.letters, or remove it")});
  }
  return sorted(std::move(findings));
}

}  // namespace matchdesk

#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// Whom a step may name: staff, and the providers' own roles.
std::vector<std::string> people(const Policy& policy) {
  auto known = staff_roles(policy);
  for (const auto& role : roles_of(policy, Side::provider)) known.push_back(role);
  return known;
}

void check_people(const Part& part, const std::vector<std::string>& known) {
  for (const auto& who : part.items()) {
    if (!is_known(known, who.text())) who.unknown("staff role", who.text(), known, Severity::warning);
  }
}

ComplianceStep read_step(const Part& part, const Policy& policy) {
  const auto known = people(policy);
  for (const auto* name : {"tell", "copy", "decide", "tell_after", "by", "final"}) check_people(part.at(name), known);
  const auto decide = part.at("decide").texts();
  const auto final_word = part.at("final");
  if (final_word.is_set() && !is_known(decide, final_word.text())) {
    final_word.error("final-does-not-decide",
                     fmt::format("'{}' has the last word, but is not in 'decide'", final_word.text()),
                     "add it to 'decide'");
  }
  return {.number = static_cast<int>(text::parse_integer(part.name()).value_or(0)),
          .tell = part.at("tell").texts(),
          .copy = part.at("copy").texts(),
          .decide = decide,
          .outcomes = part.at("outcomes").texts(),
          .tell_after = part.at("tell_after").texts(),
          .by = part.at("by").text(),
          .final_word = final_word.text(),
          .mail_template = part.at("template").text(),
          .template_after = part.at("template_after").text(),
          .then = part.at("then").text()};
}

}  // namespace

Keys compliance_keys() {
  const auto step = yaml::flow_map_of({
      key("tell", lines(), "Who is written to: staff roles, or the provider's own role"),
      key("copy", lines(), "Who gets a copy"),
      key("by", line(), "The staff role that writes"),
      key("template", id(), "The e-mail's template, in templates/"),
      key("then", line(), "What else is to be done, in words"),
      key("decide", lines(), "The staff roles that decide together"),
      key("final", line(), "The one of them who has the last word"),
      key("outcomes", ids(), "What they may decide: exit, or a classification such as volunteer-only"),
      key("tell_after", lines(), "Who is told of the decision"),
      key("template_after", id(), "The e-mail's template that tells them"),
  });
  auto steps = std::make_shared<yaml::Shape>(*yaml::table_of(step));
  steps->key_type = yaml::Type::integer;
  return {key(
      "compliance",
      yaml::map_of({
          key("counts", yaml::choice_of({"declined"}), "What is counted: requests declined for a reason that counts"),
          key("time_outs", yes_no(), "Whether requests that timed out count too; false where absent"),
          key("within", yaml::nullable(duration()), "Only those of the last months count; all where absent"),
          key("steps", steps, "What happens after the first, second, … one that counts"),
      }),
      "What happens when a provider declines again and again")};
}

void read_compliance(const Part& root, Policy& policy) {
  const auto section = root.at("compliance");
  policy.compliance.time_outs = section.at("time_outs").yes_or(false);
  if (const auto within = section.at("within"); within.is_set()) policy.compliance.within = duration_of(within);
  auto& steps = policy.compliance.steps;
  for (const auto& part : section.at("steps").members()) {
    steps.push_back(read_step(part, policy));
    if (steps.back().number != static_cast<int>(steps.size())) {
      part.error_at_key("steps-not-counted",
                        fmt::format("step {} stands where step {} should", part.name(), steps.size()),
                        "number the steps 1, 2, 3, … in their order");
    }
  }
}

}  // namespace matchdesk

#include "policy/letters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policy/event_patterns.hpp"
#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

std::vector<std::string> read_people(const Part& part, const std::vector<std::string>& known) {
  for (const auto& who : part.items()) {
    if (!is_known(known, who.text())) who.unknown("addressee", who.text(), known);
  }
  return part.texts();
}

Conditions read_when(const Part& when, const Policy& policy) {
  auto known = request_fields(policy);
  for (auto& field : participant_fields(policy)) known.push_back(std::move(field));
  Conditions conditions;
  for (const auto& condition : when.members()) {
    if (!is_known(known, condition.name())) condition.unknown_key("field", known);
    conditions.emplace_back(condition.name(), condition.texts());
  }
  return conditions;
}

// A letter needs an event that is recorded; `activated` and `period-start` only follow from others.
std::vector<EventPattern> read_on(const Part& on) {
  auto patterns = read_event_patterns(on, Subject::participant);
  for (const auto& pattern : patterns) {
    if (pattern.event != "activated" && pattern.event != "period-start") continue;
    on.error("not-recorded", fmt::format("'{}' is not recorded, so nothing can be written about it", pattern.event),
             "name the event that it follows from, such as {passed: {gate: terms}}");
  }
  return patterns;
}

Letter read_letter(const Part& part, const Policy& policy) {
  const auto known = addressees(policy);
  if (!part.at("on").is_set()) part.error_at_key("missing-key", "'on' is missing", "say which event calls for it");
  if (!part.at("to").is_set()) part.error_at_key("missing-key", "'to' is missing", "say who gets it: to: seeker");
  Letter letter{.name = part.name(),
                .on = read_on(part.at("on")),
                .when = read_when(part.at("when"), policy),
                .to = read_people(part.at("to"), known),
                .copy = read_people(part.at("copy"), known),
                .reply_to = read_people(part.at("reply_to"), known),
                .mail_template = part.at("template").text_or(part.name())};
  if (!part.at("reply_to").is_set()) letter.reply_to = {"coordinator"};
  return letter;
}

}  // namespace

yaml::ShapePointer letters_shape() {
  return named(yaml::flow_map_of({
      required_key("on", event_patterns_shape(), "The events that call for it: introduced, {passed: {gate: welcome}}"),
      key("when", yaml::table_of(lines()), "Only for records with one of these values: {route: direct}"),
      required_key("to", lines(), "Who gets it: seeker, provider, participant, coordinator, a role, …"),
      key("copy", lines(), "Who gets a copy"),
      key("reply_to", lines(), "Who gets the answer; coordinator if absent"),
      key("template", id(), "Its text, in templates/; the letter's name if absent"),
  }));
}

std::vector<std::string> addressees(const Policy& policy) {
  std::vector<std::string> known{"seeker", "provider", "participant", "waiting-on", "told", "coordinator"};
  for (auto& role : names_of(policy.roles)) known.push_back(std::move(role));
  for (auto& role : staff_roles(policy)) known.push_back(std::move(role));
  return known;
}

void read_letters(const Part& part, Policy& policy) {
  for (const auto& letter : part.members()) policy.letters.push_back(read_letter(letter, policy));
}

}  // namespace matchdesk

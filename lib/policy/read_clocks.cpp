#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// Events that are in no history, but follow from it.
std::vector<std::string> derived_events(Subject on) {
  if (on == Subject::request) return {"asked", "returned"};
  return {"asked", "returned", "activated", "period-start"};
}

std::vector<std::string> known_events(Subject on) {
  auto known = derived_events(on);
  for (const auto& kind : event_kinds(Subject::request)) known.emplace_back(kind.name);
  if (on == Subject::request) return known;
  for (const auto& kind : event_kinds(Subject::participant)) {
    if (!is_known(known, kind.name)) known.emplace_back(kind.name);
  }
  return known;
}

// The fields that an event of this name carries, on whichever of the records it stands.
std::vector<yaml::Key> fields_of(std::string_view event, Subject on) {
  std::vector<yaml::Key> fields;
  for (const auto subject : {Subject::request, Subject::participant}) {
    if (subject == Subject::participant && on == Subject::request) continue;
    const auto* kind = find_event_kind(subject, event);
    if (kind) fields.insert(fields.end(), kind->fields.begin(), kind->fields.end());
  }
  return fields;
}

void check_field(const Part& field, std::string_view event, Subject on) {
  const auto fields = fields_of(event, on);
  const auto known = names_of(fields);
  if (!is_known(known, field.name())) {
    return field.unknown_key("field", known);
  }
  const auto& shape = *std::ranges::find(fields, field.name(), &yaml::Key::name)->shape;
  if (shape.type == yaml::Type::choice && !is_known(shape.choices, field.text())) {
    field.unknown("value", field.text(), shape.choices);
  }
}

EventPattern read_pattern(const Part& part, Subject on) {
  EventPattern pattern{part.name(), {}};
  const auto known = known_events(on);
  if (!is_known(known, pattern.event)) {
    part.unknown_key("event", known);
    return pattern;
  }
  for (const auto& field : part.members()) {
    check_field(field, pattern.event, on);
    pattern.fields.emplace_back(field.name(), field.text());
  }
  return pattern;
}

// Where program.yaml says nothing of clocks: an answer within a week, and a word after the meeting.
std::vector<Clock> standard_clocks() {
  Clock accept{.name = "accept", .from = {{"asked", {}}}, .until = {{"accepted", {}}, {"declined", {}}}};
  accept.within = Duration{1, Unit::weeks};
  accept.waiting_on = WaitingOn::provider;
  Clock follow_up{.name = "follow-up", .from = {{"met", {}}}, .until = {{"checked-in", {}}}};
  follow_up.within = Duration{2, Unit::weeks};
  return {accept, follow_up};
}

Clock::Action action_of(const std::string& text) {
  return text == "time-out" ? Clock::Action::time_out : text == "close" ? Clock::Action::close : Clock::Action::flag;
}

WaitingOn waiting_on_of(const std::string& text) {
  return text == "seeker" ? WaitingOn::seeker : text == "provider" ? WaitingOn::provider : WaitingOn::coordinator;
}

void check_values(const Part& condition, std::string_view what, const std::vector<std::string>& known) {
  for (const auto& value : condition.items()) {
    if (!is_known(known, value.text())) value.unknown(what, value.text(), known);
  }
}

void read_when(const Part& when, Clock& clock, const Policy& policy) {
  const auto known = clock.on == Subject::request ? request_fields(policy) : participant_fields(policy);
  for (const auto& condition : when.members()) {
    if (!is_known(known, condition.name())) condition.unknown_key("field", known);
    if (condition.name() == "role") check_values(condition, "role", names_of(policy.roles));
    if (condition.name() == "location") check_values(condition, "place", policy.locations.in_order);
    clock.when.emplace_back(condition.name(), condition.texts());
  }
}

void read_limit(const Part& part, Clock& clock) {
  const auto within = part.at("within");
  clock.every_reporting_period = part.at("every").is_set();
  if (within.is_set() && clock.every_reporting_period) {
    return part.error_at_key("two-limits", fmt::format("'{}' has both 'within' and 'every'", part.name()),
                             "remove one of them");
  }
  if (!within.is_set() && !clock.every_reporting_period) {
    return part.error_at_key("no-limit", fmt::format("'{}' has no limit", part.name()),
                             "write within: 2 business days, or every: reporting-period");
  }
  if (within.is_set()) clock.within = duration_of(within);
}

void read_then(const Part& then, Clock& clock) {
  if (!then.is_set()) return;
  clock.then = Clock::Then{duration_of(then.at("after")), action_of(then.at("do").text())};
  if (clock.on != Subject::request && clock.then->action != Clock::Action::flag) {
    then.at("do").error("wrong-action", fmt::format("'{}' can only be done to a request", then.at("do").text()),
                        "write do: flag");
  }
}

Clock read_clock(const Part& part, const Policy& policy) {
  Clock clock{.name = part.name()};
  clock.on = part.at("on").text() == "participant" ? Subject::participant : Subject::request;
  read_when(part.at("when"), clock, policy);
  if (!part.at("from").is_set()) part.error_at_key("missing-key", "'from' is missing", "say which event starts it");
  clock.from = read_event_patterns(part.at("from"), clock.on);
  clock.until = read_event_patterns(part.at("until"), clock.on);
  read_limit(part, clock);
  clock.waiting_on = waiting_on_of(part.at("waiting_on").text());
  for (const auto& after : part.at("remind").items()) clock.remind.push_back(duration_of(after));
  if (part.at("remind_who").is_set()) clock.remind_who = waiting_on_of(part.at("remind_who").text());
  read_then(part.at("then"), clock);
  clock.escalate_to = part.at("escalate_to").text();
  const auto staff = staff_roles(policy);
  if (!clock.escalate_to.empty() && !is_known(staff, clock.escalate_to)) {
    part.at("escalate_to").unknown("staff role", clock.escalate_to, staff, Severity::warning);
  }
  return clock;
}

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

yaml::ShapePointer event_patterns_shape() {
  const auto with_fields = entries_of(yaml::table_of(line()));
  const auto one = yaml::either_of({id(), with_fields});
  return yaml::either_of({id(), yaml::list_of(one), with_fields});
}

std::vector<EventPattern> read_event_patterns(const Part& part, Subject on) {
  std::vector<EventPattern> patterns;
  const auto known = known_events(on);
  const auto read_map = [&](const Part& map) {
    for (const auto& event : map.members()) patterns.push_back(read_pattern(event, on));
  };
  if (part.value().is_map()) {
    read_map(part);
    return patterns;
  }
  for (const auto& item : part.items()) {
    if (item.value().is_map()) {
      read_map(item);
    } else {
      if (!is_known(known, item.text())) item.unknown("event", item.text(), known);
      patterns.push_back({item.text(), {}});
    }
  }
  return patterns;
}

Keys clocks_keys() {
  const auto then = yaml::flow_map_of({
      required_key("after", duration(), "How long after the start"),
      required_key("do", yaml::choice_of({"time-out", "close", "flag"}),
                   "time-out: back to the queue; close: the request ends; flag: it is shown"),
  });
  const auto clock = yaml::map_of({
      key("on", yaml::choice_of({"request", "participant"}), "What it runs on; request where absent"),
      key("when", yaml::table_of(lines()), "Only for records with one of these values: {role: [connector]}"),
      required_key("from", event_patterns_shape(), "The events that start it; a later one starts it again"),
      key("until", event_patterns_shape(), "The events that stop it: accepted, {checked-in: {with: seeker}}"),
      key("within", duration(), "How long it may take: 24 hours, 2 days, 2 business days, 1 week, 3 months"),
      key("every", yaml::choice_of({"reporting-period"}), "In place of 'within': once in every reporting period"),
      key("waiting_on", yaml::choice_of({"seeker", "provider", "coordinator"}), "Who must act; coordinator if absent"),
      key("remind", list_of_durations(), "Reminders, so long after the start"),
      key("remind_who", yaml::choice_of({"seeker", "provider", "coordinator"}),
          "Who is reminded, or asked; who must act if absent"),
      key("then", then, "What happens by itself when nobody acted"),
      key("escalate_to", line(), "The staff role that is told when it is overdue"),
  });
  return {key("clocks", named(clock),
              "Time limits between two events: all reminders, time-outs and follow-ups come from here")};
}

void read_clocks(const Part& root, Policy& policy) {
  const auto section = root.at("clocks");
  if (!section.is_set()) {
    policy.clocks = standard_clocks();
    return;
  }
  for (const auto& clock : section.members()) {
    // Steps of the ladder stand among the clocks by this name.
    if (clock.name() == "compliance")
      clock.error_at_key("reserved-clock", "'compliance' is the clock of the steps under 'compliance'",
                         "give this clock another name");
    policy.clocks.push_back(read_clock(clock, policy));
  }
}

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

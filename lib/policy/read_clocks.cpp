#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// Events that are not recorded in a history, but follow from it.
std::vector<std::string> derived_events(Subject on) {
  if (on == Subject::request) return {"asked", "returned", "documented"};
  return {"asked", "returned", "documented", "activated", "period-start"};
}

std::vector<std::string> known_events(Subject on) {
  auto known = derived_events(on);
  for (auto& name : event_names(Subject::request)) known.push_back(std::move(name));
  if (on == Subject::request) return known;
  for (auto& name : event_names(Subject::participant)) {
    if (!is_known(known, name)) known.push_back(std::move(name));
  }
  return known;
}

EventPattern read_pattern(const Part& part, Subject on) {
  EventPattern pattern;
  if (!is_known(known_events(on), part.name())) return pattern;
  pattern.event = *parse_event_kind(part.name());
  const auto& fields = definition_of(pattern.event).fields;
  part.check_keys("field", names_of(fields));
  for (const auto& field : part.members()) {
    const auto known = std::ranges::find(fields, field.name(), &yaml::Key::name);
    if (known != fields.end() && known->shape->type == yaml::Type::choice) {
      field.check_items("value", known->shape->choices);
    }
    pattern.fields.emplace_back(field.name(), field.text());
  }
  return pattern;
}

// The clocks of a program that sets none: an answer within a week, and a follow-up after the meeting.
std::vector<Clock> standard_clocks() {
  Clock accept{.name = "accept",
               .from = {{EventKind::asked, {}}},
               .until = {{EventKind::accepted, {}}, {EventKind::declined, {}}}};
  accept.within = Duration{1, Unit::weeks};
  accept.waiting_on = WaitingOn::provider;
  Clock follow_up{.name = "follow-up", .from = {{EventKind::met, {}}}, .until = {{EventKind::checked_in, {}}}};
  follow_up.within = Duration{2, Unit::weeks};
  return {accept, follow_up};
}

template <class Member>
Setting<Clock> who(std::string name, Member Clock::*member, std::string about) {
  return choice(
      std::move(name),
      {{"seeker", WaitingOn::seeker}, {"provider", WaitingOn::provider}, {"coordinator", WaitingOn::coordinator}},
      member, std::move(about));
}

const Settings<Clock>& clock_settings() {
  using Then = Clock::Then;
  using Action = Clock::Action;
  static const Settings<Then> then{
      required(setting("after", duration(), &Then::after, "How long after the start")),
      required(choice("do", {{"time-out", Action::time_out}, {"close", Action::close}, {"flag", Action::flag}},
                      &Then::action, "time-out: back to the queue; close: the request ends; flag: it is shown")),
  };
  static const Settings<Clock> settings{
      choice("on", {{"request", Subject::request}, {"participant", Subject::participant}}, &Clock::on,
             "What it runs on; request where absent"),
      setting("when", yaml::table_of(lines()), &Clock::when,
              "Only for records with one of these values: {role: [connector]}"),
      required<Clock>({key("from", event_patterns_shape(), "The events that start it; a later one starts it again"),
                       [](const Part& part, Clock& clock) { clock.from = read_event_patterns(part, clock.on); }}),
      {key("until", event_patterns_shape(), "The events that stop it: accepted, {checked-in: {with: seeker}}"),
       [](const Part& part, Clock& clock) { clock.until = read_event_patterns(part, clock.on); }},
      setting("within", duration(), &Clock::within,
              "How long it may take: 24 hours, 4 business hours, 2 days, 2 business days, 1 week, 3 months"),
      choice("every", {{"reporting-period", true}}, &Clock::every_reporting_period,
             "In place of 'within': once in every reporting period"),
      who("waiting_on", &Clock::waiting_on, "Who must act; coordinator if absent"),
      setting("remind", durations(), &Clock::remind, "Reminders, so long after the start"),
      who("remind_who", &Clock::remind_who, "Who is reminded, or asked; who must act if absent"),
      {key("then", yaml::flow_map_of(keys_of(then)), "What happens by itself when nobody acted"),
       [](const Part& part, Clock& clock) {
         clock.then = Clock::Then{};
         read_settings(part, then, *clock.then);
       }},
      setting("escalate_to", line(), &Clock::escalate_to, "The staff role that is told when it is overdue"),
      setting(
          "goes_on_after", ids(), &Clock::goes_on_after,
          "Outcomes of a request after which it goes on: what is owed then, such as asking the employer how it went"),
  };
  return settings;
}

void check_when(const Part& when, const Clock& clock, const Policy& policy) {
  when.check_keys("field", clock.on == Subject::request ? request_fields(policy) : participant_fields(policy));
  when.at("role").check_items("role", names_of(policy.roles));
  when.at("location").check_items("place", policy.locations.in_order);
}

void check_limit(const Part& part, const Clock& clock) {
  if (clock.within && clock.every_reporting_period) {
    part.error_at_key("two-limits", fmt::format("'{}' has both 'within' and 'every'", part.name()),
                      "remove one of them");
  } else if (!clock.within && !clock.every_reporting_period) {
    part.error_at_key("no-limit", fmt::format("'{}' has no limit", part.name()),
                      "write within: 2 business days, or every: reporting-period");
  }
}

Clock read_clock(const Part& part, const Policy& policy) {
  Clock clock{.name = part.name()};
  read_settings(part, clock_settings(), clock);
  check_when(part.at("when"), clock, policy);
  if (!part.at("from").is_set()) part.error_at_key("missing-key", "'from' is missing", "say which event starts it");
  check_limit(part, clock);
  if (clock.then && clock.on != Subject::request && clock.then->action != Clock::Action::flag) {
    const auto action = part.at("then").at("do");
    action.error("wrong-action", fmt::format("'{}' can only be done to a request", action.text()), "write do: flag");
  }
  part.at("escalate_to").check_items("staff role", staff_roles(policy), Severity::warning);
  return clock;
}

const Settings<StepAction>& action_settings() {
  static const Settings<StepAction> settings{
      setting("by", line(), &StepAction::by, "The staff role that does it; the coordinator where absent"),
      required(setting("does", line(), &StepAction::does, "What it is, after 'who': speaks with the mentor")),
  };
  return settings;
}

const Settings<ComplianceStep>& step_settings() {
  using Step = ComplianceStep;
  static const Settings<Step> settings{
      setting("tell", lines(), &Step::tell, "Who is written to: staff roles, or the provider's own role"),
      setting("copy", lines(), &Step::copy, "Who gets a copy"),
      setting("by", line(), &Step::by, "The staff role that writes"),
      setting("template", id(), &Step::mail_template, "The e-mail's template, in templates/"),
      {key("actions", named(yaml::flow_map_of(keys_of(action_settings()))),
           "What else somebody does, and records: {spoke: {by: chair, does: speaks with the mentor}}. A step that "
           "tells somebody also has the action told, one that somebody decides has decided; it is closed when all are "
           "recorded"),
       [](const Part& part, Step& step) {
         for (const auto& action : part.members())
           read_settings(action, action_settings(), step.actions.emplace_back(StepAction{.name = action.name()}));
       }},
      setting("then", line(), &Step::then, "What else is to be done, in words; nothing is recorded about it"),
      setting("decide", lines(), &Step::decide, "The staff roles that decide together"),
      setting("final", line(), &Step::final_word, "The one of them who has the last word"),
      setting(
          "outcomes", ids(), &Step::outcomes,
          "What they may decide: exit, or a classification such as volunteer-only, which is an exception on which all "
          "of them agree"),
      setting("tell_after", lines(), &Step::tell_after, "Who is told of the decision"),
      setting("template_after", id(), &Step::template_after, "The e-mail's template that tells them"),
  };
  return settings;
}

ComplianceStep read_step(const Part& part, const Policy& policy) {
  ComplianceStep step{.number = static_cast<int>(text::parse_integer(part.name()).value_or(0))};
  read_settings(part, step_settings(), step);
  auto people = staff_roles(policy);
  for (auto& role : roles_of(policy, Side::provider)) people.push_back(std::move(role));
  for (const auto* name : {"tell", "copy", "decide", "tell_after", "by", "final"}) {
    part.at(name).check_items("staff role", people, Severity::warning);
  }
  for (const auto& action : part.at("actions").members())
    action.at("by").check_items("staff role", people, Severity::warning);
  const auto final_word = part.at("final");
  if (final_word.is_set() && !is_known(step.decide, step.final_word)) {
    final_word.error("final-does-not-decide",
                     fmt::format("'{}' has the last word, but is not in 'decide'", step.final_word),
                     "add it to 'decide'");
  }
  return step;
}

void read_steps(const Part& section, std::vector<ComplianceStep>& steps, const Policy& policy) {
  for (const auto& part : section.members()) {
    steps.push_back(read_step(part, policy));
    if (steps.back().number == static_cast<int>(steps.size())) continue;
    part.error_at_key("steps-not-counted",
                      fmt::format("step {} stands where step {} should", part.name(), steps.size()),
                      "number the steps 1, 2, 3, … in their order");
  }
}

const Settings<Compliance>& compliance_settings() {
  static const Settings<Compliance> settings{
      setting("time_outs", yes_no(), &Compliance::time_outs,
              "Whether requests that timed out count too; false where absent"),
      setting("within", yaml::nullable(duration()), &Compliance::within,
              "Only those of the last months count; all where absent"),
  };
  return settings;
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
  for (const auto& item : part.value().is_list() ? part.items() : std::vector{part}) {
    item.check_keys("event", known);
    for (const auto& event : item.members()) patterns.push_back(read_pattern(event, on));
    if (item.value().is_map()) continue;
    item.check_items("event", known);
    if (is_known(known, item.text())) patterns.push_back({*parse_event_kind(item.text()), {}});
  }
  return patterns;
}

Keys clocks_keys() {
  return {key("clocks", named(yaml::map_of(keys_of(clock_settings()))),
              "Time limits between two events: all reminders, time-outs and follow-ups come from here")};
}

void read_clocks(const Part& root, Policy& policy) {
  const auto section = root.at("clocks");
  if (!section.is_set()) {
    policy.clocks = standard_clocks();
    return;
  }
  for (const auto& clock : section.members()) {
    // The steps of the compliance ladder are shown among the clocks under this name.
    if (clock.name() == "compliance")
      clock.error_at_key("reserved-clock", "'compliance' is the clock of the steps under 'compliance'",
                         "give this clock another name");
    policy.clocks.push_back(read_clock(clock, policy));
  }
}

Keys compliance_keys() {
  auto steps = std::make_shared<yaml::Shape>(*yaml::table_of(yaml::flow_map_of(keys_of(step_settings()))));
  steps->key_type = yaml::Type::integer;
  auto keys = keys_of(compliance_settings());
  keys.insert(keys.begin(), key("counts", yaml::choice_of({"declined"}),
                                "What is counted: requests declined for a reason that counts"));
  keys.push_back(key("steps", std::move(steps), "What happens after the first, second, … one that counts"));
  return {key("compliance", yaml::map_of(std::move(keys)), "What happens when a provider declines again and again")};
}

void read_compliance(const Part& root, Policy& policy) {
  const auto section = root.at("compliance");
  read_settings(section, compliance_settings(), policy.compliance);
  read_steps(section.at("steps"), policy.compliance.steps, policy);
}

}  // namespace matchdesk

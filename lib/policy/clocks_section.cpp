#include <fmt/format.h>

#include <algorithm>

#include "policy/event_patterns.hpp"
#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

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

}  // namespace

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

}  // namespace matchdesk

#include "cmd/worklist.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "aging/ladder_waits.hpp"
#include "cmd/arguments.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

std::string overdue_words(const Running& running) {
  if (running.state != ClockState::overdue) return std::string(to_text(running.state));
  return overdue_in_words(running) + " over";
}

// How much the deadline has passed by; null unless it has.
Value overdue_value(const Running& running) {
  if (running.state != ClockState::overdue) return {};
  return Value::Map{{"amount", running.overdue_by.amount}, {"unit", unit_name(running.overdue_by.unit)}};
}

}  // namespace

std::vector<Option> worklist_options() {
  return {{"--clock", "only this clock", "CLOCK", Option::Takes::values, false, Completes::clock},
          location_option(),
          {"--waiting-on",
           "only what waits on this side",
           "SIDE",
           Option::Takes::value,
           false,
           Completes::choice,
           {"seeker", "provider", "coordinator"}}};
}

Result<std::vector<Running>> narrowed(const Context& context, std::vector<Running> running) {
  const Policy& policy = context.program.policy;
  const std::vector<std::string> clocks = context.arguments.texts("--clock"), known = clock_names(policy);
  for (const std::string& clock : clocks)
    TRY(check_known("clock", clock, known, fmt::format("there are {}", text::enumerate(known))));
  TRY(const auto place, place_option(context, "--location"));
  const std::string& side = context.arguments.text("--waiting-on");
  std::erase_if(running, [&](const Running& each) {
    if (each.snoozed_until && *each.snoozed_until > context.now.instant) return true;
    if (!clocks.empty() && std::ranges::find(clocks, each.clock->name) == clocks.end()) return true;
    if (!place.empty() && !is_within(policy.locations, each.location, place)) return true;
    return !side.empty() && to_text(each.waiting_on) != side;
  });
  return running;
}

Columns<Running> worklist_columns(const Context& context) {
  const auto time = [&context](const Running& each, Instant instant) {
    return to_text(calendar_at(context.program.policy, each.location).zone.stamp(instant));
  };
  return {{"subject", "record", Cell::whole, &Running::id},
          {"record", [](auto& each) { return to_text(each.subject); }},
          {"clock", "clock", Cell::aside, [](auto& each) { return each.clock->name; }},
          {"state", [](auto& each) { return to_text(each.state); }},
          {"overdue", "state", overdue_words},
          {"when", "due", Cell::aside, [&context](auto& each) { return relative(each.due, context.now.instant); }},
          {"started", [time](auto& each) { return time(each, each.started); }},
          {"due", [time](auto& each) { return time(each, each.due); }},
          {"overdue_by", overdue_value},
          {"waiting_on", [](auto& each) { return to_text(each.waiting_on); }},
          {"who", [](auto& each) { return or_null(each.who); }},
          {"staff", &Running::staff},
          {"action", "to do", &Running::action},
          {"location", "place", Cell::aside, [](auto& each) { return or_null(each.location); }},
          {"note", "note", [](auto& each) { return or_null(each.note); }}};
}

}  // namespace matchdesk

#include "cmd/worklist.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "aging/ladder_waits.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

std::string overdue_words(const Running& running) {
  if (running.state != ClockState::overdue) return std::string(to_text(running.state));
  if (running.overdue_amount == 0) return "since today";
  return fmt::format("{} over", to_text(Duration{running.overdue_amount, running.overdue_unit}));
}

tl::unexpected<Error> unknown(std::string code, std::string message, const std::string& typed,
                              const std::vector<std::string>& known) {
  return fail(Failure::usage, std::move(code), std::move(message),
              text::did_you_mean(typed, known, fmt::format("there are {}", text::enumerate(known))));
}

}  // namespace

std::vector<Option> worklist_options() {
  return {
      {"--clock", "only this clock", "CLOCK", Option::Takes::values, false, Completes::clock},
      {"--location", "only this place and those below it", "PLACE", Option::Takes::value, false, Completes::location},
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
    if (std::ranges::find(known, clock) == known.end())
      return unknown("unknown-clock", fmt::format("the program has no clock '{}'", clock), clock, known);
  const std::string& place = context.arguments.text("--location");
  if (!place.empty() && !policy.locations.nodes.contains(place))
    return unknown("unknown-location", fmt::format("the program has no location '{}'", place), place,
                   policy.locations.in_order);
  const std::string& side = context.arguments.text("--waiting-on");
  std::erase_if(running, [&](const Running& each) {
    if (each.snoozed_until && *each.snoozed_until > context.now.instant) return true;
    if (!clocks.empty() && std::ranges::find(clocks, each.clock->name) == clocks.end()) return true;
    if (!place.empty() && !is_within(policy.locations, each.location, place)) return true;
    return !side.empty() && to_text(each.waiting_on) != side;
  });
  return running;
}

Value item_of(const Context& context, const Running& running) {
  const Zone& zone = calendar_at(context.program.policy, running.location).zone;
  Value item = Value::map();
  item.set("subject", running.id);
  item.set("record", to_text(running.subject));
  item.set("clock", running.clock->name);
  item.set("state", to_text(running.state));
  item.set("started", to_text(zone.stamp(running.started)));
  item.set("due", to_text(zone.stamp(running.due)));
  Value overdue;
  if (running.state == ClockState::overdue) {
    overdue.set("amount", running.overdue_amount);
    overdue.set("unit", unit_name(running.overdue_unit));
  }
  item.set("overdue_by", std::move(overdue));
  item.set("waiting_on", to_text(running.waiting_on));
  item.set("who", running.who.empty() ? Value() : Value(running.who));
  item.set("staff", running.staff);
  item.set("location", running.location.empty() ? Value() : Value(running.location));
  item.set("action", running.action);
  item.set("note", running.note.empty() ? Value() : Value(running.note));
  item.set("overdue", overdue_words(running));
  item.set("when", relative(running.due, context.now.instant));
  return item;
}

std::vector<Column> worklist_columns() {
  return {{"subject", "record", text::Align::left, true},
          {"clock", "clock"},
          {"overdue", "state", text::Align::left, true},
          {"when", "due"},
          {"action", "to do"},
          {"location", "place"},
          {"note", "note"}};
}

}  // namespace matchdesk

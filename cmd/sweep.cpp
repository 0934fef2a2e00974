// sweep: does what clocks call for; cron runs it.

#include <fmt/format.h>

#include "aging/sweep.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  static const Columns<SweepStep> columns = {
      {"event", "event", [](auto& step) { return step.change.event.name(); }},
      {"subject", "record", Cell::whole, [](auto& step) { return step.change.id; }},
      {"record", [](auto& step) { return to_text(step.change.subject); }},
      {"clock", "clock", [](auto& step) { return step.change.event.text("clock"); }},
      {"due", "due", [](auto& step) { return step.change.event.text("due"); }},
      {"at", [](auto& step) { return to_text(step.change.event.at); }},
      {"text", "done", &SweepStep::text}};
  std::vector<SweepStep> steps = sweep(context.program, context.now.instant);
  std::erase_if(steps, [&](const SweepStep& step) { return context.left_out.contains(step.change.id); });
  Outcome outcome{.view = view_of("sweep/1", columns, steps)};
  for (SweepStep& step : steps) {
    outcome.view.prose += step.text + "\n";
    add_left_out(context, step.change.event.fields);
    outcome.changes().push_back(std::move(step.change));
  }
  return outcome;
}

}  // namespace

Command sweep_command() {
  return {.name = "sweep",
          .about = "what cron does: reminders, time-outs, closes, escalations",
          .options = {leave_out_option()},
          .access = Access::writes,
          .covers_all = true,
          .weighs_all = true,
          .is_automatic = true,
          .decide = decide};
}

}  // namespace matchdesk

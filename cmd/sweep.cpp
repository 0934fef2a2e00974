// sweep: does what clocks call for; cron runs it.

#include <fmt/format.h>

#include "aging/sweep.hpp"
#include "cmd/commands.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  Outcome outcome;
  outcome.view = {.schema = "sweep/1",
                  .columns = {{"event", "event"},
                              {"subject", "record", text::Align::left, true},
                              {"clock", "clock"},
                              {"due", "due"},
                              {"text", "done"}}};
  for (SweepStep& step : sweep(context.program, context.now.instant)) {
    if (context.left_out.contains(step.change.id)) continue;
    Value item = Value::map();
    item.set("event", step.change.event.event);
    item.set("subject", step.change.id);
    item.set("record", to_text(step.change.subject));
    item.set("clock", step.change.event.text("clock"));
    item.set("due", step.change.event.text("due"));
    item.set("at", to_text(step.change.event.at));
    item.set("text", step.text);
    outcome.view.prose += step.text + "\n";
    outcome.view.items.push(std::move(item));
    outcome.changes().push_back(std::move(step.change));
  }
  return outcome;
}

}  // namespace

Command sweep_command() {
  return {.name = "sweep",
          .about = "what cron does: reminders, time-outs, closes, escalations",
          .options = {},
          .access = Access::writes,
          .covers_all = true,
          .decide = decide};
}

}  // namespace matchdesk

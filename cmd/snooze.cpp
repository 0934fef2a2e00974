#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "cmd/running_clock.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  TRY(auto running, clock_argument(context));
  TRY(auto until, day_option(context, "--until"));
  if (*until <= local_date(context.now))
    return fail(Failure::usage, "not-later", fmt::format("--until {} is not later than today", to_text(*until)),
                "name the day on which it counts again");
  return event_from_options(context, EventKind::snoozed, Value::Map{{"clock", running.clock->name}})
      .map([&](const Event& event) {
        return record_clock_event(running, event, filled_in("'{clock}' rests until {until}: {reason}", event));
      });
}

}  // namespace

Command snooze_command() {
  return recording_command("snooze", "let a clock's flag rest for a while, with a reason on record",
                           {clocked_record_word(),
                            clock_option(),
                            {"--until", "the day on which it counts again", "DAY", Option::Takes::value, true},
                            {"--reason", "why", "WHY", Option::Takes::value, true}},
                           decide);
}

}  // namespace matchdesk

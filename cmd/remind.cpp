#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "cmd/running_clock.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  TRY(auto found, clock_argument(context));
  const Running& running = found;
  const auto& asked = running.clock->remind_who;
  Value fields = Value::map();
  fields.set("who",
             asked || running.who.empty() ? std::string(to_text(asked.value_or(running.waiting_on))) : running.who);
  fields.set("clock", running.clock->name);
  return new_event(context, EventKind::reminded, std::move(fields)).map([&](Event event) {
    const std::string who = asked ? fmt::format("the {}", to_text(*asked)) : running.who;
    return record_clock_event(running, std::move(event),
                              fmt::format("{} is reminded about '{}': {}", who.empty() ? "the coordinator" : who,
                                          running.clock->name, running.action));
  });
}

}  // namespace

Command remind_command() {
  return recording_command("remind", "record a reminder sent by hand", {clocked_record_word(), clock_option()}, decide);
}

}  // namespace matchdesk

#include <algorithm>

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {
namespace {

// Without --who, the seeker took it back.
Result<Value> given(const Context& context, const Request&) {
  Value fields = Value::map();
  if (!context.arguments.has("--who")) fields.set("who", "seeker");
  return fields;
}

}  // namespace

Command withdraw_command() {
  Command command = recording_command<Request>("withdraw", "end a request that was taken back", {EventKind::withdrawn},
                                               {.given = given});
  std::ranges::find(command.options, "--who", &Option::name)->required = false;
  return command;
}

}  // namespace matchdesk

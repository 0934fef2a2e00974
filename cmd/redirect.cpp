#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {
namespace {

Result<Value> given(const Context& context, const Request&) {
  return service_option(context, "--service").map([](const std::string& service) -> Value {
    return Value::Map{{"service", service}};
  });
}

}  // namespace

Command redirect_command() {
  return recording_command<Request>("redirect", "end a request with another service instead", {EventKind::redirected},
                                    {.given = given});
}

}  // namespace matchdesk

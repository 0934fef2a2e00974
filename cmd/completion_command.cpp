#include "cmd/commands.hpp"
#include "cmd/completion.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  Outcome outcome;
  outcome.view = {.schema = "completion/1", .raw = std::string(completion_script(context.arguments.text("SHELL")))};
  return outcome;
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .about = "a script that completes commands and ids in your shell",
      .options =
          {{"SHELL", "bash, zsh or fish", "", Option::Takes::value, true, Completes::choice, {"bash", "zsh", "fish"}}},
      .needs = Needs::nothing,
      .decide = decide};
}

}  // namespace matchdesk

// aging: every clock that is due or overdue.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/worklist.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<Outcome> decide(const Context& context) {
  TRY(auto running, narrowed(context, all_running_clocks(context.program, context.now.instant)));
  const bool only_overdue = context.arguments.has("--overdue");
  std::erase_if(running, [&](const Running& each) {
    return each.state == ClockState::ok || (only_overdue && each.state != ClockState::overdue);
  });
  const auto overdue = std::ranges::count(running, ClockState::overdue, &Running::state);
  Outcome outcome{.view = view_of("aging/1", worklist_columns(context), running)};
  outcome.view.when_empty = only_overdue ? "nothing is overdue" : "nothing is due or overdue";
  if (!running.empty())
    outcome.view.after =
        fmt::format("\n{} overdue, {} due soon", overdue, static_cast<std::ptrdiff_t>(running.size()) - overdue);
  outcome.has_findings = overdue > 0;
  return outcome;
}

}  // namespace

Command aging_command() {
  std::vector<Option> options = worklist_options();
  options.insert(options.begin(), {"--overdue", "leave out what is only due soon", "", Option::Takes::flag});
  return {.name = "aging",
          .about = "what is due or overdue, most overdue first",
          .options = std::move(options),
          .decide = decide};
}

}  // namespace matchdesk

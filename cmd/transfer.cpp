// transfer: a request, or all that a provider has, goes back to the queue.

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/giving_back.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {
namespace {

// What a provider holds is transferred, and what they were asked is taken back.
Result<Outcome> transfer_all(const Context& context) {
  TRY(auto provider, find_participant(context.program.records, context.arguments.text("--held-by")));
  TRY(auto event, event_from_options(context, EventKind::transferred));
  Outcome outcome;
  give_back(context, *provider,
            {.at = event.at,
             .recorded = event.recorded,
             .reason = event.text("reason"),
             .note = event.text("note"),
             .what_is_held = true,
             .names_the_rest = false},
            outcome);
  std::vector<AppendEvent> returned;
  for (const Change& change : outcome.changes())
    if (const auto* appended = std::get_if<AppendEvent>(&change)) returned.push_back(*appended);
  static const Columns<AppendEvent> columns = {{"request", "request", Cell::whole, &AppendEvent::id},
                                               {"event", "event", [](auto& each) { return each.event.name(); }}};
  outcome.notes.clear();
  outcome.view = view_of("transfer/1", columns, returned);
  outcome.view.when_empty = fmt::format("{} holds nothing, and is asked for nothing", provider->id);
  for (const AppendEvent& each : returned)
    outcome.view.prose += fmt::format("{} is back in the queue: {}\n", each.id, each.event.name());
  return outcome;
}

Result<Outcome> decide(const Context& context) {
  const bool all = context.arguments.has("--held-by");
  if (all == context.arguments.has("REQUEST"))
    return fail(
        Failure::usage, "missing-argument",
        all ? "a request and --held-by exclude each other" : "'matchdesk transfer' needs a request, or --held-by",
        "see 'matchdesk transfer --help'");
  if (all) return transfer_all(context);
  TRY(auto request, record_argument<Request>(context));
  return event_from_options(context, EventKind::transferred).and_then([&](const Event& event) {
    return record_event(context, *request, event, filled_in("", event));
  });
}

}  // namespace

Command transfer_command() {
  Option request = record_word<Request>();
  request.required = false;
  std::vector<Option> options = {request,
                                 {"--held-by", "all that this provider holds or is asked to take", "PROVIDER",
                                  Option::Takes::value, false, Completes::provider}};
  const std::vector kinds{EventKind::transferred};
  for (Option& option : event_options(kinds)) options.push_back(std::move(option));
  return recording_command("transfer", "give a request back to the queue, with notes for the next provider",
                           std::move(options), decide);
}

}  // namespace matchdesk

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {
namespace {

// Returns the event that ends a request with this outcome.
EventKind ending(std::string_view outcome) {
  if (outcome == "unreachable") return EventKind::unreachable;
  return outcome == "withdrawn" || outcome == "duplicate" ? EventKind::withdrawn : EventKind::completed;
}

Result<Outcome> decide(const Context& context, const Request& request) {
  const std::string& outcome = context.arguments.text("--outcome");
  const EventKind kind = ending(outcome);
  TRY(check_event_options(context, Subject::request, kind));
  Value given = Value::map();
  if (kind == EventKind::completed) given.set("result", outcome);
  if (kind == EventKind::withdrawn) given.set("who", "coordinator");
  if (outcome == "duplicate") given.set("reason", "duplicate");
  return event_from_options(context, kind, given).and_then([&](const Event& event) {
    return record_event(context, request, event, filled_in("", event));
  });
}

}  // namespace

Command close_command() {
  return recording_command<Request>(
      "close", "end a request with its outcome", {EventKind::completed, EventKind::unreachable, EventKind::withdrawn},
      {.words = {{"--outcome",
                  "how it ended",
                  "OUTCOME",
                  Option::Takes::value,
                  true,
                  Completes::choice,
                  {"completed", "placed", "not-placed", "unreachable", "withdrawn", "duplicate"}}},
       .except = {"result", "who", "duplicate_of"},
       .decide = decide});
}

}  // namespace matchdesk

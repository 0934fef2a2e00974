#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "policy/apply.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns the event that ends a request with this outcome.
EventKind ending(std::string_view outcome) {
  if (outcome == "unreachable") return EventKind::unreachable;
  return outcome == "withdrawn" || outcome == "duplicate" ? EventKind::withdrawn : EventKind::completed;
}

// Of a placement: what the program asks about it and is not known yet, with the command that adds it.
void note_what_is_missing(const Context& context, const Request& request, const Event& event, Outcome& outcome) {
  if (event.text("result") != "placed") return;
  Request placed = request;
  placed.history.push_back(event);
  fold_in_place(placed, context.program.policy);
  const std::vector<std::string> lacks = placement_lacks(context.program.policy, placed);
  if (lacks.empty()) return;
  std::string options;
  for (const std::string& field : lacks) options += fmt::format(" {} …", option_name(field));
  outcome.notes.push_back(
      fmt::format("still to be recorded of this placement: {}; matchdesk close {} --outcome placed{}",
                  text::enumerate(lacks), request.id, options));
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
    return record_event(context, request, event, filled_in("", event)).map([&](Outcome recorded) {
      note_what_is_missing(context, request, event, recorded);
      return recorded;
    });
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

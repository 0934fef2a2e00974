// transfer, redirect, withdraw, reopen and close: how a request comes back, ends, or goes on again.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::vector<Option> with_request(std::vector<Option> options) {
  options.insert(options.begin(), request_word());
  options.push_back(at_option());
  return options;
}

std::vector<Option> options_of(std::string_view kind, std::vector<std::string_view> except = {}) {
  const std::array kinds = {kind};
  return with_request(event_options(Subject::request, kinds, except));
}

Result<Outcome> transfer(const Context& context) { return record_request_event(context, "transferred"); }
Result<Outcome> reopen(const Context& context) { return record_request_event(context, "reopened"); }

Result<Outcome> withdraw(const Context& context) {
  Value given = Value::map();
  if (!context.arguments.has("--who")) given.set("who", "seeker");
  return record_request_event(context, "withdrawn", given);
}

Result<Outcome> redirect(const Context& context) {
  return known_service(context, context.arguments.text("--to")).and_then([&](const std::string& service) {
    Value given = Value::map();
    given.set("service", service);
    return record_request_event(context, "redirected", given);
  });
}

// The event that ends a request with this outcome.
std::string_view ending(std::string_view outcome) {
  if (outcome == "unreachable") return "unreachable";
  return outcome == "withdrawn" || outcome == "duplicate" ? "withdrawn" : "completed";
}

Result<Outcome> close(const Context& context) {
  const std::string& outcome = context.arguments.text("--outcome");
  const std::string_view event = ending(outcome);
  if (auto options = check_event_options(context, Subject::request, event); !options)
    return tl::unexpected(options.error());
  Value given = Value::map();
  if (event == "completed") given.set("result", outcome);
  if (event == "withdrawn") given.set("who", "coordinator");
  if (outcome == "duplicate") given.set("reason", "duplicate");
  return record_request_event(context, event, given);
}

Command command(std::string name, std::string about, std::vector<Option> options,
                Result<Outcome> (*decide)(const Context&)) {
  return {.name = std::move(name),
          .about = std::move(about),
          .options = std::move(options),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

}  // namespace

Command transfer_command() {
  return command("transfer", "give a request back to the queue, with notes for the next provider",
                 options_of("transferred"), transfer);
}

Command reopen_command() { return command("reopen", "let a closed request go on", options_of("reopened"), reopen); }

Command withdraw_command() {
  std::vector<Option> options = options_of("withdrawn");
  for (Option& option : options)
    if (option.name == "--who") option.required = false;
  return command("withdraw", "end a request that was taken back", std::move(options), withdraw);
}

Command redirect_command() {
  std::vector<Option> options = options_of("redirected", {"service"});
  options.insert(options.begin() + 1, {"--to", "the service that is given instead of a match", "SERVICE",
                                       Option::Takes::value, true, Completes::service});
  return command("redirect", "end a request with another service instead", std::move(options), redirect);
}

Command close_command() {
  constexpr std::array<std::string_view, 3> kinds = {"completed", "unreachable", "withdrawn"};
  constexpr std::array<std::string_view, 3> except = {"result", "who", "duplicate_of"};
  std::vector<Option> options = with_request(event_options(Subject::request, kinds, except));
  options.insert(options.begin() + 1, {"--outcome",
                                       "how it ended",
                                       "OUTCOME",
                                       Option::Takes::value,
                                       true,
                                       Completes::choice,
                                       {"completed", "placed", "not-placed", "unreachable", "withdrawn", "duplicate"}});
  return command("close", "end a request with its outcome", std::move(options), close);
}

}  // namespace matchdesk

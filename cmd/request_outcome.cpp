#include "cmd/request_outcome.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/event_options.hpp"
#include "cmd/recording.hpp"
#include "text/known.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// An event's fields in a few words: "method phone, result no-answer".
std::string in_words(const Event& event) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : event.fields.members()) {
    const std::string shown = display(value);
    const std::string first = shown.substr(0, shown.find('\n'));
    parts.push_back(
        fmt::format("{} {}", text::replace_all(name, "_", " "), first.size() < shown.size() ? first + " …" : first));
  }
  return parts.empty() ? event.event : fmt::format("{} ({})", event.event, text::join(parts, ", "));
}

// "accepted with john-doe now", "still pending with john-doe", "closed now: completed".
std::string standing_words(const RequestState& before, const RequestState& state) {
  const std::string status(to_text(state.status));
  if (state.status == RequestStatus::closed) return fmt::format("{} now: {}", status, state.outcome);
  const std::string words = state.provider.empty() ? status : fmt::format("{} with {}", status, state.provider);
  const bool same = state.status == before.status && state.provider == before.provider;
  return same ? "still " + words : words + " now";
}

}  // namespace

std::string named(const Records& records, std::string_view id) {
  const Participant* participant = records.participant(id);
  if (participant == nullptr || display_name(*participant) == id) return std::string(id);
  return fmt::format("{} ({})", display_name(*participant), id);
}

Option request_word() {
  return {"REQUEST", "the request: its id, the part after its date, or a unique beginning",
          "",        Option::Takes::value,
          true,      Completes::request};
}

Result<const Request*> request_argument(const Context& context) {
  return find_request(context.program.records, context.arguments.text("REQUEST"));
}

Result<std::string> known_service(const Context& context, const std::string& typed) {
  const std::vector<std::string>& services = context.program.policy.services;
  if (std::ranges::find(services, typed) != services.end()) return typed;
  return fail(Failure::usage, "unknown-service", fmt::format("the program has no service '{}'", typed),
              text::did_you_mean(typed, services,
                                 services.empty() ? "list the services in program.yaml: services: [workshop]"
                                                  : fmt::format("it has {}", text::enumerate(services))));
}

Result<Outcome> record_request_event(const Context& context, const Request& request, Event event,
                                     const std::string& says) {
  auto state = after(request, event, context.program.policy.life);
  if (!state) return tl::unexpected(state.error());
  Outcome outcome{.view = view_of(event.event + "/1",
                                  {{"request", "request", Cell::whole, request.id},
                                   {"event", "event", event.event},
                                   {"at", to_text(event.at)},
                                   {"status", "status", to_text(state->status)},
                                   {"provider", "provider", or_null(state->provider)},
                                   {"outcome", or_null(state->outcome)}},
                                  fmt::format("{}: {}; {}", request.id, says, standing_words(request.state, *state)))};
  outcome.changes.push_back(AppendEvent{Subject::request, request.id, std::move(event)});
  return outcome;
}

Result<Outcome> record_request_event(const Context& context, std::string_view kind, const Value& given) {
  return request_argument(context).and_then([&](const Request* request) {
    return event_fields(context, Subject::request, kind, given).and_then([&](Value fields) {
      return new_event(context, kind, std::move(fields)).and_then([&](Event event) {
        const std::string words = in_words(event);
        return record_request_event(context, *request, std::move(event), words);
      });
    });
  });
}

}  // namespace matchdesk

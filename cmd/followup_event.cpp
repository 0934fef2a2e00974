#include "cmd/followup_event.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cmd/event_options.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

struct Verb {
  std::string_view word;
  std::string_view event;
};

constexpr std::array verbs = {
    Verb{"introduce", "introduced"},
    Verb{"attempt", "attempted"},
    Verb{"schedule", "scheduled"},
    Verb{"met", "met"},
    Verb{"notes", "notes"},
    Verb{"referral", "referred"},
    Verb{"checkin", "checked-in"},
    Verb{"talked", "talked-to"},
    Verb{"service", "offered-service"},
    Verb{"unreachable", "unreachable"},
    Verb{"note", "noted"},
};

std::vector<std::string> words() {
  std::vector<std::string> all;
  for (const Verb& verb : verbs) all.emplace_back(verb.word);
  return all;
}

Result<std::string_view> event_of(const std::string& typed) {
  for (const Verb& verb : verbs)
    if (typed == verb.word || typed == verb.event) return verb.event;
  return fail(Failure::usage, "unknown-event", fmt::format("'{}' is nothing that followup records", typed),
              text::did_you_mean(typed, words(), fmt::format("it records {}", text::enumerate(words(), "or"))));
}

// Who is meant where the command line does not say: the provider whose word is wanted, else who holds the request.
Value known_fields(const Context& context, const Request& request, std::string_view event) {
  Value given = Value::map();
  if (event == "talked-to" && !context.arguments.has("--provider")) {
    const std::string& who = request.state.talk_to.empty() ? request.state.provider : request.state.talk_to;
    if (!who.empty()) given.set("provider", who);
  }
  return given;
}

// What a word with one side changes beside the request: from when the provider takes the next one. Says, too, how many
// referrals are still to come.
Result<Outcome> checked_in(const Context& context, const Request& request, Outcome outcome) {
  const Event& event = std::get<AppendEvent>(outcome.changes.front()).event;
  const std::string& provider = request.state.provider;
  if (const std::string& next = event.text("next_available"); !next.empty()) {
    if (event.text("with") != "provider")
      return fail(Failure::usage, "wrong-option", "--next-available is what the provider says",
                  "record it with --with provider");
    outcome.changes.push_back(SetField{Subject::participant, provider, "available_from", next});
    outcome.notes.push_back(fmt::format("{} takes the next one from {} on", provider, next));
  }
  const Kind* kind = find_kind(context.program.policy, request.kind);
  if (kind != nullptr && kind->referrals && request.state.meetings > 0 && request.state.referrals < *kind->referrals)
    outcome.notes.push_back(fmt::format("{} named {} of {} people: matchdesk followup {} referral --name …", provider,
                                        request.state.referrals, *kind->referrals, request.id));
  return outcome;
}

// A kind of request may be for so many meetings and no more.
Result<void> check_sessions(const Policy& policy, const Request& request, std::string_view event) {
  const Kind* kind = find_kind(policy, request.kind);
  const bool meets = event == "met" || event == "scheduled";
  if (!meets || kind == nullptr || !kind->sessions || request.state.meetings < *kind->sessions) return {};
  return fail(
      Failure::refused, "no-more-sessions",
      fmt::format("{} is {}, which is for {}, and {} took place", request.id, text::with_article(kind->name),
                  text::count(*kind->sessions, "meeting"), text::count(request.state.meetings, "meeting")),
      fmt::format("end it with 'matchdesk close {} --outcome completed'; what goes on is a new request", request.id));
}

void note_last_session(const Policy& policy, const Request& request, std::string_view event, Outcome& outcome) {
  const Kind* kind = find_kind(policy, request.kind);
  if (event == "met" && kind != nullptr && kind->sessions && request.state.meetings + 1 >= *kind->sessions)
    outcome.notes.push_back(fmt::format("that was the last meeting of {}; next: matchdesk close {} --outcome completed",
                                        text::with_article(kind->name), request.id));
}

}  // namespace

std::vector<Option> followup_event_options() {
  std::vector<std::string_view> kinds;
  for (const Verb& verb : verbs) kinds.push_back(verb.event);
  return event_options(Subject::request, kinds);
}

Result<Outcome> record_followup(const Context& context) {
  const std::string& typed = context.arguments.text("EVENT");
  auto request = request_argument(context);
  if (!request) return tl::unexpected(request.error());
  if (typed.empty())
    return fail(Failure::usage, "missing-argument", fmt::format("what happened to {}?", (*request)->id),
                fmt::format("name it after the request: {}", text::enumerate(words(), "or")));
  auto event = event_of(typed);
  if (!event) return tl::unexpected(event.error());
  if (auto options = check_event_options(context, Subject::request, *event); !options)
    return tl::unexpected(options.error());
  if (context.arguments.has("--service")) {
    if (auto service = known_service(context, context.arguments.text("--service")); !service)
      return tl::unexpected(service.error());
  }
  const Policy& policy = context.program.policy;
  if (auto sessions = check_sessions(policy, **request, *event); !sessions) return tl::unexpected(sessions.error());
  auto outcome = record_request_event(context, *event, known_fields(context, **request, *event));
  if (outcome && *event == "checked-in") return checked_in(context, **request, std::move(*outcome));
  if (outcome) note_last_session(policy, **request, *event, *outcome);
  return outcome;
}

}  // namespace matchdesk

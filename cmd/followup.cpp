// followup: today's work; with a request, what happened to it.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "cmd/worklist.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

bool is_mine(const Running& running, const std::string& who) {
  return std::ranges::find(running.staff, who) != running.staff.end();
}

// Today's work: what is overdue, due, or ends today.
bool is_for_today(const Context& context, const Running& running) {
  const Zone& zone = calendar_at(context.program.policy, running.location).zone;
  return running.state != ClockState::ok || running.due <= zone.day_end(zone.date(context.now.instant));
}

// Who must act, by name; "you" is the coordinator.
std::string actor(const Context& context, const Running& running) {
  if (running.who.empty()) return "you";
  const Participant* participant = context.program.records.participant(running.who);
  return participant == nullptr ? running.who : display_name(*participant);
}

Result<Outcome> worklist(const Context& context) {
  TRY(auto running, narrowed(context, all_running_clocks(context.program, context.now.instant)));
  const bool all = context.arguments.has("--all");
  std::erase_if(running, [&](const Running& each) {
    return (!all && !is_for_today(context, each)) || (context.arguments.has("--mine") && !is_mine(each, context.by));
  });
  // By who must act, the coordinator first; for each, what is due first comes first.
  std::ranges::stable_sort(running, {}, [](const Running& each) {
    return std::pair(each.waiting_on == WaitingOn::coordinator ? 0
                     : each.waiting_on == WaitingOn::provider  ? 1
                                                               : 2,
                     each.who);
  });
  Columns<Running> columns = worklist_columns(context);
  columns.emplace_back("actor", "who", [&](const Running& each) { return actor(context, each); });
  Outcome outcome{.view = view_of("followup/1", columns, running)};
  show_columns(outcome.view, {"actor", "overdue", "when", "action", "subject", "clock", "note"});
  outcome.view.when_empty =
      all ? "nothing is waiting" : "nothing to do today; 'matchdesk followup --all' shows what comes later";
  return outcome;
}

struct Verb {
  std::string_view word;
  EventKind event;
};

constexpr std::array verbs = {
    Verb{"introduce", EventKind::introduced},
    Verb{"attempt", EventKind::attempted},
    Verb{"schedule", EventKind::scheduled},
    Verb{"cancel", EventKind::cancelled},
    Verb{"met", EventKind::met},
    Verb{"notes", EventKind::notes},
    Verb{"referral", EventKind::referred},
    Verb{"checkin", EventKind::checked_in},
    Verb{"talked", EventKind::talked_to},
    Verb{"service", EventKind::offered_service},
    Verb{"unreachable", EventKind::unreachable},
    Verb{"hold", EventKind::on_hold},
    Verb{"resume", EventKind::hold_ended},
    Verb{"note", EventKind::noted},
};

std::vector<std::string> words() {
  std::vector<std::string> all;
  for (const Verb& verb : verbs) all.emplace_back(verb.word);
  return all;
}

Result<EventKind> event_of(const std::string& typed) {
  for (const Verb& verb : verbs)
    if (typed == verb.word || typed == to_text(verb.event)) return verb.event;
  return fail(Failure::usage, "unknown-event", fmt::format("'{}' is nothing that followup records", typed),
              text::did_you_mean(typed, words(), fmt::format("it records {}", text::enumerate(words(), "or"))));
}

// Fields that the command line leaves out: whom the coordinator talked to is the provider whose word is wanted, else
// the one who holds the request.
Value known_fields(const Context& context, const Request& request, EventKind event) {
  Value given = Value::map();
  if (event == EventKind::talked_to && !context.arguments.has("--provider")) {
    const std::string& who = request.state.talk_to.empty() ? request.state.provider : request.state.talk_to;
    if (!who.empty()) given.set("provider", who);
  }
  return given;
}

// Adds to a check-in the day from which the provider takes the next request, and notes how many referrals are missing.
Result<void> add_checked_in(const Context& context, const Request& request, const Event& event, Outcome& outcome) {
  const std::string& provider = request.state.provider;
  if (const std::string& next = event.text("next_available"); !next.empty()) {
    if (event.text("with") != "provider")
      return fail(Failure::usage, "wrong-option", "--next-available is what the provider says",
                  "record it with --with provider");
    outcome.changes().push_back(SetField{Subject::participant, provider, "available_from", next});
    outcome.notes.push_back(fmt::format("{} takes the next one from {} on", provider, next));
  }
  const Kind* kind = find_kind(context.program.policy, request.kind);
  if (kind != nullptr && kind->referrals && meetings_of(request) > 0 && referrals_of(request) < *kind->referrals)
    outcome.notes.push_back(fmt::format("{} named {} of {} people: matchdesk followup {} referral --name …", provider,
                                        referrals_of(request), *kind->referrals, request.id));
  return {};
}

// Refuses a meeting beyond those that the kind of request is for.
Result<void> check_sessions(const Policy& policy, const Request& request, EventKind event) {
  const Kind* kind = find_kind(policy, request.kind);
  const bool meets = event == EventKind::met || event == EventKind::scheduled;
  if (!meets || kind == nullptr || !kind->sessions || meetings_of(request) < *kind->sessions) return {};
  return fail(
      Failure::refused, "no-more-sessions",
      fmt::format("{} is {}, which is for {}, and {} took place", request.id, text::with_article(kind->name),
                  text::count(*kind->sessions, "meeting"), text::count(meetings_of(request), "meeting")),
      fmt::format("end it with 'matchdesk close {} --outcome completed'; what goes on is a new request", request.id));
}

void note_last_session(const Policy& policy, const Request& request, EventKind event, Outcome& outcome) {
  const Kind* kind = find_kind(policy, request.kind);
  if (event == EventKind::met && kind != nullptr && kind->sessions && meetings_of(request) + 1 >= *kind->sessions)
    outcome.notes.push_back(fmt::format("that was the last meeting of {}; next: matchdesk close {} --outcome completed",
                                        text::with_article(kind->name), request.id));
}

// The options for the fields of all events that it records.
std::vector<Option> followup_event_options() {
  std::vector<EventKind> kinds;
  for (const Verb& verb : verbs) kinds.push_back(verb.event);
  constexpr std::string_view of_gates[] = {"gate"};
  return event_options(kinds, of_gates);
}

// Records what happened: `followup REQUEST attempt --method phone --result no-answer`. The event's own name
// ("attempted") may stand in place of the word.
Result<Outcome> record_followup(const Context& context) {
  const std::string& typed = context.arguments.text("EVENT");
  TRY(auto found, record_argument<Request>(context));
  const Request& request = *found;
  if (typed.empty())
    return fail(Failure::usage, "missing-argument", fmt::format("what happened to {}?", request.id),
                fmt::format("name it after the request: {}", text::enumerate(words(), "or")));
  TRY(auto kind, event_of(typed));
  TRY(check_event_options(context, Subject::request, kind));
  if (context.arguments.has("--service")) TRY(service_option(context, "--service"));
  const Policy& policy = context.program.policy;
  TRY(check_sessions(policy, request, kind));
  TRY(auto event, event_from_options(context, kind, known_fields(context, request, kind)));
  auto outcome = record_event(context, request, event, filled_in("", event));
  if (!outcome) return outcome;
  note_last_session(policy, request, kind, *outcome);
  if (kind == EventKind::checked_in) TRY(add_checked_in(context, request, event, *outcome));
  return outcome;
}

Result<Outcome> decide(const Context& context) {
  return context.arguments.has("REQUEST") ? record_followup(context) : worklist(context);
}

}  // namespace

Command followup_command() {
  std::vector<Option> options = {
      {"REQUEST", "the request that something happened to; without it, today's work is listed", "",
       Option::Takes::value, false, Completes::request},
      {"EVENT",
       "what happened: introduce, attempt, schedule, cancel, met, notes, referral, checkin, talked, service, "
       "unreachable, hold, resume or note",
       "", Option::Takes::value, false, Completes::event},
      {"--mine", "only what is for whoever runs this", "", Option::Takes::flag},
      {"--all", "also what is not due yet", "", Option::Takes::flag}};
  std::ranges::move(worklist_options(), std::back_inserter(options));
  for (Option& option : followup_event_options())
    if (std::ranges::find(options, option.name, &Option::name) == options.end()) options.push_back(std::move(option));
  options.push_back(at_option());
  return {.name = "followup",
          .about = "today's work; or record what happened to a request",
          .options = std::move(options),
          .access = Access::writes,
          .writes_only_with = "REQUEST",
          .decide = decide};
}

}  // namespace matchdesk

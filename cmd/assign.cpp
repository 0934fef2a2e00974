// assign: gives a request to a named provider or to the first in the program's order, or so the whole queue.

#include <algorithm>

#include <fmt/format.h>

#include "aging/away.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "matching/choice.hpp"
#include "matching/eligibility.hpp"
#include "matching/in_turn.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string_view how_in_words(const std::string& how) {
  if (how == "hand") return "chosen by hand";
  if (how == "score") return "the best score";
  return how == "next" ? "next on the list" : "next in turn";
}

// "is placed with Ana Ruiz (ana-ruiz) and waits for the answer", "is closed: completed, with Ana Ruiz (ana-ruiz)"
std::string where_it_is(const Context& context, const Request& request) {
  const RequestState& state = request.state;
  const std::string with =
      state.provider.empty() ? std::string() : "with " + named(context.program.records, state.provider);
  if (state.status == RequestStatus::closed)
    return fmt::format("is closed: {}{}{}", state.outcome, with.empty() ? "" : ", ", with);
  return state.status == RequestStatus::pending ? fmt::format("is placed {} and waits for the answer", with)
                                                : fmt::format("is placed {}: {}", with, to_text(state.status));
}

std::string back_to_queue(const Request& request) {
  switch (request.state.status) {
    case RequestStatus::closed:
      return fmt::format("'matchdesk reopen {} --reason …' puts it back into the queue", request.id);
    case RequestStatus::pending:
      return fmt::format("'matchdesk decline {} --reason …' records a no, and gives it back", request.id);
    default:
      return fmt::format("'matchdesk transfer {} --reason … --note …' gives it back to the queue", request.id);
  }
}

// What is assigned waits in the queue.
Result<void> check_waits(const Context& context, const Request& request) {
  if (request.state.status == RequestStatus::queued) return {};
  return fail(Failure::refused, "not-allowed-now", fmt::format("{} {}", request.id, where_it_is(context, request)),
              back_to_queue(request));
}

Result<std::vector<const Request*>> named_requests(const Context& context) {
  std::vector<const Request*> named;
  for (const std::string& typed : context.arguments.texts("REQUEST")) {
    TRY(auto request, find_request_or_whose(context.program.records, typed));
    TRY(check_waits(context, *request));
    if (std::ranges::find(named, request) == named.end()) named.push_back(request);
  }
  return named;
}

Result<std::vector<const Request*>> queue_asked(const Context& context) {
  TRY(const auto query, asked_query(context, Subject::request));
  auto queue = named_requests(context);
  if (!queue) return queue;
  if (!context.arguments.has("REQUEST")) {
    for (const Request& request : context.program.records.requests())
      if (request.state.status == RequestStatus::queued) queue->push_back(&request);
  }
  std::erase_if(*queue,
                [&](const Request* request) { return !matches(query, context.program, request, context.now.instant); });
  return in_queue_order(std::move(*queue));
}

// The view of assignments, of one request or of many.
View assignment_view(const std::vector<Assigned>& assignments) {
  static const Columns<Assigned> columns = {
      {"request", "request", &Assigned::request},
      {"provider", "provider", [](auto& each) { return each.choice.provider; }},
      {"how", "how", [](auto& each) { return each.choice.how; }},
      {"level", "level", [](auto& each) { return or_null(each.choice.level); }},
      {"score", "score", Cell::number, [](auto& each) { return each.choice.score; }}};
  return view_of("assign/1", columns, assignments);
}

// "20260519-cafe is assigned to Ana Ruiz (ana-ruiz): chapter, 100 %, next in turn"
std::string assignment_words(const Context& context, const std::string& request, const Choice& choice) {
  return fmt::format("{} is assigned to {}: {}{}{} %, {}", request, named(context.program.records, choice.provider),
                     choice.level, choice.level.empty() ? "" : ", ", choice.score, how_in_words(choice.how));
}

LimitTo limit_asked(const Context& context) {
  return context.arguments.text("--limit-to") == "prefers" ? LimitTo::prefers : LimitTo::nothing;
}

std::string all_reasons(const std::vector<Reason>& reasons) {
  std::vector<std::string> texts;
  for (const Reason& reason : reasons) texts.push_back(reason.text);
  return text::join(texts, "; ");
}

Result<void> check_seeker(const Context& context, const Request& request) {
  const Participant* seeker = context.program.records.participant(request.seeker);
  if (seeker == nullptr)
    return fail(Failure::invalid, "unknown-seeker",
                fmt::format("{}: its seeker '{}' is not among the participants", request.id, request.seeker),
                "run 'matchdesk check' to see what is wrong");
  if (is_active(*seeker, context.program.policy, context.now.instant)) return {};
  std::vector<std::string> open;
  for (const GateState& gate : seeker->state.gates)
    if (!gate.passed) open.push_back(gate.gate);
  return fail(Failure::refused, "seeker-not-active",
              fmt::format("{} cannot be assigned: {} is {}, not active", request.id, seeker->id,
                          to_text(status_at(*seeker, context.program.policy, context.now.instant))),
              open.empty() ? std::string()
                           : fmt::format("still to pass: {}; 'matchdesk intake pass {}' records it",
                                         text::enumerate(open), seeker->id));
}

Result<Choice> choose_next(const Context& context, const Ask& ask) {
  const LimitTo limit_to = limit_of(ask, limit_asked(context));
  if (auto choice = first_choice(context.program, ask, context.now.instant, limit_to)) return *choice;
  if (limit_to == LimitTo::prefers)
    return fail(Failure::refused, "list-exhausted",
                fmt::format("nobody on the list of {} may take {}; {}", ask.seeker->id, ask.request->id,
                            why_none_listed(context.program, ask, context.now.instant)),
                fmt::format("'matchdesk match {}' ranks everybody; assign one of them by name", ask.request->id));
  return fail(Failure::refused, "nobody-eligible", fmt::format("nobody may take {}", ask.request->id),
              fmt::format("'matchdesk match {}' shows the nearest misses and what would let them in", ask.request->id));
}

Result<Choice> choose_named(const Context& context, const Ask& ask) {
  TRY(auto provider, find_participant(context.program.records, context.arguments.text("PROVIDER")));
  const std::vector<Reason> reasons = reasons_against(context.program, ask, *provider, context.now.instant);
  const std::string& why = context.arguments.text("--override");
  if (!reasons.empty()) {
    const std::string message =
        fmt::format("{} may not take {}: {}", provider->id, ask.request->id, all_reasons(reasons));
    if (!std::ranges::all_of(reasons, &Reason::may_be_overridden))
      return fail(Failure::refused, reasons.front().code, message,
                  "choose another; 'matchdesk match " + ask.request->id + "' ranks them");
    if (why.empty())
      return fail(Failure::refused, reasons.front().code, message,
                  "choose another, or say why it is right here with --override \"why\"");
  }
  Choice choice = choice_of(ask, *provider, "hand");
  if (!reasons.empty()) choice.overridden = why;
  return choice;
}

// Warns of who is asked and will be away before the answer is due.
void warn_of_absence(const Context& context, const Request& request, const std::string& provider, Outcome& outcome) {
  const Participant* asked = context.program.records.participant(provider);
  std::string away =
      asked == nullptr ? std::string() : away_before_answer(context.program, request, *asked, context.now.instant);
  if (!away.empty())
    outcome.warnings.push_back(
        {.severity = Severity::warning, .code = "will-be-away", .message = std::move(away), .hint = {}});
}

Outcome outcome_of(const Context& context, const Request& request, const Choice& choice, Outcome recorded) {
  if (const auto until = on_hold_until(context.program, request, context.now.instant))
    recorded.warnings.push_back(
        {.severity = Severity::warning,
         .code = "on-hold",
         .message = fmt::format("{} is on hold until {}: {}", request.id, to_text(*until), request.state.hold->reason),
         .hint = fmt::format("'matchdesk followup {} resume' lets its clocks go on", request.id)});
  warn_of_absence(context, request, choice.provider, recorded);
  recorded.view = assignment_view({{request.id, choice, {}}});
  recorded.view.prose = assignment_words(context, request.id, choice);
  if (!choice.overridden.empty()) recorded.view.prose += fmt::format("; overridden: {}", choice.overridden);
  if (context.program.policy.life.routes.contains(request.state.route) &&
      !context.program.policy.life.routes.at(request.state.route).needs_answer)
    return recorded;
  recorded.notes.push_back(
      fmt::format("next: {} answers; 'matchdesk accept {}' or 'matchdesk decline {} --reason …' records it",
                  choice.provider, request.id, request.id));
  return recorded;
}

Result<Outcome> assign_one(const Context& context) {
  TRY(auto request, record_argument<Request>(context));
  TRY(check_waits(context, *request));
  TRY(check_seeker(context, *request));
  const Ask ask = ask_of(context.program, *request);
  TRY(auto choice, context.arguments.has("--next") ? choose_next(context, ask) : choose_named(context, ask));
  Value fields = fields_of(choice);
  add_left_out(context, fields);
  return new_event(context, EventKind::assigned, std::move(fields)).and_then([&](Event event) {
    return record_event(context, *request, std::move(event), "assigned").map([&](Outcome recorded) {
      return outcome_of(context, *request, choice, std::move(recorded));
    });
  });
}

// Assigns the requests that wait, one after another, in one change.
Result<Outcome> assign_queue(const Context& context) {
  TRY(auto queue, queue_asked(context));
  const LimitTo limit_to = limit_asked(context);
  return new_event(context, EventKind::assigned, Value::map()).map([&](const Event& as) {
    InTurn done = assign_in_turn(context.program, queue, limit_to, as);
    Outcome outcome;
    outcome.view = assignment_view(done.assigned);
    outcome.view.when_empty =
        context.arguments.has("--where") ? "Nothing like that waits in the queue." : "Nothing waits in the queue.";
    Value left = Value::list();
    for (Assigned& assigned : done.assigned) {
      outcome.view.prose += assignment_words(context, assigned.request, assigned.choice) + "\n";
      warn_of_absence(context, *context.program.records.request(assigned.request), assigned.choice.provider, outcome);
      add_left_out(context, assigned.event.fields);
      outcome.changes().push_back(AppendEvent{Subject::request, assigned.request, std::move(assigned.event)});
    }
    for (const Unassigned& each : done.unassigned) {
      left.push(Value::Map{{"request", each.request}, {"code", each.code}, {"text", each.text}});
      outcome.view.prose += fmt::format("{} waits: {}\n", each.request, each.text);
    }
    outcome.view.beside.set("unassigned", std::move(left));
    outcome.has_findings = !done.unassigned.empty();
    if (!queue.empty())
      outcome.notes.push_back(fmt::format("{} assigned, {} left in the queue",
                                          text::count(static_cast<std::int64_t>(done.assigned.size()), "request"),
                                          done.unassigned.size()));
    return outcome;
  });
}

// Checks that the words go together: one request to a provider or to whoever is next, or the queue.
Result<void> check_words(const Arguments& arguments) {
  const auto wrong = [](std::string message) {
    return fail(Failure::usage, "missing-argument", std::move(message), "see 'matchdesk assign --help'");
  };
  const bool next = arguments.has("--next"), provider = arguments.has("PROVIDER");
  if (arguments.has("--queue")) {
    if (provider)
      return fail(Failure::usage, "missing-argument", "--queue and a provider exclude each other",
                  "several requests are written with commas: --queue cafe,yarn");
    if (next || arguments.has("--override"))
      return wrong(fmt::format("--queue and {} exclude each other", next ? "--next" : "--override"));
    return {};
  }
  if (arguments.has("--where")) return wrong("--where chooses from the queue and needs --queue");
  if (!arguments.has("REQUEST")) return wrong("'matchdesk assign' needs a request, or --queue");
  if (next == provider)
    return wrong(next ? "--next and a provider exclude each other" : "'matchdesk assign' needs a provider, or --next");
  if (provider && arguments.has("--limit-to")) return wrong("--limit-to and a provider exclude each other");
  return {};
}

Result<Outcome> decide(const Context& context) {
  TRY(check_words(context.arguments));
  return context.arguments.has("--queue") ? assign_queue(context) : assign_one(context);
}

}  // namespace

Command assign_command() {
  using Takes = Option::Takes;
  Option request = record_word<Request>();
  request.required = false;
  Command command = recording_command(
      "assign", "give a request to a provider, or all that wait",
      {request,
       {"PROVIDER", "who is to take it", "", Takes::value, false, Completes::provider},
       {"--next", "whoever is first in the program's order, or on the seeker's list", "", Takes::flag},
       {"--queue", "all that wait in turn, or those named with commas, to whoever is first for each", "", Takes::flag},
       where_option(),
       {"--limit-to",
        "prefers: with --next and --queue, only whom the seeker listed, in that order",
        "WHOM",
        Takes::value,
        false,
        Completes::choice,
        {"prefers"}},
       {"--override", "why a rule that stands against it is overridden; the reason is recorded", "WHY"},
       leave_out_option()},
      decide);
  command.weighs_all = true;
  return command;
}

}  // namespace matchdesk

// assign: give a request to a provider, by name or by the order's first; or the whole queue.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/asking.hpp"
#include "cmd/assignment.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "matching/eligibility.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

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
  return fail(
      Failure::refused, "seeker-not-active",
      fmt::format("{} cannot be assigned: {} is {}, not active", request.id, seeker->id, to_text(seeker->state.status)),
      open.empty()
          ? std::string()
          : fmt::format("still to pass: {}; 'matchdesk intake pass {}' records it", text::enumerate(open), seeker->id));
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
  auto provider = find_participant(context.program.records, context.arguments.text("PROVIDER"));
  if (!provider) return tl::unexpected(provider.error());
  const std::vector<Reason> reasons = reasons_against(context.program, ask, **provider, context.now.instant);
  const std::string& why = context.arguments.text("--override");
  if (!reasons.empty()) {
    const std::string message =
        fmt::format("{} may not take {}: {}", (*provider)->id, ask.request->id, all_reasons(reasons));
    if (!std::ranges::all_of(reasons, &Reason::may_be_overridden))
      return fail(Failure::refused, reasons.front().code, message,
                  "choose another; 'matchdesk match " + ask.request->id + "' ranks them");
    if (why.empty())
      return fail(Failure::refused, reasons.front().code, message,
                  "choose another, or say why it is right here with --override \"why\"");
  }
  Choice choice = choice_of(ask, **provider, "hand");
  if (!reasons.empty()) choice.overridden = why;
  return choice;
}

Outcome outcome_of(const Context& context, const Request& request, const Choice& choice, Outcome recorded) {
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
  auto request = request_argument(context);
  if (!request) return tl::unexpected(request.error());
  if (auto active = check_seeker(context, **request); !active) return tl::unexpected(active.error());
  const Ask ask = ask_of(context.program, **request);
  auto choice = context.arguments.has("--next") ? choose_next(context, ask) : choose_named(context, ask);
  if (!choice) return tl::unexpected(choice.error());
  return new_event(context, "assigned", fields_of(*choice)).and_then([&](Event event) {
    return record_request_event(context, **request, std::move(event), "assigned").map([&](Outcome recorded) {
      return outcome_of(context, **request, *choice, std::move(recorded));
    });
  });
}

// The words that say whom it goes to: one request to a provider or to who is next, or the queue.
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
  if (auto words = check_words(context.arguments); !words) return tl::unexpected(words.error());
  return context.arguments.has("--queue") ? assign_queue(context) : assign_one(context);
}

}  // namespace

Command assign_command() {
  return {.name = "assign",
          .about = "give a request to a provider, or all that wait",
          .options = {{"REQUEST", "the request: its id, the part after its date, or a unique beginning", "",
                       Option::Takes::value, false, Completes::request},
                      {"PROVIDER", "who is to take it", "", Option::Takes::value, false, Completes::provider},
                      {"--next", "whoever is first in the program's order, or on the seeker's list", "",
                       Option::Takes::flag},
                      {"--queue", "all that wait in turn, or those named with commas, to whoever is first for each", "",
                       Option::Takes::flag},
                      where_option(),
                      {"--limit-to",
                       "prefers: with --next and --queue, only whom the seeker listed, in that order",
                       "WHOM",
                       Option::Takes::value,
                       false,
                       Completes::choice,
                       {"prefers"}},
                      {"--override", "why a rule that stands against it is overridden; the reason is recorded", "WHY"},
                      at_option()},
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

}  // namespace matchdesk

// assign: give a request to a provider, by name or by the order's first.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/match_view.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "matching/rank.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// What was decided: to whom, how, and what is known of the pair.
struct Choice {
  const Participant* provider = nullptr;
  std::string how;
  std::string level;
  int score = 0;
  std::string overridden;  // why a rule was overridden
};

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
  const Ranking ranking = rank(context.program, ask, context.now.instant);
  if (ranking.candidates.empty())
    return fail(
        Failure::refused, "nobody-eligible", fmt::format("nobody may take {}", ask.request->id),
        fmt::format("'matchdesk match {}' shows the nearest misses and what would let them in", ask.request->id));
  const Candidate& first = ranking.candidates.front();
  const std::vector<std::string>& order = context.program.policy.matching.order;
  const bool by_turn = std::ranges::find(order, "rotation") != order.end();
  return Choice{first.provider, by_turn ? "round-robin" : "score", first.score.level, first.score.percent, {}};
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
  const Score scored = score(ask, **provider);
  return Choice{*provider, "hand", scored.level, scored.percent, reasons.empty() ? std::string() : why};
}

Outcome outcome_of(const Context& context, const Request& request, const Choice& choice, Outcome recorded) {
  Value item = Value::map();
  item.set("request", request.id);
  item.set("provider", choice.provider->id);
  item.set("how", choice.how);
  item.set("level", choice.level.empty() ? Value() : Value(choice.level));
  item.set("score", choice.score);
  std::string prose =
      fmt::format("{} is assigned to {}: ", request.id, named(context.program.records, choice.provider->id));
  if (!choice.level.empty()) prose += choice.level + ", ";
  prose += fmt::format("{} %, {}", choice.score,
                       choice.how == "hand"    ? "chosen by hand"
                       : choice.how == "score" ? "the best score"
                                               : "next in turn");
  if (!choice.overridden.empty()) prose += fmt::format("; overridden: {}", choice.overridden);
  recorded.view = {.schema = "assign/1",
                   .columns = {{"request", "request"},
                               {"provider", "provider"},
                               {"how", "how"},
                               {"level", "level"},
                               {"score", "score"}},
                   .prose = std::move(prose)};
  recorded.view.items.push(std::move(item));
  if (context.program.policy.life.routes.contains(request.state.route) &&
      !context.program.policy.life.routes.at(request.state.route).needs_answer)
    return recorded;
  recorded.notes.push_back(
      fmt::format("next: {} answers; 'matchdesk accept {}' or 'matchdesk decline {} --reason …' records it",
                  choice.provider->id, request.id, request.id));
  return recorded;
}

Result<Outcome> decide(const Context& context) {
  auto request = request_argument(context);
  if (!request) return tl::unexpected(request.error());
  const bool next = context.arguments.has("--next");
  if (next == context.arguments.has("PROVIDER"))
    return fail(Failure::usage, "missing-argument",
                next ? "--next and a provider exclude each other" : "'matchdesk assign' needs a provider, or --next",
                "see 'matchdesk assign --help'");
  if (auto active = check_seeker(context, **request); !active) return tl::unexpected(active.error());
  const Ask ask = ask_of(context.program, **request);
  auto choice = next ? choose_next(context, ask) : choose_named(context, ask);
  if (!choice) return tl::unexpected(choice.error());
  Value fields = Value::map();
  fields.set("provider", choice->provider->id);
  fields.set("how", choice->how);
  if (!choice->level.empty()) fields.set("level", choice->level);
  fields.set("score", choice->score);
  if (!choice->overridden.empty()) fields.set("override", choice->overridden);
  return new_event(context, "assigned", std::move(fields)).and_then([&](Event event) {
    return record_request_event(context, **request, std::move(event), "assigned").map([&](Outcome recorded) {
      return outcome_of(context, **request, *choice, std::move(recorded));
    });
  });
}

}  // namespace

Command assign_command() {
  return {.name = "assign",
          .about = "give a request to a provider",
          .options = {{"REQUEST", "the request: its id, the part after its date, or a unique beginning", "",
                       Option::Takes::value, true, Completes::request},
                      {"PROVIDER", "who is to take it", "", Option::Takes::value, false, Completes::provider},
                      {"--next", "whoever is first in the program's order", "", Option::Takes::flag},
                      {"--override", "why a rule that stands against it is overridden; the reason is recorded", "WHY"},
                      at_option()},
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

}  // namespace matchdesk

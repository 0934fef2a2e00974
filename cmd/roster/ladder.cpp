// roster step and except: what the program does about a provider who declines again and again.

#include <algorithm>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Where a participant stood on the ladder of its place when the event happened.
struct OnLadder {
  const Participant& participant;
  const Policy& policy;
  LadderStanding standing;
};

Result<OnLadder> on_ladder(const Context& context, const Participant& participant) {
  const Policy& policy = policy_at(context.program.policy, participant.location);
  if (policy.compliance.steps.empty())
    return fail(Failure::refused, "no-ladder", "this program has no steps for those who decline again and again",
                "they are named in program.yaml: compliance: {steps: …}");
  return time_option(context, "--at").map([&](const std::optional<Timestamp>& at) {
    return OnLadder{participant, policy,
                    ladder_standing(context.program, participant, at.value_or(context.now).instant)};
  });
}

std::string rejections(int number) { return text::count(number, "counted rejection"); }

Result<const ComplianceStep*> step_argument(const Context& context, const OnLadder& place, std::string_view name) {
  const auto& steps = place.policy.compliance.steps;
  const std::string& typed = context.arguments.text(name);
  const auto number = text::parse_integer(typed);
  const auto found = std::ranges::find_if(steps, [&](const ComplianceStep& step) { return step.number == number; });
  if (found != steps.end()) return &*found;
  return fail(Failure::usage, "unknown-step", fmt::format("the ladder has no step '{}'", typed),
              fmt::format("its steps are 1 to {}", steps.back().number));
}

// Returns an event about a step, with its other fields from the options.
Result<Event> step_event(const Context& context, EventKind kind, const ComplianceStep& step) {
  return event_from_options(context, kind, Value::Map{{"step", step.number}, {"requires", action_names(step)}});
}

// Refuses a step that is not reached, or that comes after one that was not taken.
Result<void> check_reached(const OnLadder& place, const ComplianceStep& step) {
  const auto& [participant, policy, standing] = place;
  const auto reached = std::ranges::find(standing.steps, &step, &ReachedStep::step);
  if (reached == standing.steps.end())
    return fail(
        Failure::refused, "step-not-reached",
        fmt::format("step {} is not reached: {} has {}", step.number, participant.id, rejections(standing.counted)),
        fmt::format("'matchdesk show {}' says which count, and why the others do not", participant.id));
  const auto open = std::ranges::find_if(standing.steps, [](const ReachedStep& each) { return !each.taken; });
  if (open == standing.steps.end() || open->step->number >= step.number) return {};
  return fail(Failure::refused, "step-order",
              fmt::format("step {} comes before step {}, and is not closed: missing {}", open->step->number,
                          step.number, text::join(open->missing, ", ")),
              fmt::format("record it first: matchdesk roster step {} {} --action {}", participant.id,
                          open->step->number, open->missing.front()));
}

Result<void> check_action(const ComplianceStep& step, const std::string& typed) {
  const auto known = action_names(step);
  return check_word(typed, known, "unknown-action", fmt::format("step {} has no action '{}'", step.number, typed),
                    fmt::format("its actions are {}", text::enumerate(known)));
}

// How an outcome other than exit comes about.
std::string way_of_exception(const OnLadder& place, const ComplianceStep& step) {
  const auto& [participant, policy, standing] = place;
  auto way = fmt::format("all of {} agree on it, and 'matchdesk roster except {}' records it",
                         in_words(holders_of(policy, participant, step.decide)), participant.id);
  if (!step.final_word.empty()) way += fmt::format("; {} has the last word", role_words(step.final_word));
  return way;
}

// Refuses a decision without its outcome, an outcome of anything else, and one that only an exception brings.
Result<void> check_outcome(const OnLadder& place, const ComplianceStep& step, const Event& event) {
  const std::string& typed = event.text("outcome");
  const bool decides = is_decision(step, event.text("action"));
  if (typed.empty() && (!decides || step.outcomes.empty())) return {};
  const auto ends_with = fmt::format("it ends with {}", text::enumerate(step.outcomes, "or"));
  if (typed.empty())
    return fail(Failure::usage, "missing-argument", "a decision needs --outcome: what was decided", ends_with);
  if (!decides)
    return fail(Failure::usage, "unknown-outcome",
                fmt::format("the action '{}' of step {} decides nothing", event.text("action"), step.number),
                "leave --outcome out");
  TRY(check_word(typed, step.outcomes, "unknown-outcome",
                 fmt::format("step {} does not end with '{}'", step.number, typed), ends_with));
  if (typed == "exit") return {};
  return fail(Failure::refused, "needs-exception", fmt::format("'{}' is an exception from step {}", typed, step.number),
              way_of_exception(place, step));
}

// Returns the command that carries out what was decided.
std::string command_for(const std::string& outcome, const Participant& participant) {
  return outcome == "exit" ? fmt::format("matchdesk roster exit {} --reason …", participant.id)
                           : fmt::format("matchdesk roster reclassify {} {}", participant.id, outcome);
}

void note_next(const OnLadder& place, const ComplianceStep& step, const std::string& decided, Outcome& outcome) {
  const auto& [participant, policy, standing] = place;
  if (!decided.empty()) outcome.notes.push_back(fmt::format("next: {}", command_for(decided, participant)));
  if (!step.tell_after.empty())
    outcome.notes.push_back(fmt::format("to be told: {}", in_words(holders_of(policy, participant, step.tell_after))));
  if (!step.then.empty() && !step.decide.empty()) outcome.notes.push_back(fmt::format("then: {}", step.then));
}

// Notes what the step still requires once this action is recorded, or that it is closed.
void note_missing(const OnLadder& place, const ComplianceStep& step, std::string_view action, Outcome& outcome) {
  std::vector<std::string> missing = action_names(step);
  std::erase(missing, action);
  for (const ReachedStep& reached : place.standing.steps) {
    if (reached.step != &step || (reached.taken && &reached != &place.standing.steps.back())) continue;
    for (const ActionDone& done : reached.done) std::erase(missing, done.action);
  }
  outcome.notes.push_back(missing.empty() ? fmt::format("step {} is closed", step.number)
                                          : fmt::format("missing of step {}: {} ({})", step.number,
                                                        text::join(missing, ", "), action_of(step, missing)));
}

Result<Outcome> take_step(const Context& context, const Participant& participant) {
  TRY(auto place, on_ladder(context, participant));
  TRY(auto step, step_argument(context, place, "STEP"));
  TRY(auto event, step_event(context, EventKind::step_taken, *step));
  TRY(check_reached(place, *step));
  TRY(check_action(*step, event.text("action")));
  TRY(check_outcome(place, *step, event));
  auto outcome = record_event(context, participant, event, filled_in("step {step}, {action}[: {outcome}]", event));
  if (!outcome) return outcome;
  if (is_decision(*step, event.text("action"))) note_next(place, *step, event.text("outcome"), *outcome);
  note_missing(place, *step, event.text("action"), *outcome);
  return outcome;
}

// Refuses a word that is neither one of the roles that decide nor an address of somebody who has such a role.
Result<void> check_deciders(const OnLadder& place, const ComplianceStep& step, const std::vector<std::string>& named,
                            const std::vector<std::string>& roles, std::string_view option) {
  std::vector<std::string> known = roles;
  for (const std::string& role : roles)
    for (std::string& who : staff_at(place.policy, role, place.participant.location)) known.push_back(std::move(who));
  for (const std::string& typed : named) {
    if (std::ranges::find(known, typed) != known.end()) continue;
    return fail(Failure::usage, "not-a-decider",
                fmt::format("{}: '{}' does not decide about step {}", option, typed, step.number),
                "who does: " + in_words(holders_of(place.policy, place.participant, roles)));
  }
  return {};
}

// Returns the step that --step names, else the last one reached about which somebody decides.
Result<const ComplianceStep*> step_to_except(const Context& context, const OnLadder& place) {
  const auto& [participant, policy, standing] = place;
  if (context.arguments.has("--step")) {
    auto step = step_argument(context, place, "--step");
    if (!step) return step;
    TRY(check_reached(place, **step));
    if (!(*step)->decide.empty()) return step;
  } else {
    for (auto reached = standing.steps.rbegin(); reached != standing.steps.rend(); ++reached)
      if (!reached->step->decide.empty()) return reached->step;
  }
  return fail(
      Failure::refused, "nothing-to-except",
      fmt::format("{} stands on no step about which somebody decides: {}", participant.id,
                  rejections(standing.counted)),
      fmt::format("what is done about other steps is recorded with 'matchdesk roster step {} STEP'", participant.id));
}

Result<void> check_agreed(const OnLadder& place, const ComplianceStep& step, const Event& event) {
  const auto& [participant, policy, standing] = place;
  const std::vector<std::string> agreed = event.texts("agreed_by");
  const std::string& decided = event.text("decided_by");
  std::vector<std::string> final_word;
  if (!step.final_word.empty()) final_word.push_back(step.final_word);
  TRY(check_deciders(place, step, agreed, step.decide, "--agreed-by"));
  if (!decided.empty())
    if (auto known = check_deciders(place, step, {decided}, final_word, "--decided-by"); !known) return known;
  const auto missing = still_to_agree(policy, step, participant.location, agreed, decided);
  if (missing.empty()) return {};
  return fail(Failure::refused, "not-agreed",
              fmt::format("an exception from step {} is still to be agreed by {}", step.number,
                          in_words(holders_of(policy, participant, missing))),
              final_word.empty()
                  ? "name all who agreed with --agreed-by"
                  : fmt::format("name all who agreed with --agreed-by, or, where they do not, the last word of {} with "
                                "--decided-by",
                                in_words(holders_of(policy, participant, final_word))));
}

Result<Outcome> except(const Context& context, const Participant& participant) {
  TRY(auto place, on_ladder(context, participant));
  TRY(auto step, step_to_except(context, place));
  TRY(auto event, step_event(context, EventKind::excepted, *step));
  TRY(check_agreed(place, *step, event));
  auto outcome =
      record_event(context, participant, event, filled_in("an exception from step {step} is agreed: {reason}", event));
  if (!outcome) return outcome;
  const auto decided = std::ranges::find_if(step->outcomes, [](const auto& each) { return each != "exit"; });
  note_next(place, *step, decided == step->outcomes.end() ? std::string() : *decided, *outcome);
  note_missing(place, *step, decided_action, *outcome);
  return outcome;
}

}  // namespace

std::vector<Command> roster_ladder_commands() {
  return {
      recording_command<Participant>("roster step", "something was done about a step of the non-compliance ladder",
                                     {EventKind::step_taken},
                                     {.words = {{"STEP", "the step, from 1", "", Option::Takes::value, true}},
                                      .except = {"step", "requires"},
                                      .decide = take_step}),
      recording_command<Participant>("roster except", "an exception from the non-compliance ladder was agreed",
                                     {EventKind::excepted}, {.except = {"requires"}, .decide = except}),
  };
}

}  // namespace matchdesk

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
  return event_from_options(context, kind, Value::Map{{"step", step.number}});
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
  return fail(
      Failure::refused, "step-order",
      fmt::format("step {} comes before step {}, and was not taken", open->step->number, step.number),
      fmt::format("record it first: matchdesk roster step {} {} --action …", participant.id, open->step->number));
}

Result<void> check_outcome(const ComplianceStep& step, const std::string& typed) {
  if (typed.empty()) return {};
  return check_word(typed, step.outcomes, "unknown-outcome",
                    fmt::format("step {} does not end with '{}'", step.number, typed),
                    step.outcomes.empty() ? "it decides nothing; leave --outcome out"
                                          : fmt::format("it ends with {}", text::enumerate(step.outcomes, "or")));
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

Result<Outcome> take_step(const Context& context, const Participant& participant) {
  TRY(auto place, on_ladder(context, participant));
  TRY(auto step, step_argument(context, place, "STEP"));
  TRY(auto event, step_event(context, EventKind::step_taken, *step));
  TRY(check_reached(place, *step));
  const std::string& decided = event.text("outcome");
  TRY(check_outcome(*step, decided));
  auto outcome =
      record_event(context, participant, event, filled_in("step {step} taken: {action}[, {outcome}]", event));
  if (outcome) note_next(place, *step, decided, *outcome);
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
  return outcome;
}

}  // namespace

std::vector<Command> roster_ladder_commands() {
  return {
      recording_command<Participant>("roster step", "something was done about a step of the non-compliance ladder",
                                     {EventKind::step_taken},
                                     {.words = {{"STEP", "the step, from 1", "", Option::Takes::value, true}},
                                      .except = {"step"},
                                      .decide = take_step}),
      recording_command<Participant>("roster except", "an exception from the non-compliance ladder was agreed",
                                     {EventKind::excepted}, {.decide = except}),
  };
}

}  // namespace matchdesk

// roster step and except: what is done about a provider who declines again and again.

#include <algorithm>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/ladder_notes.hpp"
#include "cmd/participant_outcome.hpp"
#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// The participant, the ladder of its place, and where it stood on it when the event happened.
struct Stand {
  const Participant& participant;
  const Policy& policy;
  LadderStanding standing;
};

Result<Stand> stand_of(const Context& context, const Timestamp& at) {
  return participant_argument(context).and_then([&](const Participant* participant) -> Result<Stand> {
    const Policy& policy = policy_at(context.program.policy, participant->location);
    if (policy.compliance.steps.empty())
      return fail(Failure::refused, "no-ladder", "this program has no steps for those who decline again and again",
                  "they are named in program.yaml: compliance: {steps: …}");
    return Stand{*participant, policy, ladder_standing(context.program, *participant, at.instant)};
  });
}

std::string rejections(int number) { return text::count(number, "counted rejection"); }

Result<const ComplianceStep*> step_argument(const Context& context, const Stand& stand, std::string_view name) {
  const auto& steps = stand.policy.compliance.steps;
  const std::string& typed = context.arguments.text(name);
  const auto number = text::parse_integer(typed);
  const auto found = std::ranges::find_if(steps, [&](const ComplianceStep& step) { return step.number == number; });
  if (found != steps.end()) return &*found;
  return fail(Failure::usage, "unknown-step", fmt::format("the ladder has no step '{}'", typed),
              fmt::format("its steps are 1 to {}", steps.back().number));
}

// An event about a step, with its other fields from the options.
Result<Event> step_event(const Context& context, std::string_view kind, const ComplianceStep& step) {
  Value given = Value::map();
  given.set("step", step.number);
  return event_fields(context, Subject::participant, kind, given).and_then([&](Value fields) {
    return new_event(context, kind, std::move(fields));
  });
}

// A step is taken when it was reached, and after those before it.
Result<void> check_reached(const Stand& stand, const ComplianceStep& step) {
  const auto& [participant, policy, standing] = stand;
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
  if (typed.empty() || std::ranges::find(step.outcomes, typed) != step.outcomes.end()) return {};
  return fail(
      Failure::usage, "unknown-outcome", fmt::format("step {} does not end with '{}'", step.number, typed),
      text::did_you_mean(typed, step.outcomes,
                         step.outcomes.empty() ? "it decides nothing; leave --outcome out"
                                               : fmt::format("it ends with {}", text::enumerate(step.outcomes, "or"))));
}

// The command that brings about what was decided.
std::string command_for(const std::string& outcome, const Participant& participant) {
  return outcome == "exit" ? fmt::format("matchdesk roster exit {} --reason …", participant.id)
                           : fmt::format("matchdesk roster reclassify {} {}", participant.id, outcome);
}

void note_next(const Stand& stand, const ComplianceStep& step, const std::string& decided, Outcome& outcome) {
  const auto& [participant, policy, standing] = stand;
  if (!decided.empty()) outcome.notes.push_back(fmt::format("next: {}", command_for(decided, participant)));
  if (!step.tell_after.empty())
    outcome.notes.push_back(fmt::format("to be told: {}", in_words(holders_of(policy, participant, step.tell_after))));
  if (!step.then.empty() && !step.decide.empty()) outcome.notes.push_back(fmt::format("then: {}", step.then));
}

Result<Outcome> decide_step(const Context& context) {
  auto at = new_event(context, "step-taken");
  if (!at) return tl::unexpected(at.error());
  auto stand = stand_of(context, at->at);
  if (!stand) return tl::unexpected(stand.error());
  auto step = step_argument(context, *stand, "STEP");
  if (!step) return tl::unexpected(step.error());
  auto event = step_event(context, "step-taken", **step);
  if (!event) return tl::unexpected(event.error());
  if (auto reached = check_reached(*stand, **step); !reached) return tl::unexpected(reached.error());
  const std::string decided = event->text("outcome");
  if (auto checked = check_outcome(**step, decided); !checked) return tl::unexpected(checked.error());
  std::string says = fmt::format("step {} taken: {}", (*step)->number, event->text("action"));
  if (!decided.empty()) says += fmt::format(", {}", decided);
  auto outcome = record_participant_event(context, stand->participant, std::move(*event), says);
  if (outcome) note_next(*stand, **step, decided, *outcome);
  return outcome;
}

// Whom nobody has to ask: a word that is neither one of the roles that decide nor an address of who holds one.
Result<void> check_deciders(const Stand& stand, const ComplianceStep& step, const std::vector<std::string>& named,
                            const std::vector<std::string>& roles, std::string_view option) {
  std::vector<std::string> known = roles;
  for (const std::string& role : roles)
    for (std::string& who : staff_at(stand.policy, role, stand.participant.location)) known.push_back(std::move(who));
  for (const std::string& typed : named) {
    if (std::ranges::find(known, typed) != known.end()) continue;
    return fail(Failure::usage, "not-a-decider",
                fmt::format("{}: '{}' does not decide about step {}", option, typed, step.number),
                "who does: " + in_words(holders_of(stand.policy, stand.participant, roles)));
  }
  return {};
}

// The step that --step names, else the last one reached about which somebody decides.
Result<const ComplianceStep*> step_to_except(const Context& context, const Stand& stand) {
  const auto& [participant, policy, standing] = stand;
  if (context.arguments.has("--step")) {
    auto step = step_argument(context, stand, "--step");
    if (!step) return step;
    if (auto reached = check_reached(stand, **step); !reached) return tl::unexpected(reached.error());
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

Result<void> check_agreed(const Stand& stand, const ComplianceStep& step, const Event& event) {
  const auto& [participant, policy, standing] = stand;
  const std::vector<std::string> agreed = event.texts("agreed_by");
  const std::string& decided = event.text("decided_by");
  std::vector<std::string> final_word;
  if (!step.final_word.empty()) final_word.push_back(step.final_word);
  if (auto known = check_deciders(stand, step, agreed, step.decide, "--agreed-by"); !known) return known;
  if (!decided.empty())
    if (auto known = check_deciders(stand, step, {decided}, final_word, "--decided-by"); !known) return known;
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

Result<Outcome> decide_except(const Context& context) {
  auto at = new_event(context, "excepted");
  if (!at) return tl::unexpected(at.error());
  auto stand = stand_of(context, at->at);
  if (!stand) return tl::unexpected(stand.error());
  auto step = step_to_except(context, *stand);
  if (!step) return tl::unexpected(step.error());
  auto event = step_event(context, "excepted", **step);
  if (!event) return tl::unexpected(event.error());
  if (auto agreed = check_agreed(*stand, **step, *event); !agreed) return tl::unexpected(agreed.error());
  const std::string says =
      fmt::format("an exception from step {} is agreed: {}", (*step)->number, event->text("reason"));
  auto outcome = record_participant_event(context, stand->participant, std::move(*event), says);
  if (!outcome) return outcome;
  std::string decided;
  for (const std::string& each : (*step)->outcomes)
    if (each != "exit" && decided.empty()) decided = each;
  note_next(*stand, **step, decided, *outcome);
  return outcome;
}

}  // namespace

Command roster_step_command() {
  return participant_command("roster step", "something was done about a step of the non-compliance ladder",
                             "step-taken", decide_step, {{"STEP", "the step, from 1", "", Option::Takes::value, true}},
                             {"step"});
}

Command roster_except_command() {
  return participant_command("roster except", "an exception from the non-compliance ladder was agreed", "excepted",
                             decide_except);
}

}  // namespace matchdesk

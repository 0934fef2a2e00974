// roster pause, resume, contact, outcome, reclassify, correct, note and exit: what happens to participants after
// intake.

#include <algorithm>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "aging/escalation.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/giving_back.hpp"
#include "cmd/intake/remarks.hpp"
#include "cmd/recording.hpp"
#include "intake/fill.hpp"
#include "report/quiet_period.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

void note_open_requests(const Context& context, const Participant& participant, Outcome& outcome) {
  std::vector<std::string> open;
  for (const Request* request : open_requests(context.program.records, participant)) open.push_back(request->id);
  if (open.empty()) return;
  outcome.notes.push_back(fmt::format("{} {} with {}: {}",
                                      text::count(static_cast<std::int64_t>(open.size()), "open request"),
                                      open.size() == 1 ? "stays" : "stay", participant.id, text::enumerate(open)));
  const auto is_theirs = [&](const std::string& id) {
    return context.program.records.request(id)->seeker == participant.id;
  };
  if (!std::ranges::all_of(open, is_theirs))
    outcome.notes.push_back(
        fmt::format("what {} has goes to others with: matchdesk transfer --held-by {} --reason … --note …",
                    participant.id, participant.id));
}

// How much goes back to the queue when a pause begins: what the option says, else the policy of the place.
PauseRules::GiveBack give_back_asked(const Context& context, const Participant& participant) {
  const std::string& typed = context.arguments.text("--give-back");
  if (typed == "all") return PauseRules::GiveBack::all;
  if (typed == "asked") return PauseRules::GiveBack::asked;
  if (typed == "nothing") return PauseRules::GiveBack::nothing;
  return policy_at(context.program.policy, participant.location).pauses.give_back;
}

// A pause that is planned gives back nothing by itself: it has not begun.
void begin_pause(const Context& context, const Participant& participant, const Event& event, Outcome& outcome) {
  const auto how_much = give_back_asked(context, participant);
  const bool is_planned = event.fields.find("from") != nullptr && !context.arguments.has("--give-back");
  if (how_much == PauseRules::GiveBack::nothing || is_planned) return note_open_requests(context, participant, outcome);
  const std::string& until = event.text("until");
  const std::string& why = event.text("reason");
  give_back(context, participant,
            {.at = context.now,
             .recorded = {},
             .reason = fmt::format("away{}{}{}", until.empty() ? "" : " until ", until, why.empty() ? "" : ": " + why),
             .what_is_held = how_much == PauseRules::GiveBack::all},
            outcome);
}

// Refuses a pause that ends before it begins.
Result<void> check_pause(const Context&, const Participant&, const Event& event) {
  const std::string& from = event.text("from");
  const std::string& until = event.text("until");
  if (from.empty() || until.empty() || from < until) return {};
  return fail(Failure::usage, "no-time", fmt::format("a pause from {} until {} lasts no day", from, until),
              "--until is the first day on which the pause is over");
}

// Does what follows when somebody is matched no more, and notes whom to tell where a step of the ladder says so.
void end_matching(const Context& context, const Participant& participant, const Event& event, Outcome& outcome) {
  const std::string& why = event.text("reason");
  give_back(context, participant,
            {.at = context.now,
             .recorded = {},
             .reason = fmt::format("{}{}", event.kind == EventKind::exited ? "left" : "matched no longer",
                                   why.empty() ? "" : ": " + why)},
            outcome);
  const Policy& policy = policy_at(context.program.policy, participant.location);
  const auto standing = ladder_standing(context.program, participant, context.now.instant);
  if (standing.steps.empty() || standing.steps.back().step->tell_after.empty()) return;
  const auto holders = holders_of(policy, participant, standing.steps.back().step->tell_after);
  outcome.notes.push_back(fmt::format("to be told now: {}", in_words(holders)));
}

bool is_organization(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  return role != nullptr &&
         (role->side == Side::partner || !participant.organization_name.empty() || !participant.employer.empty());
}

// Sets the place in the spelling of the location tree, and appends the reason for an override to the note.
Result<Value> contact_fields(const Context& context, const Participant&) {
  TRY(auto place, place_option(context, "--on-behalf-of"));
  Value given = Value::map();
  if (!place.empty()) given.set("on_behalf_of", place);
  const std::string& why = context.arguments.text("--override");
  if (!why.empty())
    given.set("note", context.arguments.has("--note") ? context.arguments.text("--note") + "\n" + why : why);
  return given;
}

// Refuses a contact within the quiet period after another place's contact with the participant's organization. It is
// wrong usage to contact an organization without saying in whose name.
Result<void> check_quiet_period(const Context& context, const Participant& participant, const Event& contact) {
  const Policy& policy = context.program.policy;
  if (!policy.quiet_period) return {};
  const std::string& place = contact.text("on_behalf_of");
  if (place.empty()) {
    if (policy.locations.in_order.empty() || !is_organization(context.program, participant)) return {};
    return fail(
        Failure::usage, "no-place", fmt::format("it is not said in whose name {} is contacted", participant.id),
        fmt::format("--on-behalf-of PLACE says it; the quiet period of {} goes by it", to_text(*policy.quiet_period)));
  }
  const auto quiet = quiet_at(context.program, Organizations(context.program), participant, place, contact.at.instant);
  if (!quiet || !context.arguments.text("--override").empty()) return {};
  const std::string turn_to = turn_to_words(policy, *quiet);
  return fail(Failure::refused, "quiet-period",
              fmt::format("{}, within the quiet period of {}: it lasts through {}",
                          contact_words(*quiet, participant, contact.at.instant), to_text(*policy.quiet_period),
                          to_text(calendar_at(policy, quiet->place()).zone.date(quiet->until))),
              fmt::format("{}to record it nevertheless, say why with --override",
                          turn_to.empty() ? "" : fmt::format("turn to {}; ", turn_to)));
}

// Returns the classifications that the program knows: those that are matched, those that a step of the ladder leads to,
// and those in use.
std::vector<std::string> classifications(const Context& context, const Participant& participant) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (!word.empty() && word != "exit" && std::ranges::find(words, word) == words.end()) words.push_back(word);
  };
  const Policy& policy = context.program.policy;
  if (const Role* role = find_role(policy, participant.role)) std::ranges::for_each(role->matchable, add);
  for (const ComplianceStep& step : policy.compliance.steps) std::ranges::for_each(step.outcomes, add);
  if (const auto terms = policy.vocabulary.find("classification"); terms != policy.vocabulary.end())
    for (const Terms::Term& term : terms->second.terms) add(term.name);
  for (const Participant& other : context.program.records.participants())
    if (other.role == participant.role) add(other.classification);
  return words;
}

Result<Value> reclassified_fields(const Context& context, const Participant& participant) {
  const std::string& typed = context.arguments.text("CLASSIFICATION");
  const std::vector<std::string> known = classifications(context, participant);
  return check_word(typed, known, "unknown-classification",
                    fmt::format("'{}' is no classification that this program knows", typed),
                    known.empty() ? fmt::format("name those that are matched in program.yaml: roles.{}.matchable",
                                                participant.role)
                                  : fmt::format("it knows {}", text::enumerate(known)))
      .map([&]() -> Value {
        return Value::Map{{"classification", typed},
                          {"from", participant.classification.empty() ? Value() : Value(participant.classification)}};
      });
}

// Refuses a classification that a step of the ladder leads to while what was reached is open, and without the exception
// where the step itself was reached.
Result<void> check_exception(const Context& context, const Participant& participant, const std::string& classification,
                             const Timestamp& at) {
  const Policy& policy = policy_at(context.program.policy, participant.location);
  const auto leads_there = [&](const ComplianceStep& step) {
    return std::ranges::find(step.outcomes, classification) != step.outcomes.end();
  };
  const auto step = std::ranges::find_if(policy.compliance.steps, leads_there);
  if (step == policy.compliance.steps.end()) return {};
  const auto standing = ladder_standing(context.program, participant, at.instant);
  for (auto reached = standing.steps.rbegin(); reached != standing.steps.rend(); ++reached) {
    if (reached->excepted) return {};
    if (reached->taken && !leads_there(*reached->step)) continue;
    return fail(Failure::refused, "needs-exception",
                fmt::format("{} stands on step {} of the ladder: '{}' is an exception from step {}", participant.id,
                            reached->step->number, classification, step->number),
                fmt::format("all of {} agree on it, and 'matchdesk roster except {}' records it",
                            in_words(holders_of(policy, participant, step->decide)), participant.id));
  }
  return {};
}

Result<void> check_reclassified(const Context& context, const Participant& participant, const Event& event) {
  return check_exception(context, participant, event.text("classification"), event.at);
}

void note_unmatched(const Context& context, const Participant& participant, const Event& event, Outcome& outcome) {
  const Role* role = find_role(context.program.policy, participant.role);
  if (role == nullptr || role->matchable.empty() ||
      std::ranges::find(role->matchable, event.text("classification")) != role->matchable.end())
    return;
  outcome.notes.push_back(fmt::format("{} is matched no more: matching takes the classification {}", participant.id,
                                      text::enumerate(role->matchable, "or")));
  end_matching(context, participant, event, outcome);
}

// Sets a field that was wrong, and records what it was before.
Result<Outcome> correct(const Context& context, const Participant& participant) {
  const std::string& field = context.arguments.text("FIELD");
  const std::string& typed = context.arguments.text("VALUE");
  TRY(auto target, participant_target(context.program.policy, field));
  std::vector<Remark> remarks;
  Participant corrected = participant;
  const ValueRules rules{.policy = context.program.policy, .separators = {"\n", ",", ";"}};
  auto done = typed.empty() ? set(corrected, field, Value()) : fill(corrected, target, {typed}, rules, remarks);
  if (!done) return as_usage(done.error());
  TRY(refuse_unknown_places(remarks));
  const Value before = get(participant, field), after = get(corrected, field);
  if (after == before)
    return fail(Failure::refused, "nothing-to-correct", fmt::format("{} has that {} already", participant.id, field),
                "nothing was changed");
  if (field == "classification") TRY(check_exception(context, participant, typed, context.now));
  Value fields = Value::Map{{"field", field}, {"from", before}, {"to", after}};
  if (context.arguments.has("--reason")) fields.set("reason", context.arguments.text("--reason"));
  TRY(auto event, new_event(context, EventKind::corrected, std::move(fields)));
  auto outcome = record_event(context, participant, std::move(event),
                              fmt::format("{} is {}, and was {}", field, after.is_null() ? "empty" : display(after),
                                          before.is_null() ? "empty" : display(before)));
  if (!outcome) return outcome;
  outcome->changes().push_back(SetField{Subject::participant, participant.id, field, after});
  outcome->warnings = warnings_of(remarks);
  return outcome;
}

}  // namespace

std::vector<Command> roster_membership_commands() {
  using Takes = Option::Takes;
  return {
      recording_command<Participant>("roster pause", "somebody takes nothing new for a while", {EventKind::paused},
                                     {.says = "paused[ from {from}][ until {until}][: {reason}]",
                                      .words = {{"--give-back",
                                                 "what goes back to the queue, if not what the policy says",
                                                 "WHAT",
                                                 Takes::value,
                                                 false,
                                                 Completes::choice,
                                                 {"nothing", "asked", "all"}}},
                                      .check = check_pause,
                                      .then = begin_pause}),
      recording_command<Participant>("roster resume", "somebody takes part again", {EventKind::resumed},
                                     {.says = "resumed"}),
      recording_command<Participant>(
          "roster contact", "somebody of the program spoke or wrote to them", {EventKind::contacted},
          {.says = "contacted[ by {channel}][ for {on_behalf_of}][ about {about}]",
           .words = {{"--override", "record it within another place's quiet period, and why", "WHY"}},
           .given = contact_fields,
           .check = check_quiet_period}),
      recording_command<Participant>("roster outcome", "where somebody is now: employed, looking, studying",
                                     {EventKind::outcome},
                                     {.says = "{kind}[ as {title}][ with {employer}][ since {since}]"}),
      recording_command<Participant>("roster reclassify", "somebody's classification changes",
                                     {EventKind::reclassified},
                                     {.says = "classified as {classification}",
                                      .words = {{"CLASSIFICATION", "the new one", "", Takes::value, true}},
                                      .except = {"classification", "from"},
                                      .given = reclassified_fields,
                                      .check = check_reclassified,
                                      .then = note_unmatched}),
      recording_command<Participant>(
          "roster correct", "a field of the record was wrong", {EventKind::corrected},
          {.words = {{"FIELD", "the field's dotted name", "", Takes::value, true, Completes::field},
                     {"VALUE", "what it is; '' for nothing", "", Takes::value, true}},
           .except = {"field", "from", "to"},
           .decide = correct}),
      recording_command<Participant>("roster note", "a remark for the record", {EventKind::noted},
                                     {.says = "noted",
                                      .words = {{"TEXT", "the remark", "", Takes::value, true}},
                                      .except = {"text"},
                                      .given = [](const Context& context, const Participant&) -> Result<Value> {
                                        return Value(Value::Map{{"text", context.arguments.text("TEXT")}});
                                      }}),
      recording_command<Participant>("roster exit", "somebody leaves the program", {EventKind::exited},
                                     {.says = "left[: {reason}]", .then = end_matching}),
  };
}

}  // namespace matchdesk

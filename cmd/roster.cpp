// roster pause, resume, contact, outcome, reclassify, exit, note and correct: what happens to participants after
// intake.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/ladder_notes.hpp"
#include "cmd/participant_outcome.hpp"
#include "cmd/quiet_period.hpp"
#include "cmd/recording.hpp"
#include "cmd/remarks.hpp"
#include "cmd/request_outcome.hpp"
#include "intake/fill.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

// "until 2026-06-01: travelling"
std::string words_of(const Event& event, std::string_view field, std::string_view before) {
  const std::string& text = event.text(field);
  return text.empty() ? std::string() : fmt::format("{}{}", before, text);
}

// One event of the participant that ID means, with its fields from the options and in the words that `says` makes of
// it.
Result<Outcome> record(const Context& context, std::string_view kind, std::string (*says)(const Event&)) {
  return participant_argument(context).and_then([&](const Participant* participant) {
    return event_fields(context, Subject::participant, kind).and_then([&](Value fields) {
      return new_event(context, kind, std::move(fields)).and_then([&](Event event) {
        const std::string words = says(event);
        return record_participant_event(context, *participant, std::move(event), words);
      });
    });
  });
}

// Requests that go on: a seeker's own, or those that a provider holds.
std::vector<std::string> open_requests(const Context& context, const Participant& participant) {
  std::vector<std::string> ids;
  const Records& records = context.program.records;
  for (const Request* request : records.requests_of_seeker(participant.id)) {
    if (request->state.status != RequestStatus::closed) ids.push_back(request->id);
  }
  for (const Request* request : records.requests_of_provider(participant.id)) {
    if (request->state.status != RequestStatus::closed && request->state.provider == participant.id)
      ids.push_back(request->id);
  }
  return ids;
}

void note_open_requests(const Context& context, Outcome& outcome) {
  const Participant& participant = **participant_argument(context);
  const std::vector<std::string> open = open_requests(context, participant);
  if (open.empty()) return;
  outcome.notes.push_back(fmt::format("{} {} with {}: {}",
                                      text::count(static_cast<std::int64_t>(open.size()), "open request"),
                                      open.size() == 1 ? "stays" : "stay", participant.id, text::enumerate(open)));
}

Result<Outcome> decide_pause(const Context& context) {
  auto outcome = record(context, "paused", [](const Event& event) {
    return "paused" + words_of(event, "until", " until ") + words_of(event, "reason", ": ");
  });
  if (outcome) note_open_requests(context, *outcome);
  return outcome;
}

Result<Outcome> decide_resume(const Context& context) {
  return record(context, "resumed", [](const Event&) { return std::string("resumed"); });
}

Result<Outcome> decide_exit(const Context& context) {
  auto outcome = record(context, "exited", [](const Event& event) { return "left" + words_of(event, "reason", ": "); });
  if (!outcome) return outcome;
  note_open_requests(context, *outcome);
  note_told_afterwards(context, **participant_argument(context), *outcome);
  return outcome;
}

Result<Outcome> decide_outcome(const Context& context) {
  return record(context, "outcome", [](const Event& event) {
    return event.text("kind") + words_of(event, "title", " as ") + words_of(event, "employer", " with ") +
           words_of(event, "since", " since ");
  });
}

Result<Outcome> decide_note(const Context& context) {
  return participant_argument(context).and_then([&](const Participant* participant) {
    Value fields = Value::map();
    fields.set("text", context.arguments.text("TEXT"));
    return new_event(context, "noted", std::move(fields)).and_then([&](Event event) {
      return record_participant_event(context, *participant, std::move(event), "noted");
    });
  });
}

// Another place's contact within the quiet period is flagged before it is made a second time.
Result<Outcome> decide_contact(const Context& context) {
  auto participant = participant_argument(context);
  if (!participant) return tl::unexpected(participant.error());
  Value given = Value::map();
  if (context.arguments.has("--on-behalf-of")) {
    auto place = place_argument(context, "--on-behalf-of");
    if (!place) return tl::unexpected(place.error());
    given.set("on_behalf_of", *place);
  }
  const std::string& why = context.arguments.text("--override");
  if (!why.empty())
    given.set("note", context.arguments.has("--note") ? context.arguments.text("--note") + "\n" + why : why);
  auto fields = event_fields(context, Subject::participant, "contacted", given);
  if (!fields) return tl::unexpected(fields.error());
  auto event = new_event(context, "contacted", std::move(*fields));
  if (!event) return tl::unexpected(event.error());
  if (auto checked = check_quiet_period(context.program, **participant, *event);
      !checked && (why.empty() || checked.error().failure != Failure::refused))
    return tl::unexpected(checked.error());
  const std::string says = "contacted" + words_of(*event, "channel", " by ") +
                           words_of(*event, "on_behalf_of", " for ") + words_of(*event, "about", " about ");
  return record_participant_event(context, **participant, std::move(*event), says);
}

// The words that the program knows: those that may be matched, those that a step of the ladder leads to, those in use.
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

Result<Outcome> decide_reclassify(const Context& context) {
  auto participant = participant_argument(context);
  if (!participant) return tl::unexpected(participant.error());
  const std::string& typed = context.arguments.text("CLASSIFICATION");
  const std::vector<std::string> known = classifications(context, **participant);
  if (std::ranges::find(known, typed) == known.end())
    return fail(Failure::usage, "unknown-classification",
                fmt::format("'{}' is no classification that this program knows", typed),
                text::did_you_mean(typed, known,
                                   known.empty()
                                       ? fmt::format("name those that are matched in program.yaml: roles.{}.matchable",
                                                     (*participant)->role)
                                       : fmt::format("it knows {}", text::enumerate(known))));
  Value given = Value::map();
  given.set("classification", typed);
  given.set("from", (*participant)->classification.empty() ? Value() : Value((*participant)->classification));
  auto fields = event_fields(context, Subject::participant, "reclassified", given);
  if (!fields) return tl::unexpected(fields.error());
  auto event = new_event(context, "reclassified", std::move(*fields));
  if (!event) return tl::unexpected(event.error());
  auto outcome =
      record_participant_event(context, **participant, std::move(*event), fmt::format("classified as {}", typed));
  const Role* role = find_role(context.program.policy, (*participant)->role);
  if (outcome && role != nullptr && !role->matchable.empty() &&
      std::ranges::find(role->matchable, typed) == role->matchable.end()) {
    outcome->notes.push_back(fmt::format("{} is matched no more: matching takes the classification {}",
                                         (*participant)->id, text::enumerate(role->matchable, "or")));
    note_open_requests(context, *outcome);
    note_told_afterwards(context, **participant, *outcome);
  }
  return outcome;
}

// A field that was wrong: the new value, and the event that says what it was.
Result<Outcome> decide_correct(const Context& context) {
  auto participant = participant_argument(context);
  if (!participant) return tl::unexpected(participant.error());
  const std::string& field = context.arguments.text("FIELD");
  auto target = participant_target(context.program.policy, field);
  if (!target) return tl::unexpected(target.error());
  std::vector<Remark> remarks;
  Participant corrected = **participant;
  const ValueRules rules{.policy = context.program.policy, .separators = {"\n", ",", ";"}};
  const Value before = get(**participant, field);
  if (context.arguments.text("VALUE").empty()) {
    if (auto done = set(corrected, field, Value()); !done) return tl::unexpected(done.error());
  } else if (auto done = fill(corrected, *target, {context.arguments.text("VALUE")}, rules, remarks); !done) {
    return fail(Failure::usage, done.error().code, done.error().message, done.error().hint);
  }
  if (auto checked = refuse_unknown_places(remarks); !checked) return tl::unexpected(checked.error());
  const Value after = get(corrected, field);
  if (after == before)
    return fail(Failure::refused, "nothing-to-correct",
                fmt::format("{} has that {} already", (*participant)->id, field), "nothing was changed");
  Value fields = Value::map();
  fields.set("field", field);
  fields.set("from", before);
  fields.set("to", after);
  if (context.arguments.has("--reason")) fields.set("reason", context.arguments.text("--reason"));
  auto event = new_event(context, "corrected", std::move(fields));
  if (!event) return tl::unexpected(event.error());
  const std::string says = fmt::format("{} is {}, and was {}", field, after.is_null() ? "empty" : display(after),
                                       before.is_null() ? "empty" : display(before));
  auto outcome = record_participant_event(context, **participant, std::move(*event), says);
  if (!outcome) return outcome;
  outcome->changes.push_back(SetField{Subject::participant, (*participant)->id, field, after});
  outcome->warnings = warnings_of(remarks);
  return outcome;
}

}  // namespace

Command roster_pause_command() {
  return participant_command("roster pause", "somebody takes nothing new for a while", "paused", decide_pause);
}
Command roster_resume_command() {
  return participant_command("roster resume", "somebody takes part again", "resumed", decide_resume);
}
Command roster_exit_command() {
  return participant_command("roster exit", "somebody leaves the program", "exited", decide_exit);
}
Command roster_outcome_command() {
  return participant_command("roster outcome", "where somebody is now: employed, looking, studying", "outcome",
                             decide_outcome);
}

Command roster_contact_command() {
  Command made = participant_command("roster contact", "somebody of the program spoke or wrote to them", "contacted",
                                     decide_contact);
  for (Option& option : made.options)
    if (option.name == "--on-behalf-of") option.completes = Completes::location;
  made.options.push_back({"--override", "record it within another place's quiet period, and why", "WHY"});
  return made;
}

Command roster_reclassify_command() {
  return participant_command("roster reclassify", "somebody's classification changes", "reclassified",
                             decide_reclassify, {{"CLASSIFICATION", "the new one", "", Option::Takes::value, true}},
                             {"classification", "from"});
}

Command roster_note_command() {
  return participant_command("roster note", "a remark for the record", "noted", decide_note,
                             {{"TEXT", "the remark", "", Option::Takes::value, true}}, {"text"});
}

Command roster_correct_command() {
  return participant_command("roster correct", "a field of the record was wrong", "corrected", decide_correct,
                             {{"FIELD", "the field's dotted name", "", Option::Takes::value, true, Completes::field},
                              {"VALUE", "what it is; '' for nothing", "", Option::Takes::value, true}},
                             {"field", "from", "to"});
}

}  // namespace matchdesk

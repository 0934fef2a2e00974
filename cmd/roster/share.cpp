// roster share: moves a restricted record to where everybody sees it, or changes the audiences that see it.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns the audiences of --with, else those that the role shows its records to.
Result<std::vector<std::string>> audiences(const Context& context, const Participant& participant) {
  const Policy& policy = context.program.policy;
  if (!context.arguments.has("--with")) {
    const Role* role = find_role(policy, participant.role);
    return role == nullptr ? std::vector<std::string>() : role->visibility;
  }
  std::vector<std::string> known = names_of(policy.audiences), typed = context.arguments.texts("--with");
  known.insert(known.begin(), {"all", "nobody"});
  for (const std::string& each : typed)
    TRY(check_word(each, known, "unknown-audience", fmt::format("--with: the program has no audience '{}'", each),
                   fmt::format("it has {}", text::enumerate(known))));
  return typed;
}

Result<void> check_ready(const Participant& participant) {
  const ParticipantStatus status = participant.state.status;
  if (status == ParticipantStatus::active || status == ParticipantStatus::paused) {
    if (participant.state.activated) return {};
  }
  std::vector<std::string> open;
  for (const GateState& gate : participant.state.gates)
    if (!gate.passed) open.push_back(gate.gate);
  if (status == ParticipantStatus::exited || open.empty())
    return fail(Failure::refused, "not-ready",
                fmt::format("{} is {} and cannot be shared", participant.id, to_text(status)),
                fmt::format("'matchdesk show {}' says why", participant.id));
  return fail(Failure::refused, "not-ready",
              fmt::format("{} cannot be shared yet: still to pass: {}", participant.id, text::enumerate(open)),
              fmt::format("'matchdesk intake pass {} --gate {}' records it", participant.id, open.front()));
}

// Refuses to share a record that names one that is still restricted.
Result<void> check_names(const Program& program, const std::string& id, const std::vector<std::string>& named) {
  for (const std::string& other : named) {
    const Participant* participant = program.records.participant(other);
    if (participant == nullptr || other == id || !is_restricted(participant->source)) continue;
    return fail(Failure::refused, "names-restricted",
                fmt::format("{} cannot be shared: it names {}, which is still restricted", id, other),
                fmt::format("share that first: 'matchdesk roster share {}'", other));
  }
  return {};
}

std::vector<const Request*> restricted_requests(const Program& program, const Participant& participant) {
  std::vector<const Request*> requests;
  for (const Request* request : program.records.requests_of_seeker(participant.id))
    if (is_restricted(request->source)) requests.push_back(request);
  return requests;
}

std::vector<std::string> providers_of(const Request& request) {
  std::vector<std::string> ids = request.prefers;
  for (const std::string& id : request.excludes) ids.push_back(id);
  for (const Event& event : request.history)
    for (const std::string_view field : {"provider", "to", "from"}) ids.push_back(event.text(field));
  return ids;
}

Result<void> check_all_names(const Program& program, const Participant& participant) {
  if (auto checked = check_names(
          program, participant.id,
          {participant.employer, participant.same_as, participant.organization, participant.referral_partner});
      !checked)
    return checked;
  for (const Request* request : restricted_requests(program, participant))
    if (auto checked = check_names(program, participant.id, providers_of(*request)); !checked) return checked;
  return {};
}

// Notes which records may be shared next.
void note_next(const Program& program, const Participant& participant, Outcome& outcome) {
  std::vector<std::string> waiting;
  for (const Participant& other : program.records.participants())
    if (other.employer == participant.id && is_restricted(other.source)) waiting.push_back(other.id);
  if (!waiting.empty())
    outcome.notes.push_back(
        fmt::format("still restricted, and owned by {}: {}", participant.id, text::enumerate(waiting)));
}

Result<Outcome> decide(const Context& context, const Participant& participant) {
  const bool moves = is_restricted(participant.source);
  if (!moves && !context.arguments.has("--with") && participant.story.has(EventKind::shared))
    return fail(Failure::refused, "shared-already", fmt::format("{} is shared already", participant.id),
                "--with A,B changes which published copies show it");
  TRY(auto shown, audiences(context, participant));
  TRY(check_ready(participant));
  TRY(check_all_names(context.program, participant));
  TRY(auto event, event_from_options(context, EventKind::shared, Value::Map{{"visibility", shown}}));
  const std::string says =
      fmt::format("shared; published copies show it to {}", shown.empty() ? "nobody" : text::enumerate(shown));
  auto outcome = record_event(context, participant, std::move(event), says);
  if (!outcome) return outcome;
  if (context.arguments.has("--with"))
    outcome->changes().push_back(SetField{Subject::participant, participant.id, "visibility", Value(shown)});
  if (!moves) return outcome;
  outcome->changes().push_back(UncoverRecord{Subject::participant, participant.id});
  for (const Request* request : restricted_requests(context.program, participant))
    outcome->changes().push_back(UncoverRecord{Subject::request, request->id});
  outcome->notes.push_back(fmt::format("it stands in {} now, with its whole history",
                                       participant.source.path.substr(participant.source.path.find('/') + 1)));
  note_next(context.program, participant, *outcome);
  return outcome;
}

}  // namespace

Command roster_share_command() {
  return recording_command<Participant>(
      "roster share", "a record that only a few saw is shown to the others", {EventKind::shared},
      {.words = {{"--with",
                  "the audiences whose published copies show it: names, all, or nobody; without it those "
                  "of its role",
                  "A,B", Option::Takes::values}},
       .except = {"visibility"},
       .decide = decide});
}

}  // namespace matchdesk

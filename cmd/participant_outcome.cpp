#include "cmd/participant_outcome.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "cmd/event_options.hpp"
#include "cmd/recording.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string standing_words(const ParticipantState& before, const ParticipantState& state) {
  const std::string_view status = to_text(state.status);
  return before.status == state.status ? fmt::format("still {}", status) : fmt::format("{} now", status);
}

}  // namespace

Option participant_word() {
  return {"ID", "the participant: an id, the beginning of one, a name or an e-mail address",
          "",   Option::Takes::value,
          true, Completes::participant};
}

Result<const Participant*> participant_argument(const Context& context) {
  return find_participant(context.program.records, context.arguments.text("ID"));
}

Result<Outcome> record_participant_event(const Context& context, const Participant& participant, Event event,
                                         const std::string& says) {
  const Policy& policy = context.program.policy;
  auto state = after(participant, event, gates_of(policy, participant.role));
  if (!state) return tl::unexpected(state.error());
  Outcome outcome{
      .view = view_of(event.event + "/1",
                      {{"participant", "participant", Cell::whole, participant.id},
                       {"event", "event", event.event},
                       {"at", to_text(event.at)},
                       {"status", "status", to_text(state->status)}},
                      fmt::format("{}: {}; {}", participant.id, says, standing_words(participant.state, *state)))};
  const bool became_active = state->status == ParticipantStatus::active && !participant.state.activated;
  if (became_active) {
    if (const std::string missing = missing_note(policy, participant); !missing.empty())
      outcome.notes.push_back(missing);
  }
  outcome.changes.push_back(AppendEvent{Subject::participant, participant.id, std::move(event)});
  return outcome;
}

Command participant_command(std::string name, std::string about, std::string_view kind,
                            Result<Outcome> (*decide)(const Context&), std::vector<Option> words,
                            std::vector<std::string_view> except) {
  const std::array kinds = {kind};
  std::vector<Option> options = {participant_word()};
  std::ranges::move(words, std::back_inserter(options));
  std::ranges::move(event_options(Subject::participant, kinds, except), std::back_inserter(options));
  options.push_back(at_option());
  return {.name = std::move(name),
          .about = std::move(about),
          .options = std::move(options),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

std::string missing_note(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy, participant.role);
  if (role == nullptr) return {};
  const std::vector<std::string> missing = missing_fields(participant, role->required);
  return missing.empty() ? std::string() : fmt::format("{}: missing {}", participant.id, text::join(missing, ", "));
}

}  // namespace matchdesk

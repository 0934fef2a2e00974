#include "cmd/ladder_notes.hpp"

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "aging/ladder_waits.hpp"
#include "aging/told.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// The step that the next rejection of a provider reaches; null where none does.
const ComplianceStep* next_step(const Context& context, const Participant& provider, int& number) {
  const Policy& policy = policy_at(context.program.policy, provider.location);
  number = ladder_standing(context.program, provider, context.now.instant).counted + 1;
  return step_reached_by(policy.compliance, number);
}

}  // namespace

void note_rejection(const Context& context, const std::string& provider, const std::string& reason, Outcome& outcome) {
  const Participant* who = context.program.records.participant(provider);
  int number = 0;
  const ComplianceStep* step = who == nullptr ? nullptr : next_step(context, *who, number);
  if (step == nullptr) return outcome.notes.push_back(fmt::format("'{}' counts as a rejection", reason));
  outcome.notes.push_back(fmt::format("'{}' counts: rejection {} of {}, step {} of the ladder: {}", reason, number,
                                      provider, step->number, action_of(*step)));
  outcome.notes.push_back(
      fmt::format("when that is done: matchdesk roster step {} {} --action …", provider, step->number));
}

void escalate_first_request(const Context& context, const Request& request, const Event& declined, Outcome& outcome) {
  const Participant* provider = context.program.records.participant(request.state.provider);
  auto state = after(request, declined, context.program.policy.life);
  if (provider == nullptr || !state || state->status == RequestStatus::closed) return;
  const Policy& policy = policy_at(context.program.policy, provider->location);
  int number = 0;
  const ComplianceStep* step = next_step(context, *provider, number);
  std::vector<std::string> to;
  if (step != nullptr) to = acting_on(policy, *provider, *step);
  if (to.empty()) to = coordinators_at(policy, provider->location);
  if (to.empty()) return;
  outcome.notes.push_back(fmt::format("a first request was declined; to be told: {}", text::enumerate(to)));
  Value fields = Value::map();
  fields.set("clock", std::string(ladder_clock));
  fields.set("to", to);
  fields.set("note", fmt::format("{} declined a first request: {}", provider->id, declined.text("reason")));
  outcome.changes.push_back(
      AppendEvent{Subject::request, request.id,
                  Event{declined.at, declined.recorded, declined.by, "escalated", std::move(fields)}});
}

void note_told_afterwards(const Context& context, const Participant& participant, Outcome& outcome) {
  const Policy& policy = policy_at(context.program.policy, participant.location);
  const auto standing = ladder_standing(context.program, participant, context.now.instant);
  if (standing.steps.empty() || standing.steps.back().step->tell_after.empty()) return;
  const auto holders = holders_of(policy, participant, standing.steps.back().step->tell_after);
  outcome.notes.push_back(fmt::format("to be told now: {}", in_words(holders)));
}

}  // namespace matchdesk

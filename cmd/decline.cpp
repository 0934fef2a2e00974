// decline: whoever was asked says no, and the non-compliance ladder counts it.

#include <algorithm>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "aging/escalation.hpp"
#include "aging/ladder_waits.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "matching/choice.hpp"
#include "policy/apply.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns whether nobody was asked before the provider who is asked now.
bool is_first_request(const Request& request) { return !request.state.returned; }

Result<const DeclineReason*> decline_reason(const Context& context) {
  const Policy& policy = context.program.policy;
  const std::string& typed = context.arguments.text("--reason");
  const std::vector<std::string> known = names_of(policy.declines);
  return check_word(typed, known, "unknown-reason", fmt::format("'{}' is no reason to decline in this program", typed),
                    known.empty() ? "list the reasons in program.yaml under declines:"
                                  : fmt::format("the reasons are {}", text::enumerate(known)))
      .map([&] { return find_decline_reason(policy, typed); });
}

// Where the route says so, asks the first provider of the seeker's list who may take the request, in the same change.
void ask_next(const Context& context, const Request& request, const Event& declined, Outcome& outcome) {
  const Program& program = context.program;
  const Route* route = find_route(program.policy, request.state.route.empty() ? request.route : request.state.route);
  if (route == nullptr || route->on_decline != OnDecline::next) return;
  std::optional<Choice> next;
  if (program.records.participant(request.seeker) != nullptr)
    next = first_choice(program, ask_of(program, request), context.now.instant, LimitTo::prefers);
  if (!next) {
    outcome.notes.push_back(fmt::format("nobody is left on the list of {}; it waits in the queue", request.seeker));
    return;
  }
  Event assigned{declined.at, declined.recorded, declined.by, EventKind::assigned, fields_of(*next)};
  outcome.changes().push_back(AppendEvent{Subject::request, request.id, std::move(assigned)});
  outcome.view.prose += fmt::format("\n{}: {} is asked next", request.id, named(program.records, next->provider));
}

// The step that the next rejection of a provider reaches; null where none does.
struct NextStep {
  int rejection = 0;
  const ComplianceStep* step = nullptr;
};

NextStep next_step(const Context& context, const Participant& provider) {
  const Policy& policy = policy_at(context.program.policy, provider.location);
  const int number = ladder_standing(context.program, provider, context.now.instant).counted + 1;
  return {number, step_reached_by(policy.compliance, number)};
}

// Notes that the decline counts, as which rejection, and what the step of the ladder that it reaches asks for.
void note_rejection(const Context& context, const std::string& provider, const std::string& reason, Outcome& outcome) {
  const Participant* who = context.program.records.participant(provider);
  const auto [number, step] = who == nullptr ? NextStep{} : next_step(context, *who);
  if (step == nullptr) return outcome.notes.push_back(fmt::format("'{}' counts as a rejection", reason));
  outcome.notes.push_back(fmt::format("'{}' counts: rejection {} of {}, step {} of the ladder: {}", reason, number,
                                      provider, step->number, action_of(*step)));
  outcome.notes.push_back(fmt::format("what is done: matchdesk roster step {} {} --action {}", provider, step->number,
                                      text::enumerate(action_names(*step), "or")));
}

// Tells somebody that a coordinator let a first request be declined for a reason that does not allow it. Adds the event
// `escalated`, unless the request ends: to those who write for or decide about the next step of the ladder, else to the
// coordinators of the place.
void escalate_first_request(const Context& context, const Request& request, const Event& declined, Outcome& outcome) {
  const Participant* provider = context.program.records.participant(request.state.provider);
  const auto folded = after(request, declined, context.program.policy);
  if (provider == nullptr || !folded || folded->state.status == RequestStatus::closed) return;
  const Policy& policy = policy_at(context.program.policy, provider->location);
  const ComplianceStep* step = next_step(context, *provider).step;
  std::vector<std::string> to;
  if (step != nullptr)
    to = acting_on(policy, *provider, *step, {std::string(told_action), std::string(decided_action)});
  if (to.empty()) to = coordinators_at(policy, provider->location);
  if (to.empty())
    return outcome.notes.push_back(fmt::format("a first request was declined, and nobody was told: {}",
                                               nobody_is("coordinator", provider->location)));
  outcome.notes.push_back(fmt::format("a first request was declined; to be told: {}", text::enumerate(to)));
  Value fields = Value::Map{{"clock", std::string(ladder_clock)},
                            {"to", to},
                            {"note", fmt::format("{} declined a first request: {}", display_name(*provider),
                                                 text::replace_all(declined.text("reason"), "-", " "))}};
  outcome.changes().push_back(
      AppendEvent{Subject::request, request.id,
                  Event{declined.at, declined.recorded, declined.by, EventKind::escalated, std::move(fields)}});
}

Result<Outcome> decide(const Context& context, const Request& request) {
  TRY(auto reason, decline_reason(context));
  const bool is_offer = request.state.route == "offered";
  const bool needs_override = !is_offer && is_first_request(request) && !reason->allowed_on_first_request;
  if (needs_override && request.state.status == RequestStatus::pending && !context.arguments.has("--override"))
    return fail(Failure::refused, "first-request",
                fmt::format("{} was put to nobody else before, and '{}' is no reason to decline a first {}", request.id,
                            reason->name, term(context.program.policy, "request")),
                "name an exempt reason, or say why it is allowed here with --override \"why\"");
  TRY(auto event, event_from_options(context, EventKind::declined));
  const std::string& who = is_offer ? request.seeker : request.state.provider;
  auto outcome = record_event(context, request, event, fmt::format("declined by {}: {}", who, reason->name));
  if (!outcome) return outcome;
  ask_next(context, request, event, *outcome);
  if (needs_override) escalate_first_request(context, request, event, *outcome);
  if (!is_offer && reason->counts) note_rejection(context, who, reason->name, *outcome);
  return outcome;
}

}  // namespace

Command decline_command() {
  return recording_command<Request>("decline", "the provider does not take the request", {EventKind::declined},
                                    {.except = {"provider"}, .decide = decide});
}

}  // namespace matchdesk

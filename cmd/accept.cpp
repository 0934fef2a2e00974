// accept: whoever was asked says yes.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {
namespace {

// How the provider gets in touch, in the way that the seeker prefers: "calls Vera Stahl, +1 515 555 0190", "writes to
// Vera Stahl <vera@example.org>".
std::string gets_in_touch_with(const Participant& seeker) {
  const bool by_text = seeker.preferred_contact == "text";
  if ((by_text || seeker.preferred_contact == "phone") && !seeker.phone.empty())
    return fmt::format("{} {}, {}", by_text ? "texts" : "calls", display_name(seeker), seeker.phone);
  return fmt::format("writes to {}{}", display_name(seeker),
                     seeker.email.empty() ? "" : fmt::format(" <{}>", seeker.email));
}

// Returns whether the program introduces both sides, which is so where a clock waits for it.
bool introduces(const Policy& policy) {
  return std::ranges::any_of(policy.clocks, [](const Clock& clock) {
    return std::ranges::find(clock.until, EventKind::introduced, &EventPattern::event) != clock.until.end();
  });
}

// Who has left takes nothing.
Result<void> check_present(const Context& context, const Request& request, const Event&) {
  const Participant* provider = context.program.records.participant(request.state.provider);
  if (provider == nullptr || !has_left(*provider)) return {};
  return fail(
      Failure::refused, "has-left",
      fmt::format("{} {}", provider->id,
                  provider->state.status == ParticipantStatus::exited ? "has left the program" : "may not take part"),
      fmt::format("record it as declined, and assign it to somebody else: matchdesk decline {} --reason …",
                  request.id));
}

void note_next(const Context& context, const Request& request, const Event&, Outcome& outcome) {
  const Participant* seeker = context.program.records.participant(request.seeker);
  if (introduces(policy_at(context.program.policy, location_of(context.program, request))))
    outcome.notes.push_back(fmt::format("next: introduce both, 'matchdesk followup {} introduce'", request.id));
  else if (seeker != nullptr)
    outcome.notes.push_back(
        fmt::format("next: the {} {}", term(context.program.policy, "provider"), gets_in_touch_with(*seeker)));
}

}  // namespace

Command accept_command() {
  return recording_command<Request>("accept", "the provider takes the request", {EventKind::accepted},
                                    {.except = {"provider"}, .check = check_present, .then = note_next});
}

}  // namespace matchdesk

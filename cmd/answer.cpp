// accept and decline: the answer of who was asked.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/ladder_notes.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "matching/choice.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Nobody but the provider who is asked now was ever asked.
bool is_first_request(const Request& request) {
  return request.state.declined_by.empty() && request.state.timed_out_by.empty() && request.state.returned_why.empty();
}

Result<const DeclineReason*> decline_reason(const Context& context) {
  const Policy& policy = context.program.policy;
  const std::string& typed = context.arguments.text("--reason");
  if (const DeclineReason* reason = find_decline_reason(policy, typed)) return reason;
  std::vector<std::string> known;
  for (const DeclineReason& reason : policy.declines) known.push_back(reason.name);
  return fail(Failure::usage, "unknown-reason", fmt::format("'{}' is no reason to decline in this program", typed),
              text::did_you_mean(typed, known,
                                 known.empty() ? "list the reasons in program.yaml under declines:"
                                               : fmt::format("the reasons are {}", text::enumerate(known))));
}

// The first of the seeker's list who may take the request; who has it now may not.
std::optional<Choice> next_preferred(const Context& context, const Request& request) {
  const Program& program = context.program;
  if (program.records.participant(request.seeker) == nullptr) return std::nullopt;
  return first_choice(program, ask_of(program, request), context.now.instant, LimitTo::prefers);
}

// Who is next on the list is asked in the same change.
Result<void> ask_next(const Context& context, const Request& request, const Event& declined, Outcome& outcome) {
  const Route* route =
      find_route(context.program.policy, request.state.route.empty() ? request.route : request.state.route);
  if (route == nullptr || route->on_decline != OnDecline::next) return {};
  const std::optional<Choice> next = next_preferred(context, request);
  if (!next) {
    outcome.notes.push_back(fmt::format("nobody is left on the list of {}; it waits in the queue", request.seeker));
    return {};
  }
  Event assigned{declined.at, declined.recorded, declined.by, "assigned", fields_of(*next)};
  outcome.changes.push_back(AppendEvent{Subject::request, request.id, std::move(assigned)});
  outcome.view.prose +=
      fmt::format("\n{}: {} is asked next", request.id, named(context.program.records, next->provider));
  return {};
}

Result<Outcome> decline(const Context& context) {
  auto request = request_argument(context);
  if (!request) return tl::unexpected(request.error());
  auto reason = decline_reason(context);
  if (!reason) return tl::unexpected(reason.error());
  const bool first = is_first_request(**request);
  const bool is_offer = (*request)->state.route == "offered";
  if ((*request)->state.status == RequestStatus::pending && !is_offer && first &&
      !(*reason)->allowed_on_first_request && !context.arguments.has("--override"))
    return fail(Failure::refused, "first-request",
                fmt::format("{} was put to nobody else before, and '{}' is no reason to decline a first {}",
                            (*request)->id, (*reason)->name, term(context.program.policy, "request")),
                "name an exempt reason, or say why it is allowed here with --override \"why\"");
  auto fields = event_fields(context, Subject::request, "declined");
  if (!fields) return tl::unexpected(fields.error());
  auto event = new_event(context, "declined", std::move(*fields));
  if (!event) return tl::unexpected(event.error());
  const std::string who = is_offer ? (*request)->seeker : (*request)->state.provider;
  auto outcome =
      record_request_event(context, **request, *event, fmt::format("declined by {}: {}", who, (*reason)->name));
  if (!outcome) return outcome;
  if (auto asked = ask_next(context, **request, *event, *outcome); !asked) return tl::unexpected(asked.error());
  if (!is_offer && first && !(*reason)->allowed_on_first_request)
    escalate_first_request(context, **request, *event, *outcome);
  if (!is_offer && (*reason)->counts) note_rejection(context, who, (*reason)->name, *outcome);
  return outcome;
}

// By the way that they prefer: "calls Vera Stahl, +1 515 555 0190", "writes to Vera Stahl <vera@example.org>".
std::string gets_in_touch_with(const Participant& seeker) {
  const bool by_text = seeker.preferred_contact == "text";
  if ((by_text || seeker.preferred_contact == "phone") && !seeker.phone.empty())
    return fmt::format("{} {}, {}", by_text ? "texts" : "calls", display_name(seeker), seeker.phone);
  return fmt::format("writes to {}{}", display_name(seeker),
                     seeker.email.empty() ? "" : fmt::format(" <{}>", seeker.email));
}

// Whether the program introduces both sides: a clock waits for it.
bool introduces(const Policy& policy) {
  return std::ranges::any_of(policy.clocks, [](const Clock& clock) {
    return std::ranges::find(clock.until, "introduced", &EventPattern::event) != clock.until.end();
  });
}

Result<Outcome> accept(const Context& context) {
  auto outcome = record_request_event(context, "accepted");
  if (!outcome) return outcome;
  const Request& request = **request_argument(context);
  const Participant* seeker = context.program.records.participant(request.seeker);
  if (introduces(policy_at(context.program.policy, location_of(context.program, request))))
    outcome->notes.push_back(fmt::format("next: introduce both, 'matchdesk followup {} introduce'", request.id));
  else if (seeker != nullptr)
    outcome->notes.push_back(
        fmt::format("next: the {} {}", term(context.program.policy, "provider"), gets_in_touch_with(*seeker)));
  return outcome;
}

std::vector<Option> options_of(std::string_view kind) {
  const std::array kinds = {kind};
  constexpr std::array<std::string_view, 1> except = {"provider"};
  std::vector<Option> options = event_options(Subject::request, kinds, except);
  options.insert(options.begin(), request_word());
  options.push_back(at_option());
  for (Option& option : options)
    if (option.name == "--reason") option.completes = Completes::decline_reason;
  return options;
}

}  // namespace

Command accept_command() {
  return {.name = "accept",
          .about = "the provider takes the request",
          .options = options_of("accepted"),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = accept};
}

Command decline_command() {
  return {.name = "decline",
          .about = "the provider does not take the request",
          .options = options_of("declined"),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decline};
}

}  // namespace matchdesk

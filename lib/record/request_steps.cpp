#include "record/request_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk::steps {
namespace {

constexpr std::string_view assigned_route = "assigned";
constexpr std::string_view direct_route = "direct";
constexpr std::string_view offered_route = "offered";

bool is_offer(const RequestState& state) { return state.route == offered_route; }

RouteRules rules_of(const RequestState& state, const LifeContext& context) {
  const auto found = context.rules.routes.find(state.route);
  return found == context.rules.routes.end() ? RouteRules{} : found->second;
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

// Whom a submission names: of a direct request the provider who is asked, of an offer the one who offers.
const std::string& named_at_submission(std::string_view route, const Event& event) {
  static const std::string nobody;
  if (route == direct_route) return event.text("to");
  return route == offered_route ? event.text("from") : nobody;
}

// What was done with one provider is not what is done with the next.
void forget_work(RequestState& state) {
  state.attempts = 0;
  state.methods.clear();
  state.meetings = 0;
  state.referrals = 0;
}

void ask(RequestState& state, const std::string& provider, const Event& event, const LifeContext& context) {
  forget_work(state);
  state.provider = provider;
  state.accepted.reset();
  if (rules_of(state, context).needs_answer) {
    state.status = RequestStatus::pending;
    state.asked = event.at;
  } else {
    accept(state, event, context);
  }
}

void return_to_queue(RequestState& state, const Event& event, std::string_view why) {
  forget_work(state);
  state.status = RequestStatus::queued;
  state.provider.clear();
  state.asked.reset();
  state.accepted.reset();
  state.returned = event.at;
  state.returned_why = why;
  if (state.route == direct_route || is_offer(state)) state.route = assigned_route;
}

void close(RequestState& state, const Event& event, std::string_view outcome) {
  state.status = RequestStatus::closed;
  state.asked.reset();
  state.outcome = outcome;
  state.closed = event.at;
}

MayRefuse refuse_own(const std::string& provider, const LifeContext& context) {
  if (provider.empty() || provider != context.request.seeker) return std::nullopt;
  return Refusal{fmt::format("'{}' asked for this request and cannot also take it", provider), "name another provider"};
}

}  // namespace

MayRefuse refuse_submitted(const RequestState&, const Event& event, const LifeContext& context) {
  const std::string& route = context.request.route;
  if (route == direct_route) {
    if (event.text("to").empty()) {
      return Refusal{"'submitted' does not say whom this direct request is put to",
                     "add 'to: PROVIDER' to it, or make the route 'assigned'"};
    }
    return refuse_own(event.text("to"), context);
  }
  if (route == offered_route) {
    if (event.text("from").empty()) {
      return Refusal{"'submitted' does not say who offers", "add 'from: PROVIDER' to it, or make the route 'assigned'"};
    }
    return refuse_own(event.text("from"), context);
  }
  for (const std::string_view field : {"to", "from"}) {
    if (!event.text(field).empty()) {
      return Refusal{
          fmt::format("'submitted' carries '{}', but the request's route is '{}'", field,
                      route.empty() ? assigned_route : std::string_view(route)),
          fmt::format("make the route '{}', or leave '{}' out", field == "to" ? direct_route : offered_route, field)};
    }
  }
  return std::nullopt;
}

MayRefuse refuse_assigned(const RequestState& state, const Event& event, const LifeContext& context) {
  const std::string& provider = event.text("provider");
  if (provider.empty()) return Refusal{"'assigned' names no provider", "add 'provider'"};
  if (!state.talk_to.empty()) {
    return Refusal{fmt::format("'assigned' is not possible before '{}', who let this request time out, is talked to",
                               state.talk_to),
                   fmt::format("talk to them and record it: matchdesk followup {} talked --provider {} --note '...'",
                               context.request.id, state.talk_to)};
  }
  return refuse_own(provider, context);
}

MayRefuse refuse_other_provider(const RequestState& state, const Event& event, const LifeContext&) {
  const std::string& provider = event.text("provider");
  if (provider.empty() || provider == state.provider) return std::nullopt;
  return Refusal{fmt::format("'{}' names '{}', but the request is with '{}'", event.event, provider, state.provider),
                 fmt::format("name '{}', or assign the request to '{}' first", state.provider, provider)};
}

MayRefuse refuse_unreachable(const RequestState& state, const Event&, const LifeContext& context) {
  const int methods = std::max(0, context.rules.unreachable_methods - static_cast<int>(state.methods.size()));
  const int attempts = std::max(methods, context.rules.unreachable_attempts - state.attempts);
  if (attempts <= 0) return std::nullopt;
  std::string lacking = text::count(attempts, "more attempt");
  if (methods > 0) lacking += fmt::format(", by {}", text::count(methods, "more method"));
  const std::string methods_so_far = state.methods.empty() ? "" : " by " + text::enumerate(state.methods);
  return Refusal{
      fmt::format("'unreachable' needs {}", lacking),
      fmt::format("so far {}{}; record each: matchdesk followup {} attempt --method phone --result no-answer",
                  text::count(state.attempts, "attempt"), methods_so_far, context.request.id)};
}

void submit(RequestState& state, const Event& event, const LifeContext& context) {
  state.route = context.request.route.empty() ? std::string(assigned_route) : context.request.route;
  const std::string& provider = named_at_submission(state.route, event);
  if (!provider.empty()) ask(state, provider, event, context);
}

void assign(RequestState& state, const Event& event, const LifeContext& context) {
  ask(state, event.text("provider"), event, context);
}

void accept(RequestState& state, const Event& event, const LifeContext&) {
  state.status = RequestStatus::accepted;
  state.asked.reset();
  state.accepted = event.at;
}

void decline(RequestState& state, const Event& event, const LifeContext& context) {
  if (!is_offer(state)) add_once(state.declined_by, state.provider);
  if (rules_of(state, context).on_decline == OnDecline::close) {
    close(state, event, "declined");
  } else {
    return_to_queue(state, event, "declined");
  }
}

void time_out(RequestState& state, const Event& event, const LifeContext&) {
  if (!is_offer(state)) {
    add_once(state.timed_out_by, state.provider);
    state.talk_to = state.provider;
  }
  return_to_queue(state, event, "timed-out");
}

void talk(RequestState& state, const Event& event, const LifeContext&) {
  if (event.text("provider") == state.talk_to) state.talk_to.clear();
}

void attempt(RequestState& state, const Event& event, const LifeContext&) {
  ++state.attempts;
  const std::string& method = event.text("method");
  if (!method.empty()) add_once(state.methods, method);
}

void schedule(RequestState& state, const Event&, const LifeContext&) {
  state.status = state.meetings == 0 ? RequestStatus::scheduled : RequestStatus::met;
}

void meet(RequestState& state, const Event&, const LifeContext&) {
  state.status = RequestStatus::met;
  ++state.meetings;
}

void refer(RequestState& state, const Event&, const LifeContext&) { ++state.referrals; }

void transfer(RequestState& state, const Event& event, const LifeContext&) {
  return_to_queue(state, event, "transferred");
}

void redirect(RequestState& state, const Event& event, const LifeContext&) { close(state, event, "redirected"); }

void give_up(RequestState& state, const Event& event, const LifeContext&) { close(state, event, "unreachable"); }

void withdraw(RequestState& state, const Event& event, const LifeContext&) {
  const bool twice = event.text("reason") == "duplicate" || !event.text("duplicate_of").empty();
  close(state, event, twice ? "duplicate" : "withdrawn");
}

void expire(RequestState& state, const Event& event, const LifeContext&) { close(state, event, "expired"); }

void complete(RequestState& state, const Event& event, const LifeContext&) {
  const std::string& result = event.text("result");
  close(state, event, result == "placed" || result == "not-placed" ? std::string_view(result) : "completed");
}

void reopen(RequestState& state, const Event& event, const LifeContext&) {
  return_to_queue(state, event, "reopened");
  state.outcome.clear();
  state.closed.reset();
}

}  // namespace matchdesk::steps

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "record/record.hpp"
#include "record/tell.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view assigned_route = "assigned";
constexpr std::string_view direct_route = "direct";
constexpr std::string_view offered_route = "offered";

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

// Whom a submission names: of a direct request the provider who is asked, of an offer the one who offers.
const std::string& named_at_submission(std::string_view route, const Event& event) {
  static const std::string nobody;
  if (route == direct_route) return event.text("to");
  return route == offered_route ? event.text("from") : nobody;
}

const Transition* transition_of(EventKind kind) {
  const std::span<const Transition> all = life_of_a_request();
  const auto found = std::ranges::find(all, kind, &Transition::event);
  return found == all.end() ? nullptr : &*found;
}

// Tells a request's events one after another.
class RequestTeller {
 public:
  RequestTeller(const Request& request, const LifeRules& rules) : request_(request), rules_(rules) {
    state.route = route_of(request);
  }

  // A refused event is passed over, except that a request begins with its submission even where that is not as it
  // should be.
  std::optional<Refusal> tell(std::size_t place, const Event& event) {
    std::optional<Refusal> refusal = refusal_of(event);
    const bool begins = event.kind == EventKind::submitted && !has_begun_;
    if (refusal && !begins) return refusal;
    has_begun_ = true;
    also_.reset();
    const bool had_provider = !state.provider.empty();
    apply(event);
    const bool concerns_asking = had_provider || !state.provider.empty();
    story.events.push_back({static_cast<std::uint32_t>(place), event.kind, also_, state.status,
                            concerns_asking ? static_cast<std::int32_t>(story.askings.size()) - 1 : -1,
                            event.at.instant, counts_from(event)});
    return refusal;
  }

  RequestState state;
  RequestStory story;

 private:
  bool is_offer() const { return state.route == offered_route; }
  Asking& asking() { return story.askings.back(); }

  // What a person may record; what only automation does is no help.
  std::string possible_now() const {
    if (!has_begun_) return "possible now: submitted";
    std::vector<std::string> events = possible_events(state);
    std::erase_if(events,
                  [](const std::string& name) { return definition_of(*parse_event_kind(name)).only_automatic; });
    return "possible now: " + text::join(events, ", ");
  }

  std::optional<Refusal> refusal_of(const Event& event) const {
    const Transition* row = transition_of(event.kind);
    if (row == nullptr) return Refusal{fmt::format("'{}' is not an event of a request", event.name()), possible_now()};
    if (row->from.empty() && has_begun_)
      return Refusal{fmt::format("'{}' is only possible as the first event", event.name()), possible_now()};
    if (!row->from.empty() && !has_begun_)
      return Refusal{fmt::format("'{}' is not possible before the request is submitted", event.name()), possible_now()};
    if (!row->from.empty() && std::ranges::find(row->from, state.status) == row->from.end())
      return not_possible_while(event, Subject::request, to_text(state.status), possible_now());
    switch (event.kind) {
      case EventKind::submitted:
        return refuse_submitted(event);
      case EventKind::assigned:
        return refuse_assigned(event);
      case EventKind::accepted:
      case EventKind::declined:
      case EventKind::timed_out:
      case EventKind::recalled:
        return refuse_other_provider(event);
      case EventKind::completed:
        return refuse_completed(event);
      case EventKind::hold_ended:
        if (state.hold) return std::nullopt;
        return Refusal{"'hold-ended' is not possible: the request is not on hold", possible_now()};
      case EventKind::checked_in:
        if (!state.provider.empty()) return std::nullopt;
        return Refusal{"'checked-in' is not possible: nobody held this request", "use 'noted' for a remark"};
      case EventKind::cancelled:
        return refuse_cancelled();
      default:
        return std::nullopt;
    }
  }

  std::optional<Refusal> refuse_own(const std::string& provider) const {
    if (provider.empty() || provider != request_.seeker) return std::nullopt;
    return Refusal{fmt::format("'{}' asked for this request and cannot also take it", provider),
                   "name another provider"};
  }

  std::optional<Refusal> refuse_submitted(const Event& event) const {
    const std::string& provider = named_at_submission(request_.route, event);
    if (request_.route == direct_route && provider.empty())
      return Refusal{"'submitted' does not say whom this direct request is put to",
                     "add 'to: PROVIDER' to it, or make the route 'assigned'"};
    if (request_.route == offered_route && provider.empty())
      return Refusal{"'submitted' does not say who offers", "add 'from: PROVIDER' to it, or make the route 'assigned'"};
    if (!provider.empty()) return refuse_own(provider);
    for (const std::string_view field : {"to", "from"}) {
      if (event.text(field).empty()) continue;
      return Refusal{
          fmt::format("'submitted' carries '{}', but the request's route is '{}'", field, route_of(request_)),
          fmt::format("make the route '{}', or leave '{}' out", field == "to" ? direct_route : offered_route, field)};
    }
    return std::nullopt;
  }

  std::optional<Refusal> refuse_assigned(const Event& event) const {
    const std::string& provider = event.text("provider");
    if (provider.empty()) return Refusal{"'assigned' names no provider", "add 'provider'"};
    if (!state.talk_to.empty())
      return Refusal{fmt::format("'assigned' is not possible before '{}', who let this request time out, is talked to",
                                 state.talk_to),
                     fmt::format("talk to them and record it: matchdesk followup {} talked --provider {} --note '...'",
                                 request_.id, state.talk_to)};
    return refuse_own(provider);
  }

  // A placement's data may be added after the end.
  std::optional<Refusal> refuse_completed(const Event& event) const {
    if (state.status != RequestStatus::closed || (state.outcome == "placed" && event.text("result") == "placed"))
      return std::nullopt;
    return not_possible_while(event, Subject::request, to_text(state.status), possible_now());
  }

  std::optional<Refusal> refuse_other_provider(const Event& event) const {
    const std::string& provider = event.text("provider");
    if (provider.empty() || provider == state.provider) return std::nullopt;
    return Refusal{fmt::format("'{}' names '{}', but the request is with '{}'", event.name(), provider, state.provider),
                   fmt::format("name '{}', or assign the request to '{}' first", state.provider, provider)};
  }

  std::optional<Refusal> refuse_cancelled() const {
    if (state.meeting_is_set) return std::nullopt;
    return Refusal{"'cancelled' is not possible while no meeting is set", possible_now()};
  }

  void ask(const std::string& provider, const Event& event) {
    referral_keys_.clear();
    state.provider = provider;
    story.askings.push_back({.provider = provider, .route = state.route, .how = event.text("how"), .asked = event.at});
    const std::string& answer = event.text("answer");
    if (answer.empty() ? rules_.of(state.route).needs_answer : answer == "needed") {
      state.status = RequestStatus::pending;
      also_ = EventKind::asked;
    } else {
      accept(event);
      also_ = EventKind::accepted;
    }
  }

  void answer(Answer answer, const Event& event) {
    asking().answer = answer;
    asking().answered = event.at;
    asking().answer_counts_from = counts_from(event);
  }

  void accept(const Event& event) {
    state.status = RequestStatus::accepted;
    answer(Answer::accepted, event);
  }

  // The provider who was asked, or who held the request, is asked or holds it no longer.
  void end_asking(const Event& event) {
    state.meeting_is_set = false;
    if (state.provider.empty()) return;
    if (asking().answer == Answer::none) {
      answer(Answer::ended, event);
    } else if (asking().is_held()) {
      asking().ended = event.at;
      asking().ended_by = event.kind;
    }
  }

  void return_to_queue(const Event& event) {
    end_asking(event);
    state.status = RequestStatus::queued;
    state.provider.clear();
    state.returned = event.at;
    state.returned_by = event.kind;
    if (state.route == direct_route || is_offer()) state.route = assigned_route;
    also_ = EventKind::returned;
  }

  void close(const Event& event, std::string_view outcome) {
    end_asking(event);
    state.status = RequestStatus::closed;
    state.outcome = outcome;
    state.hold.reset();
    state.closed = event.at;
  }

  void decline(const Event& event) {
    answer(Answer::declined, event);
    asking().reason = event.text("reason");
    const std::string& then = event.text("then");
    if (then.empty() ? rules_.of(state.route).on_decline == OnDecline::close : then == "closed") {
      close(event, "declined");
    } else {
      return_to_queue(event);
    }
  }

  void time_out(const Event& event) {
    answer(Answer::timed_out, event);
    if (!is_offer()) state.talk_to = state.provider;
    return_to_queue(event);
  }

  void withdraw(const Event& event) {
    const bool twice = event.text("reason") == "duplicate" || !event.text("duplicate_of").empty();
    close(event, twice ? "duplicate" : "withdrawn");
  }

  void complete(const Event& event) {
    if (state.status == RequestStatus::closed) return;
    const std::string& result = event.text("result");
    close(event, result == "placed" || result == "not-placed" ? std::string_view(result) : "completed");
  }

  void set_meeting() {
    state.meeting_is_set = true;
    state.status = asking().meetings.empty() ? RequestStatus::scheduled : RequestStatus::met;
  }

  void cancel_meeting() {
    state.meeting_is_set = false;
    state.status = asking().meetings.empty() ? RequestStatus::accepted : RequestStatus::met;
  }

  void meet(const Event& event) {
    state.meeting_is_set = false;
    state.status = RequestStatus::met;
    const auto minutes = event.number("minutes");
    asking().meetings.push_back({event.at, minutes ? std::optional(static_cast<int>(*minutes)) : std::nullopt});
  }

  void hold(const Event& event) {
    if (const auto until = parse_date(event.text("until"))) state.hold = Hold{event.at, *until, event.text("reason")};
  }

  void attempt(const Event& event) {
    ++asking().attempts;
    const std::string& method = event.text("method");
    if (!method.empty()) add_once(asking().methods, method);
  }

  void refer(const Event& event) {
    const std::string key = referral_key(event);
    if (std::ranges::find(referral_keys_, key) != referral_keys_.end()) return;
    referral_keys_.push_back(key);
    asking().referrals.push_back(event.text("name"));
  }

  void apply(const Event& event) {
    switch (event.kind) {
      case EventKind::submitted:
        if (const std::string& provider = named_at_submission(state.route, event); !provider.empty())
          ask(provider, event);
        break;
      case EventKind::assigned:
        ask(event.text("provider"), event);
        break;
      case EventKind::accepted:
        accept(event);
        break;
      case EventKind::declined:
        decline(event);
        break;
      case EventKind::timed_out:
        time_out(event);
        break;
      case EventKind::talked_to:
        if (event.text("provider") == state.talk_to) state.talk_to.clear();
        break;
      case EventKind::attempted:
        attempt(event);
        break;
      case EventKind::scheduled:
        set_meeting();
        break;
      case EventKind::cancelled:
        cancel_meeting();
        break;
      case EventKind::met:
        meet(event);
        break;
      case EventKind::referred:
        refer(event);
        break;
      case EventKind::transferred:
      case EventKind::recalled:
        return_to_queue(event);
        break;
      case EventKind::on_hold:
        hold(event);
        break;
      case EventKind::hold_ended:
        state.hold.reset();
        break;
      case EventKind::redirected:
        close(event, "redirected");
        break;
      case EventKind::unreachable:
        close(event, "unreachable");
        break;
      case EventKind::withdrawn:
        withdraw(event);
        break;
      case EventKind::expired:
        close(event, "expired");
        break;
      case EventKind::completed:
        complete(event);
        break;
      case EventKind::reopened:
        return_to_queue(event);
        state.outcome.clear();
        state.closed.reset();
        break;
      default:
        break;
    }
  }

  const Request& request_;
  const LifeRules& rules_;
  bool has_begun_ = false;
  std::optional<EventKind> also_;           // of the event that is told
  std::vector<std::string> referral_keys_;  // of the present asking
};

// The first of the usual ways to reach somebody that was not tried yet.
std::string_view method_to_try(const Asking& asking) {
  constexpr std::array<std::string_view, 3> usual{"phone", "email", "text"};
  const auto untried = std::ranges::find_if(
      usual, [&](auto method) { return std::ranges::find(asking.methods, method) == asking.methods.end(); });
  return untried == usual.end() ? "METHOD" : *untried;
}

// The limits of the policy are asked when an event is recorded. Folding asks for none, so that a change of policy does
// not change what happened.
std::optional<Error> too_few_attempts(const Request& request, const RequestStory& story, const LifeRules& rules) {
  const Asking& present = story.askings.back();
  const int methods = std::max(0, rules.unreachable_methods - static_cast<int>(present.methods.size()));
  const int attempts = std::max(methods, rules.unreachable_attempts - present.attempts);
  if (attempts <= 0) return std::nullopt;
  std::string lacking = text::count(attempts, "more attempt");
  if (methods > 0) lacking += fmt::format(", by {}", text::count(methods, "more method"));
  const std::string methods_so_far = present.methods.empty() ? "" : " by " + text::enumerate(present.methods);
  return Error{
      Failure::refused, "too-few-attempts", fmt::format("'unreachable' needs {}", lacking),
      fmt::format("so far {}{}; record each: matchdesk followup {} attempt --method {} --result no-answer",
                  text::count(present.attempts, "attempt"), methods_so_far, request.id, method_to_try(present))};
}

}  // namespace

const Asking* RequestStory::present(const RequestState& state) const {
  return state.provider.empty() || askings.empty() ? nullptr : &askings.back();
}

std::vector<std::string> RequestStory::providers_who(Answer answer) const {
  std::vector<std::string> providers;
  for (const Asking& asking : askings)
    if (asking.answer == answer && asking.route != offered_route) add_once(providers, asking.provider);
  return providers;
}

std::string referral_key(const Event& referred) {
  std::string key = text::fold(referred.text("name"));
  return key.empty() ? referred.text("name") : key;
}

RequestFold fold(const Request& request, const LifeRules& rules, std::optional<Instant> until) {
  return fold_with(RequestTeller(request, rules), request.history, until);
}

Result<RequestFold> after(const Request& request, const Event& event, const LifeRules& rules) {
  auto folded = fold_with_one_more(RequestTeller(request, rules), request, event);
  if (!folded || event.kind != EventKind::unreachable) return folded;
  if (auto error = too_few_attempts(request, fold(request, rules, event.at.instant).story, rules))
    return tl::unexpected(std::move(*error));
  return folded;
}

}  // namespace matchdesk

#include "aging/next_to_act.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "aging/condition.hpp"
#include "aging/words.hpp"

namespace matchdesk {
namespace {

bool waits_in_the_queue(const Wait& wait, const Request& request) {
  return wait.clock->waiting_on == WaitingOn::provider && request.state.provider.empty();
}

bool is_offer_to_answer(const Wait& wait, const Request& request) {
  return wait.began_with == EventKind::asked && request.state.route == "offered" &&
         request.state.status == RequestStatus::pending;
}

std::string pause_note(const Participant& participant, const Absence& pause) {
  auto note = fmt::format("{} is paused", participant.id);
  if (pause.until) note += fmt::format(" until {}", to_text(*pause.until));
  if (!pause.reason.empty()) note += fmt::format(": {}", pause.reason);
  return note;
}

}  // namespace

NextToAct next_to_act(const Wait& wait, const Request& request) {
  switch (wait.clock->waiting_on) {
    case WaitingOn::seeker:
      return {WaitingOn::seeker, request.seeker};
    case WaitingOn::provider:
      if (is_offer_to_answer(wait, request)) return {WaitingOn::seeker, request.seeker};
      if (!request.state.provider.empty()) return {WaitingOn::provider, request.state.provider};
      break;
    case WaitingOn::coordinator:
      break;
  }
  return {};
}

NextToAct next_to_act(const Wait& wait, const Participant& participant) {
  if (wait.clock->waiting_on == WaitingOn::coordinator) return {};
  return {wait.clock->waiting_on, participant.id};
}

NextToAct reminded_of(const Wait& wait, const Request& request) {
  const auto& who = wait.clock->remind_who;
  if (!who) return next_to_act(wait, request);
  if (*who == WaitingOn::seeker) return {*who, request.seeker};
  if (*who == WaitingOn::provider && !request.state.provider.empty()) return {*who, request.state.provider};
  return {};
}

NextToAct reminded_of(const Wait& wait, const Participant& participant) {
  const auto& who = wait.clock->remind_who;
  if (!who) return next_to_act(wait, participant);
  return *who == WaitingOn::coordinator ? NextToAct{} : NextToAct{*who, participant.id};
}

std::string action_of(const Wait& wait, const Request& request, const NextToAct& next) {
  if (waits_in_the_queue(wait, request)) {
    if (request.state.talk_to.empty()) return "the coordinator assigns somebody";
    return fmt::format("the coordinator talks to {}, then assigns somebody", request.state.talk_to);
  }
  return action_of(*wait.clock, {next.who, request.seeker, request.state.provider});
}

std::string action_of(const Wait& wait, const Participant& participant, const NextToAct& next) {
  return action_of(*wait.clock, {next.who, participant.id, participant.id});
}

std::string call_note(const Program& program, const Policy& policy, const std::string& id) {
  const Participant* person = program.records.participant(id);
  if (person == nullptr || policy.letters.empty()) return {};
  person = &contact_of(program, *person);
  const std::string why = why_no_letters(*person);
  if (why.empty() || has_left(*person)) return {};
  return fmt::format("{} {}: call {}", person->id, why, person->phone.empty() ? "them" : person->phone);
}

std::string referrals_note(const Policy& policy, const Wait& wait, const Request& request) {
  const Kind* kind = kind_of(policy, request);
  const bool is_about_it = std::ranges::any_of(wait.clock->until, [](const EventPattern& pattern) {
    return pattern.event == EventKind::referred || pattern.event == EventKind::checked_in;
  });
  if (!kind || !kind->referrals || !is_about_it || meetings_of(request) == 0) return {};
  if (referrals_of(request) >= *kind->referrals) return {};
  return fmt::format("{} named {} of {} people", request.state.provider, referrals_of(request), *kind->referrals);
}

std::string note_of(const Program& program, const Policy& policy, const Wait& wait, const NextToAct& next,
                    Instant now) {
  if (wait.missed_period) {
    const auto before = add_days(reporting_period(policy, policy.calendar.zone.date(wait.started)).begin, -1);
    return fmt::format("no answer in {}", to_text(reporting_period(policy, before)));
  }
  const Participant* who = next.who.empty() ? nullptr : program.records.participant(next.who);
  if (!who) return {};
  const Date today = calendar_at(policy, who->location).zone.date(now);
  if (const auto pause = absence_on(*who, today)) return pause_note(*who, *pause);
  return has_left(*who) ? fmt::format("{} has left", who->id) : std::string();
}

}  // namespace matchdesk

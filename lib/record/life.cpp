#include "record/life.hpp"

#include <algorithm>
#include <array>

#include "record/story.hpp"

namespace matchdesk {
namespace {

constexpr std::array<std::string_view, 6> request_statuses = {"queued",    "pending", "accepted",
                                                              "scheduled", "met",     "closed"};
constexpr std::array<std::string_view, 6> participant_statuses = {"applied", "in-intake", "ineligible",
                                                                  "active",  "paused",    "exited"};
constexpr std::array<std::string_view, 3> activity_statuses = {"planned", "held", "cancelled"};

std::vector<Transition> make_transitions() {
  using enum RequestStatus;
  using From = std::vector<RequestStatus>;
  const From open{queued, pending, accepted, scheduled, met};
  const From any{queued, pending, accepted, scheduled, met, closed};
  const From with_provider{accepted, scheduled, met};
  const std::string_view same = "same";
  return {
      {EventKind::submitted,
       {},
       "queued, or pending when direct or offered",
       "a direct request carries its provider (to), an offer who offers (from)"},
      {EventKind::assigned,
       {queued},
       "pending, or accepted where the route needs no answer",
       "carries provider and how; after a time-out, to nobody before that provider was talked to"},
      {EventKind::accepted, {pending}, "accepted", ""},
      {EventKind::declined,
       {pending},
       "queued, or closed where the route says so",
       "carries a reason from the program's list"},
      {EventKind::timed_out, {pending}, "queued", "carries the provider"},
      {EventKind::talked_to, open, same, "carries the provider and a note: the coordinator's word with them"},
      {EventKind::introduced, {accepted}, "accepted", "writes the introduction"},
      {EventKind::attempted, {accepted, scheduled}, same, "carries method and result"},
      {EventKind::scheduled, with_provider, "scheduled, or met after the first meeting", "carries when (for)"},
      {EventKind::met, with_provider, "met", "once for each meeting"},
      {EventKind::notes, {met}, "met", "carries text"},
      {EventKind::referred, {met}, "met", "carries a name"},
      {EventKind::checked_in, {accepted, scheduled, met, closed}, same, "carries with whom; also after the end"},
      {EventKind::transferred, with_provider, "queued", "carries a reason and a note"},
      {EventKind::recalled,
       {pending},
       "queued",
       "carries the provider and a reason: who left, or is matched no longer"},
      {EventKind::on_hold, open, same, "carries until and a reason: the clocks stand still until then"},
      {EventKind::hold_ended, open, same, "ends a hold before its day"},
      {EventKind::offered_service, open, same, "carries the service: an option beside the match"},
      {EventKind::redirected, open, "closed", "carries the service: instead of a match"},
      {EventKind::unreachable,
       {accepted, scheduled},
       "closed",
       "after enough attempts by enough methods since this provider accepted"},
      {EventKind::withdrawn, open, "closed", "carries who and a reason"},
      {EventKind::expired, {queued, pending}, "closed", "carries the clock that closed it"},
      {EventKind::completed,
       {accepted, scheduled, met, closed},
       "closed",
       "carries a result; of a placement, placed or not-placed; after placed once more, to add its data"},
      {EventKind::reopened, {closed}, "queued", "carries a reason"},
      {EventKind::cancelled,
       {scheduled, met},
       "accepted, or met after the first meeting",
       "calls off the meeting that was set last"},
      {EventKind::reminded, open, same, "carries who"},
      {EventKind::escalated, open, same, "carries the clock and to whom"},
      {EventKind::snoozed, open, same, "carries clock, until and reason: the flag rests until then"},
      {EventKind::noted, any, same, "carries text"},
      {EventKind::corrected, any, same, "carries the field, from and to"},
      {EventKind::retracted, any, "what the rest comes to", "carries what is taken back, its time and a reason"},
  };
}

}  // namespace

std::string_view to_text(RequestStatus status) { return request_statuses[static_cast<std::size_t>(status)]; }
std::string_view to_text(ParticipantStatus status) { return participant_statuses[static_cast<std::size_t>(status)]; }
std::string_view to_text(ActivityStatus status) { return activity_statuses[static_cast<std::size_t>(status)]; }

std::vector<std::string> status_names(Subject subject) {
  if (subject == Subject::request) return {request_statuses.begin(), request_statuses.end()};
  if (subject == Subject::participant) return {participant_statuses.begin(), participant_statuses.end()};
  return {activity_statuses.begin(), activity_statuses.end()};
}

bool is_held(RequestStatus status) {
  return status == RequestStatus::accepted || status == RequestStatus::scheduled || status == RequestStatus::met;
}

RouteRules LifeRules::of(std::string_view route) const {
  const auto found = routes.find(route);
  return found == routes.end() ? RouteRules{} : found->second;
}

std::span<const Transition> life_of_a_request() {
  static const std::vector<Transition> transitions = make_transitions();
  return transitions;
}

std::vector<std::string> possible_events(const RequestState& state) {
  std::vector<std::string> events;
  for (const Transition& transition : life_of_a_request()) {
    if (std::ranges::find(transition.from, state.status) == transition.from.end()) continue;
    if (transition.event == EventKind::assigned && !state.talk_to.empty()) continue;
    if (transition.event == EventKind::hold_ended && !state.hold) continue;
    if (state.status == RequestStatus::closed && transition.event == EventKind::completed && state.outcome != "placed")
      continue;
    if (transition.event == EventKind::cancelled && !state.meeting_is_set) continue;
    events.emplace_back(to_text(transition.event));
  }
  return events;
}

}  // namespace matchdesk

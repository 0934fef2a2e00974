#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/life.hpp"

namespace matchdesk {

struct Participant;
struct Request;
struct Activity;

// What a history says, told once where it is folded. Flat values: events are named by their place in the history.
// Events that were taken back, and those that cannot stand where they stand, are in no story.

// An event of a story, in the order in which the history folds: by `at`, then by place.
template <class Status>
struct StoryEvent {
  std::uint32_t place = 0;  // in the history
  EventKind kind = EventKind::noted;
  // What the event is besides: asked (also a submission to somebody), accepted (asked where no answer is needed),
  // returned (the request came back to the queue).
  std::optional<EventKind> also;
  Status status{};           // after it
  std::int32_t asking = -1;  // of a request: the asking it belongs to, the one that it ended included; -1 for none
  Instant at{};              // when it happened
  Instant counts_from{};     // see counts_from()
};

// When what an event begins is reckoned to begin. What automation does late counts as if it had been done when it was
// due, so that a broken cron moves nothing: a request whose answer was due on Monday night is back in the queue since
// Monday night, also when the sweep came on Thursday. A `due` later than the event itself is not believed.
Instant counts_from(const Event& event);

// What a person whom a provider named is known by: of two `referred` of one match that say the same, one counts.
std::string referral_key(const Event& referred);

enum class Answer : std::uint8_t { none, accepted, declined, timed_out, ended };  // ended: the request did, before

struct Meeting {
  Timestamp at;
  std::optional<int> minutes;

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

// One time that a request was put to a provider, and all that came of it.
struct Asking {
  std::string provider;
  std::string route;  // assigned, direct, preferred or offered; what came back goes on as assigned
  std::string how;    // how the provider was chosen: "round-robin"; empty where the seeker or the provider chose
  Timestamp asked;
  Answer answer = Answer::none;  // none: still to come
  std::optional<Timestamp> answered;
  Instant answer_counts_from{};
  std::string reason;              // of a decline
  std::optional<Timestamp> ended;  // of one that was accepted: when the provider held it no longer
  std::optional<EventKind> ended_by;
  int attempts = 0;
  std::vector<std::string> methods;  // of the attempts, each once
  std::vector<Meeting> meetings;
  std::vector<std::string> referrals;  // the names that the provider gave, each person once

  std::optional<Timestamp> accepted() const { return answer == Answer::accepted ? answered : std::nullopt; }
  bool is_held() const { return answer == Answer::accepted && !ended; }
  friend bool operator==(const Asking&, const Asking&) = default;
};

// A rest that was agreed on. It is over on the day `until`.
struct Hold {
  Timestamp since;
  Date until;
  std::string reason;

  friend bool operator==(const Hold&, const Hold&) = default;
};

// Where a request stands.
struct RequestState {
  RequestStatus status = RequestStatus::queued;
  std::string provider;               // who holds it, or was asked; empty while nobody does
  std::string outcome;                // of a closed one
  std::string route;                  // "assigned" once a direct or offered request came back to the queue
  std::optional<Timestamp> returned;  // the last time it came back to the queue
  std::optional<EventKind> returned_by;
  std::optional<Timestamp> closed;
  std::string talk_to;          // the provider to talk to before it may be assigned again
  std::optional<Hold> hold;     // the last one that was not ended by hand, also past its day
  bool meeting_is_set = false;  // one that neither took place nor was called off so far

  friend bool operator==(const RequestState&, const RequestState&) = default;
};

// How it came there.
struct RequestStory {
  std::vector<StoryEvent<RequestStatus>> events;
  std::vector<Asking> askings;
  Instant latest{};  // of all events of the history

  // The asking of the provider whom the state names; null while it names nobody.
  const Asking* present(const RequestState& state) const;
  // The providers who answered so, each once, in order. An offer is answered by the seeker, and so by no provider.
  std::vector<std::string> providers_who(Answer answer) const;
};

struct GateState {
  std::string gate;
  std::optional<Timestamp> booked_for;
  std::optional<Timestamp> sent;
  std::optional<Timestamp> passed;
  std::optional<Timestamp> failed;
  std::string reason;  // of a failure

  friend bool operator==(const GateState&, const GateState&) = default;
};

// A pause that was planned. Without `until` it lasts until `resumed`.
struct Absence {
  Date from;
  std::optional<Date> until;  // the first day after it
  std::string reason;

  bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
  friend bool operator==(const Absence&, const Absence&) = default;
};

struct ParticipantState {
  ParticipantStatus status = ParticipantStatus::applied;
  ParticipantStatus before_pause = ParticipantStatus::applied;  // of who is paused: what they are without that
  std::vector<GateState> gates;        // the role's, in its order, then others met in the history
  std::optional<Timestamp> activated;  // when the last gate was passed (or applied, without gates)
  std::optional<Timestamp> paused;     // since when
  std::optional<Date> paused_until;    // the first day on which the pause is over, where it was said
  std::string pause_reason;
  std::vector<Absence> planned;  // in the order in which they were said
  std::string exit_reason;       // also why ineligible
  std::string classification;    // as the history last says it; empty: the record's own

  friend bool operator==(const ParticipantState&, const ParticipantState&) = default;
};

struct ParticipantStory {
  std::vector<StoryEvent<ParticipantStatus>> events;
  Instant latest{};

  bool has(EventKind kind) const;
};

// Planned until it was held or cancelled; one that was cancelled is planned again once it was rescheduled, and one that
// was held stays so.
struct ActivityState {
  ActivityStatus status = ActivityStatus::planned;
  std::string reason;  // of a cancelled one

  friend bool operator==(const ActivityState&, const ActivityState&) = default;
};

struct ActivityStory {
  std::vector<StoryEvent<ActivityStatus>> events;
  Instant latest{};
};

template <class State, class Story>
struct Fold {
  State state;
  Story story;
  // In the order of the history. The events at fault are passed over; only a `submitted` at fault still begins the
  // request.
  std::vector<LifeProblem> problems;
};
using RequestFold = Fold<RequestState, RequestStory>;
using ParticipantFold = Fold<ParticipantState, ParticipantStory>;
using ActivityFold = Fold<ActivityState, ActivityStory>;

// Fold what happened up to `until` (all, without it). `gates` are those of the participant's role: who has passed all
// of them is active, who failed one is ineligible until that gate is booked, sent or passed again. A pause lasts until
// `resumed`, also past the day it was meant to end on.
RequestFold fold(const Request& request, const LifeRules& rules, std::optional<Instant> until = std::nullopt);
ParticipantFold fold(const Participant& participant, std::span<const std::string> gates,
                     std::optional<Instant> until = std::nullopt);
ActivityFold fold(const Activity& activity, std::optional<Instant> until = std::nullopt);

// State and story after one more event, which `record` does not hold yet. An error (refused) where its life does not
// allow it ("not-allowed-now": it says what is possible now, what the event must carry, or which later event a
// back-dated one would make impossible) or does not know it ("unknown-event"), or where a limit of the rules forbids to
// record it today ("too-few-attempts"): folding asks for no limit, so that one which changes leaves the past as it was.
// A retraction may make later events impossible; they are then passed over.
Result<RequestFold> after(const Request& request, const Event& event, const LifeRules& rules);
Result<ParticipantFold> after(const Participant& participant, const Event& event, std::span<const std::string> gates);
Result<ActivityFold> after(const Activity& activity, const Event& event);

// Events that the table allows in this state of a submitted request, in its order; without `assigned` while somebody
// must be talked to first, and `cancelled` while no meeting is set.
std::vector<std::string> possible_events(const RequestState& state);

}  // namespace matchdesk

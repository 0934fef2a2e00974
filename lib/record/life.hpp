#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/event.hpp"

namespace matchdesk {

struct Request;

enum class RequestStatus { queued, pending, accepted, scheduled, met, closed };

std::string_view to_text(RequestStatus status);
std::optional<RequestStatus> parse_request_status(std::string_view text);

// How a request goes on after its provider declined.
enum class OnDecline { queue, close, next };

// What the policy says about a route, as far as folding needs it.
struct RouteRules {
  OnDecline on_decline = OnDecline::queue;
  bool needs_answer = true;  // otherwise an assignment is an acceptance
};

struct LifeRules {
  std::map<std::string, RouteRules, std::less<>> routes;  // absent: the defaults above
  int unreachable_attempts = 3;
  int unreachable_methods = 2;
};

// One row of the life of a request.
struct Transition {
  std::string_view event;
  std::vector<RequestStatus> from;  // empty: only as the first event
  std::string_view to;              // in words, for the help: "queued, or closed where the route says so"
  std::string_view rule;            // in words; may be empty
};

// The one table of the life of a request: the commands, check, the merge driver and the help's diagram read it.
std::span<const Transition> life_of_a_request();

// What a request's history comes to.
struct RequestState {
  RequestStatus status = RequestStatus::queued;
  std::string provider;               // who holds it, or was asked; empty while nobody does
  std::string outcome;                // of a closed one
  std::string route;                  // "assigned" once a direct or offered request came back to the queue
  std::optional<Timestamp> asked;     // since when `provider` is asked, while pending
  std::optional<Timestamp> accepted;  // by the present provider
  std::optional<Timestamp> returned;  // the last time it came back to the queue
  std::string returned_why;           // "declined", "timed-out", "transferred" or "reopened"
  std::optional<Timestamp> closed;
  // Providers who declined it and who let it time out, in order, each once; of an offer the seeker does, so nobody.
  std::vector<std::string> declined_by;
  std::vector<std::string> timed_out_by;
  std::string talk_to;               // the provider to talk to before it may be assigned again
  int attempts = 0;                  // since this provider accepted
  std::vector<std::string> methods;  // of those, each once
  int meetings = 0;                  // with this provider
  int referrals = 0;                 // from this provider

  friend bool operator==(const RequestState&, const RequestState&) = default;
};

// An event that cannot stand where it stands.
struct LifeProblem {
  std::size_t event = 0;  // index into the history
  std::string message;    // "'accepted' is not possible while the request is queued"
  std::string hint;       // "possible now: assigned, withdrawn, …"
};

struct RequestFold {
  RequestState state;
  // In the order of the history. The events at fault are passed over; only a `submitted` at fault still begins the
  // request.
  std::vector<LifeProblem> problems;
};

// Folds the events that happened up to `until` (all, without it).
RequestFold fold(const Request& request, const LifeRules& rules, std::optional<Instant> until = std::nullopt);

// The state after one more event. An error (refused) where the table does not allow it ("not-allowed-now": it says what
// is possible now, what the event must carry, or which later event a back-dated one would make impossible) or does not
// know it ("unknown-event"). A retraction may make later events impossible; `fold` then passes over them and says so.
Result<RequestState> after(const Request& request, const Event& event, const LifeRules& rules);

// Events that the table allows in this state of a submitted request, in its order; without `assigned` while somebody
// must be talked to first.
std::vector<std::string> possible_events(const RequestState& state);

// The life of a request as a diagram in plain text, made from the table.
std::string life_diagram();

enum class ParticipantStatus { applied, in_intake, ineligible, active, paused, exited };

std::string_view to_text(ParticipantStatus status);
std::optional<ParticipantStatus> parse_participant_status(std::string_view text);

// Where a participant stands with one gate.
struct GateState {
  std::string gate;
  std::optional<Timestamp> booked_for;
  std::optional<Timestamp> sent;
  std::optional<Timestamp> passed;
  std::optional<Timestamp> failed;
  std::string reason;  // of a failure

  friend bool operator==(const GateState&, const GateState&) = default;
};

struct ParticipantState {
  ParticipantStatus status = ParticipantStatus::applied;
  std::vector<GateState> gates;        // the role's, in its order, then others met in the history
  std::optional<Timestamp> activated;  // when the last gate was passed (or applied, without gates)
  std::optional<Timestamp> paused;     // since when
  std::optional<Date> paused_until;    // the first day on which the pause is over, where it was said
  std::string pause_reason;
  std::string exit_reason;     // also why ineligible
  std::string classification;  // as the history last says it; empty: the record's own

  friend bool operator==(const ParticipantState&, const ParticipantState&) = default;
};

struct Participant;

// `gates` are the role's. Folds up to `until`. Who has passed every gate is active, who failed one is ineligible until
// that gate is booked, sent or passed again. A pause lasts until `resumed`, also past the day it was meant to end on.
struct ParticipantFold {
  ParticipantState state;
  std::vector<LifeProblem> problems;
};
ParticipantFold fold(const Participant& participant, std::span<const std::string> gates,
                     std::optional<Instant> until = std::nullopt);

// The state after one more event; refused as for requests.
Result<ParticipantState> after(const Participant& participant, const Event& event, std::span<const std::string> gates);

}  // namespace matchdesk

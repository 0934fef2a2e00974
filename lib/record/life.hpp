#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/event.hpp"

namespace matchdesk {

enum class RequestStatus : std::uint8_t { queued, pending, accepted, scheduled, met, closed };
enum class ParticipantStatus : std::uint8_t { applied, in_intake, ineligible, active, paused, exited };
enum class ActivityStatus : std::uint8_t { planned, held, cancelled };

std::string_view to_text(RequestStatus status);
std::string_view to_text(ParticipantStatus status);  // "in-intake"
std::string_view to_text(ActivityStatus status);

// The words of all statuses of a kind of record, in the order of its life.
std::vector<std::string> status_names(Subject subject);

// Whether a provider works with the seeker.
bool is_held(RequestStatus status);

// How a request goes on after its provider declined.
enum class OnDecline { queue, close, next };

// What the policy says about a route, as far as folding needs it.
struct RouteRules {
  OnDecline on_decline = OnDecline::queue;
  bool needs_answer = true;  // otherwise an assignment is an acceptance
};

struct LifeRules {
  std::map<std::string, RouteRules, std::less<>> routes;
  int unreachable_attempts = 3;
  int unreachable_methods = 2;

  // The rules of a route; the defaults above where the policy says nothing about it.
  RouteRules of(std::string_view route) const;
};

// One row of the life of a request.
struct Transition {
  EventKind event;
  std::vector<RequestStatus> from;  // empty: only as the first event
  std::string_view to;              // in words, for the help: "queued, or closed where the route says so"
  std::string_view rule;            // in words; may be empty
};

// The one table of the life of a request: the commands, check, the merge driver and the help read it.
std::span<const Transition> life_of_a_request();

// An event that cannot stand where it stands.
struct LifeProblem {
  std::size_t event = 0;  // index into the history
  std::string message;    // "'accepted' is not possible while the request is queued"
  std::string hint;       // "possible now: assigned, withdrawn, …"
};

}  // namespace matchdesk

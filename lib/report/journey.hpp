#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

enum class Answer { none, accepted, declined, timed_out, ended };  // ended: the request ended before an answer

// One time that somebody was asked to take a request.
struct Asking {
  std::string provider;
  std::string route;  // by which it was put: "direct", "assigned", …
  Instant asked{};
  Answer answer = Answer::none;  // none: still pending
  std::optional<Instant> answered;
  std::string reason;  // of a decline
};

// The time for which one provider held a request.
struct Pairing {
  std::string provider;
  Instant accepted{};
  std::optional<Instant> ended;  // transferred, or the request closed
  std::vector<Instant> meetings;
  int referrals = 0;
};

// What a request went through, in the words of the figures. A stage is the first time that it was reached; nothing
// where it was not. Retracted events never happened.
struct Journey {
  std::optional<Instant> submitted;
  std::optional<Instant> assigned;  // the first time that anybody was asked
  std::optional<Instant> accepted;
  std::optional<Instant> contacted;  // attempted, introduced, scheduled or met: whichever came first
  std::optional<Instant> met;
  std::optional<Instant> completed;  // as it stands: not when it was opened again
  std::vector<Asking> askings;
  std::vector<Pairing> pairings;
};

Journey journey_of(const Program& program, const Request& request);

// From asked to answered, or to `now` while nobody answered.
std::chrono::seconds pending_time(const Asking& asking, Instant now);

}  // namespace matchdesk

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "policy/policy.hpp"

// What happened to a request, told a second time, by the plain rules of its life alone.
namespace matchdesk::plain {

// One time that somebody was asked.
struct Approach {
  std::string provider, route;
  Instant asked{};
  std::string answer;  // accepted, declined, timed-out, ended or nothing yet
  std::optional<Instant> answered, ended;
  Instant counts_from{};  // of the answer
};

// An event that counts.
struct Step {
  std::size_t place = 0;
  std::string name, also, status;  // after it
  std::string before;              // the status that it found
  std::string provider;            // whom it concerns
  Instant at{};
};

// What it comes to.
struct Story {
  std::string status = "queued", provider, route, returned_by, talk_to;
  bool has_meeting = false;  // that neither took place nor was called off
  std::optional<Instant> submitted, returned, closed;
  std::vector<Approach> asks;
  std::vector<Step> steps;

  bool is_held() const { return status == "accepted" || status == "scheduled" || status == "met"; }
};

// In which statuses each event is possible, by their first letters: {"assigned", "q"}. The first event is `submitted`.
const std::map<std::string, std::string>& possible_in();

// What the events up to `until` come to. A retraction must not take back another one, and nothing is unreachable.
Story story_of(const Request& request, const Policy& policy, Instant until);

}  // namespace matchdesk::plain

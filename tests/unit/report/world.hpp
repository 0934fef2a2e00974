#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/program.hpp"

// A small program made by hand, as values.
namespace matchdesk::world {

using Fields = std::vector<std::pair<std::string, Value>>;

inline Timestamp at(std::string_view text) { return *parse_timestamp(text); }
inline Instant instant(std::string_view text) { return at(text).instant; }
inline Date day(std::string_view text) { return *parse_date(text); }

inline Event event(std::string_view when, std::string_view kind, Fields fields = {},
                   std::string_view by = "dana@example.org") {
  return {at(when), std::nullopt, std::string(by), std::string(kind), Value(Value::Map(fields.begin(), fields.end()))};
}

// The places are north (hill, dale) and south; the roles client and mentor; the kinds mentoring, with three referrals,
// and flash, without.
Policy policy();

Participant person(std::string_view id, std::string_view role, std::string_view first, std::string_view last,
                   std::vector<Event> history = {});
Request request(std::string_view id, std::string_view seeker, std::vector<Event> history,
                std::string_view route = "assigned");

// Everything folded.
Records records(const Policy& policy, std::vector<Participant> participants, std::vector<Request> requests,
                std::vector<Activity> activities = {});

}  // namespace matchdesk::world

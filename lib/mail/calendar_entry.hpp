#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "mail/occasion.hpp"

namespace matchdesk {

// A meeting or an activity as the calendars of those who are invited know it, after one event of its record.
struct CalendarEntry {
  std::string id;    // stays while it is moved or called off
  int sequence = 0;  // how often it was changed
  Instant begins{};
  std::chrono::minutes length{std::chrono::hours{1}};
  std::string where{};                  // may be empty
  bool called_off = false;              // by this event
  std::optional<Instant> moved_from{};  // when it was to begin, of one that this event moves
  const Event* invited_by = nullptr;    // the event that invited people to it
};

// The entry that an event makes, changes or calls off; nothing for other events. A meeting is called off by
// `cancelled`, by all that ends what it is about, and when the person whom it is with leaves or does not pass, unless
// it is past. It takes as long as its event says, else as the kind of request does, else an hour.
std::optional<CalendarEntry> calendar_entry(const Occasion& occasion);

// How often an activity was moved or called off.
int changes_of(const Activity& activity);

}  // namespace matchdesk

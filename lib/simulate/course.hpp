#pragma once

#include <string>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

// A part of a request's history during which one provider held it: the events after the acceptance, the one that ended
// it included.
struct Stretch {
  std::string provider;
  Instant accepted{};
  std::size_t begin = 0, end = 0;
};

// A request's history, event by event.
struct Course {
  std::vector<RequestStatus> before;  // the status that each event found
  std::vector<Stretch> held;
};

// Of a request whose history stands in the order in which it folds.
Course course_of(const Request& request);

// How it went on after an acceptance by `provider`: the last stretch with this one, else the last of all; null where
// nobody ever accepted.
const Stretch* stretch_with(const Course& course, const std::string& provider);

// Of an event by a clock that returns a request to the queue or closes it.
bool is_end_by_clock(const Event& event);

// Whether the assignment at this place of a history followed a decline at once, as the route's `on_decline: next` does.
bool follows_decline(const std::vector<Event>& history, std::size_t place);

}  // namespace matchdesk

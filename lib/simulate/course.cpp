#include "simulate/course.hpp"

#include <algorithm>

namespace matchdesk {

bool is_end_by_clock(const Event& event) {
  return event.by == by_automation && (event.kind == EventKind::timed_out || event.kind == EventKind::expired);
}

bool follows_decline(const std::vector<Event>& history, std::size_t place) {
  return place > 0 && history[place - 1].kind == EventKind::declined && history[place - 1].at == history[place].at;
}

Course course_of(const Request& request) {
  Course course;
  RequestStatus status = RequestStatus::queued;
  auto told = request.story.events.begin();
  for (std::size_t place = 0; place < request.history.size(); ++place) {
    course.before.push_back(status);
    const bool is_told = told != request.story.events.end() && told->place == place;
    const RequestStatus after = is_told ? told->status : status;
    if (is_held(status)) {
      course.held.back().end = place + 1;
    } else if (is_held(after)) {
      const Asking& asking = request.story.askings[static_cast<std::size_t>(told->asking)];
      course.held.push_back({asking.provider, told->at, place + 1, place + 1});
    }
    status = after;
    if (is_told) ++told;
  }
  return course;
}

const Stretch* stretch_with(const Course& course, const std::string& provider) {
  const auto same = std::find_if(course.held.rbegin(), course.held.rend(),
                                 [&](const Stretch& stretch) { return stretch.provider == provider; });
  if (same != course.held.rend()) return &*same;
  return course.held.empty() ? nullptr : &course.held.back();
}

}  // namespace matchdesk

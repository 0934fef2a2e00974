#include "simulate/course.hpp"

#include <algorithm>

namespace matchdesk {

bool is_held(RequestStatus status) {
  return status == RequestStatus::accepted || status == RequestStatus::scheduled || status == RequestStatus::met;
}

bool is_end_by_clock(const Event& event) {
  return event.by == "sweep" && (event.event == "timed-out" || event.event == "expired");
}

bool follows_decline(const std::vector<Event>& history, std::size_t place) {
  return place > 0 && history[place - 1].event == "declined" && history[place - 1].at == history[place].at;
}

Course course_of(const Request& request, const LifeRules& rules) {
  Course course;
  Request told = request;
  told.history.clear();
  RequestState state;
  for (std::size_t place = 0; place < request.history.size(); ++place) {
    course.before.push_back(state.status);
    told.history.push_back(request.history[place]);
    const RequestState after = fold(told, rules).state;
    if (is_held(state.status)) {
      course.held.back().end = place + 1;
    } else if (is_held(after.status)) {
      course.held.push_back({after.provider, request.history[place].at.instant, place + 1, place + 1});
    }
    state = after;
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

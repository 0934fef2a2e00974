#pragma once

#include <optional>

#include "simulate/course.hpp"
#include "simulate/recorded.hpp"
#include "simulate/scenario.hpp"

namespace matchdesk {

// How far one request has come.
struct Progress {
  const Request* recorded = nullptr;
  Rank rank = 0;
  std::size_t next = 0;  // place in its recorded history
  bool has_diverged = false;
  int plan = 0, clock_plan = 0;  // the numbers of what is planned and still holds
  std::optional<NextEnd> end_recorded, end_changed;
  std::optional<Course> course;  // once it is needed
};

// Whether the changed policy's clocks call for a recorded end as the recorded ones do, or for this very one.
inline bool calls_for(const Progress& progress, const Event& end) {
  if (is_same(progress.end_recorded, progress.end_changed)) return true;
  const auto due = end.time("due");
  return progress.end_changed && due && progress.end_changed->due == due->instant &&
         progress.end_changed->event.kind == end.kind;
}

}  // namespace matchdesk

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

enum class ActivityStatus { planned, held, cancelled };

std::string_view to_text(ActivityStatus status);

// What an activity's history comes to: planned until it was held or cancelled; one that was cancelled is planned again
// once it was rescheduled, and one that was held stays so.
struct ActivityFold {
  ActivityStatus status = ActivityStatus::planned;
  std::string reason;  // of a cancelled one
  std::vector<LifeProblem> problems;
};
ActivityFold fold(const Activity& activity);

// The status after one more event; refused as for participants and requests.
Result<ActivityStatus> after(const Activity& activity, const Event& event);

}  // namespace matchdesk

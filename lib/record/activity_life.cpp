#include "record/activity_life.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "record/life_check.hpp"
#include "record/standing.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::array<std::string_view, 3> status_texts = {"planned", "held", "cancelled"};

struct ActivityStep {
  std::string_view event;
  std::vector<ActivityStatus> from;
  ActivityStatus to;
};

// The events that change an activity's status; all others are possible always.
const std::vector<ActivityStep>& steps() {
  using enum ActivityStatus;
  static const std::vector<ActivityStep> all = {
      {"rescheduled", {planned, cancelled}, planned}, {"held", {planned}, held}, {"cancelled", {planned}, cancelled}};
  return all;
}

std::string possible_while(const ActivityStep& step) {
  std::vector<std::string> names;
  for (const ActivityStatus status : step.from) names.emplace_back(to_text(status));
  return "possible while: " + text::join(names, ", ");
}

void tell(ActivityFold& told, const Event& event, std::size_t index) {
  const auto step = std::ranges::find(steps(), event.event, &ActivityStep::event);
  if (step == steps().end()) return;
  if (std::ranges::find(step->from, told.status) == step->from.end()) {
    told.problems.push_back(
        {index, fmt::format("'{}' is not possible while the activity is {}", event.event, to_text(told.status)),
         possible_while(*step)});
    return;
  }
  told.status = step->to;
  told.reason = told.status == ActivityStatus::cancelled ? event.text("reason") : std::string();
}

ActivityFold tell_all(std::span<const Event> history) {
  ActivityFold told;
  const Standing standing = stand(history, std::nullopt);
  for (const std::size_t index : standing.order) tell(told, history[index], index);
  for (const std::size_t index : standing.idle) told.problems.push_back(idle_retraction(history, index));
  std::ranges::sort(told.problems, {}, &LifeProblem::event);
  return told;
}

}  // namespace

std::string_view to_text(ActivityStatus status) { return status_texts[static_cast<std::size_t>(status)]; }

ActivityFold fold(const Activity& activity) { return tell_all(activity.history); }

Result<ActivityStatus> after(const Activity& activity, const Event& event) {
  if (auto error = incomplete_event(Subject::activity, event)) return tl::unexpected(std::move(*error));
  std::vector<Event> history = activity.history;
  history.push_back(event);
  const ActivityFold with = tell_all(history);
  if (auto error = problem_of_last(history, fold(activity).problems, with.problems))
    return tl::unexpected(std::move(*error));
  return with.status;
}

}  // namespace matchdesk

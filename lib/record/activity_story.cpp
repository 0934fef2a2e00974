#include <algorithm>
#include <vector>

#include "record/record.hpp"
#include "record/tell.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

struct ActivityStep {
  EventKind event;
  std::vector<ActivityStatus> from;
  ActivityStatus to;
};

// The events that change an activity's status; all others are possible always.
const std::vector<ActivityStep>& steps() {
  using enum ActivityStatus;
  static const std::vector<ActivityStep> all = {{EventKind::rescheduled, {planned, cancelled}, planned},
                                                {EventKind::held, {planned}, held},
                                                {EventKind::cancelled, {planned}, cancelled}};
  return all;
}

std::string possible_while(const ActivityStep& step) {
  std::vector<std::string> names;
  for (const ActivityStatus status : step.from) names.emplace_back(to_text(status));
  return "possible while: " + text::join(names, ", ");
}

struct ActivityTeller {
  ActivityState state;
  ActivityStory story;

  std::optional<Refusal> tell(std::size_t place, const Event& event) {
    const auto step = std::ranges::find(steps(), event.kind, &ActivityStep::event);
    if (step != steps().end()) {
      if (std::ranges::find(step->from, state.status) == step->from.end())
        return not_possible_while(event, Subject::activity, to_text(state.status), possible_while(*step));
      state.status = step->to;
      state.reason = state.status == ActivityStatus::cancelled ? event.text("reason") : std::string();
    }
    story.events.push_back({static_cast<std::uint32_t>(place), event.kind, std::nullopt, state.status, -1,
                            event.at.instant, counts_from(event)});
    return std::nullopt;
  }
};

}  // namespace

ActivityFold fold(const Activity& activity, std::optional<Instant> until) {
  return fold_with(ActivityTeller{}, activity.history, until);
}

Result<ActivityFold> after(const Activity& activity, const Event& event) {
  return fold_with_one_more(ActivityTeller{}, activity, event);
}

}  // namespace matchdesk

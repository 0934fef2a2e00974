#include <doctest/doctest.h>

#include <functional>

#include "world.hpp"

namespace matchdesk {

namespace {

using world::event;

Activity activity(std::vector<Event> history) {
  Activity activity;
  activity.id = "bootcamp";
  activity.history = std::move(history);
  return activity;
}

Event one(int hours, std::string_view kind) {
  return event(hours, kind, kind == "rescheduled" ? Value::Map{{"for", to_text(world::hour(99))}} : Value::Map{});
}

std::string refusal(const Activity& activity, const Event& event) {
  const auto folded = after(activity, event);
  return folded ? std::string(to_text(folded->state.status))
                : folded.error().message + " (" + folded.error().hint + ")";
}

}  // namespace

TEST_CASE("an activity is planned, and then held or cancelled") {
  const Activity planned = activity({one(0, "planned")});
  CHECK(fold(planned).state.status == ActivityStatus::planned);
  CHECK(refusal(planned, one(1, "held")) == "held");
  CHECK(refusal(planned, one(1, "cancelled")) == "cancelled");
  CHECK(refusal(planned, one(1, "noted")) == "'noted' needs 'text' (text: The remark)");
  CHECK(refusal(planned, event(1, "attended")) ==
        "'attended' is not an event of an activity (its events are planned, rescheduled, held, cancelled, noted, "
        "corrected and retracted)");
  const Activity held = activity({one(0, "planned"), one(1, "held")});
  CHECK(refusal(held, one(2, "cancelled")) ==
        "'cancelled' is not possible while the activity is held (possible while: planned)");
  const Activity cancelled = activity({one(0, "planned"), event(1, "cancelled", {{"reason", "rain"}})});
  CHECK(fold(cancelled).state.reason == "rain");
  CHECK(refusal(cancelled, one(2, "held")) ==
        "'held' is not possible while the activity is cancelled (possible while: planned)");
  CHECK(refusal(cancelled, one(2, "rescheduled")) == "planned");
}

TEST_CASE("a mistaken event of an activity can be taken back") {
  const Event mistaken = one(1, "held");
  const Activity again = activity({one(0, "planned"), mistaken, world::retraction(2, mistaken)});
  CHECK(fold(again).state.status == ActivityStatus::planned);
  CHECK(fold(again).problems.empty());
  const Activity idle = activity({one(0, "planned"), world::retraction(2, mistaken)});
  CHECK(fold(idle).problems.size() == 1);
}

TEST_CASE("every history of up to five events folds as the rules say, told another way") {
  // From the end: the last event that was possible decides.
  const std::vector<std::string> kinds = {"planned", "rescheduled", "held", "cancelled"};
  std::vector<Event> history;
  const std::function<void()> grow = [&] {
    std::string status = "planned";
    std::size_t refused = 0;
    for (const Event& event : history) {
      const std::string kind(event.name());
      const bool possible = kind == "planned" || (kind == "rescheduled" ? status != "held" : status == "planned");
      if (!possible)
        ++refused;
      else if (kind != "planned")
        status = kind == "rescheduled" ? "planned" : kind;
    }
    const ActivityFold told = fold(activity(history));
    REQUIRE(to_text(told.state.status) == status);
    REQUIRE(told.problems.size() == refused);
    if (history.size() == 5) return;
    for (const std::string& kind : kinds) {
      history.push_back(one(static_cast<int>(history.size()), kind));
      grow();
      history.pop_back();
    }
  };
  grow();
}

}  // namespace matchdesk

#include <algorithm>
#include <iterator>

#include "record/event_fields.hpp"
#include "record/event_tables.hpp"

namespace matchdesk {

const std::vector<EventKind>& activity_events() {
  static const std::vector<EventKind> kinds = [] {
    const EventShapes shapes;
    const yaml::Key note = may("note", shapes.text, "A remark");
    std::vector<EventKind> all = {
        {"planned", "The activity was entered", {note}},
        {"rescheduled",
         "The activity was moved",
         {must("for", shapes.time, "When it is now"), may("reason", shapes.line, "Why"), note}},
        {"held", "The activity took place", {may("attendance", shapes.count, "How many came"), note}},
        {"cancelled", "The activity will not take place", {may("reason", shapes.line, "Why"), note}},
    };
    std::ranges::move(common_events(), std::back_inserter(all));
    return all;
  }();
  return kinds;
}

}  // namespace matchdesk

#include <algorithm>

#include "record/event_fields.hpp"
#include "record/event_tables.hpp"

namespace matchdesk {
namespace {

// An event's map: what every event has around the kind's own fields. Unknown fields are kept and warned about.
yaml::ShapePointer shape_of(const EventKind& kind, const EventShapes& shapes) {
  auto shape = std::make_shared<yaml::Shape>();
  shape->type = yaml::Type::map;
  shape->open = true;
  shape->flow = true;
  shape->about = kind.about;
  shape->keys = {must("at", shapes.time, "When it happened"),
                 may("recorded", shapes.time, "When it was written down, where that was later"),
                 must("by", shapes.line, "Who recorded it: an address, a form, or sweep"),
                 must("event", yaml::choice_of({std::string(kind.name)}), "What happened")};
  shape->keys.insert(shape->keys.end(), kind.fields.begin(), kind.fields.end());
  shape->keys.push_back(may("due", shapes.time, "What automation wrote: the moment the clock called for it"));
  return shape;
}

yaml::ShapePointer make_history_shape(Subject subject) {
  const EventShapes shapes;
  std::vector<yaml::Case> cases;
  for (const EventKind& kind : event_kinds(subject)) cases.push_back({std::string(kind.name), shape_of(kind, shapes)});
  return yaml::list_of(yaml::cases_of("event", std::move(cases)));
}

}  // namespace

std::span<const EventKind> event_kinds(Subject subject) {
  switch (subject) {
    case Subject::participant:
      return participant_events();
    case Subject::request:
      return request_events();
    case Subject::activity:
      break;
  }
  return activity_events();
}

const EventKind* find_event_kind(Subject subject, std::string_view name) {
  const std::span<const EventKind> kinds = event_kinds(subject);
  const auto found = std::ranges::find(kinds, name, &EventKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

yaml::ShapePointer history_shape(Subject subject) {
  static const yaml::ShapePointer participant = make_history_shape(Subject::participant);
  static const yaml::ShapePointer request = make_history_shape(Subject::request);
  static const yaml::ShapePointer activity = make_history_shape(Subject::activity);
  return subject == Subject::participant ? participant : subject == Subject::request ? request : activity;
}

}  // namespace matchdesk

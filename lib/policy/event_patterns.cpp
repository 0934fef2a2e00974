#include "policy/event_patterns.hpp"

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

// Events that are in no history, but follow from it.
std::vector<std::string> derived_events(Subject on) {
  if (on == Subject::request) return {"asked", "returned"};
  return {"asked", "returned", "activated", "period-start"};
}

std::vector<std::string> known_events(Subject on) {
  auto known = derived_events(on);
  for (const auto& kind : event_kinds(Subject::request)) known.emplace_back(kind.name);
  if (on == Subject::request) return known;
  for (const auto& kind : event_kinds(Subject::participant)) {
    if (!is_known(known, kind.name)) known.emplace_back(kind.name);
  }
  return known;
}

// The fields that an event of this name carries, on whichever of the records it stands.
std::vector<yaml::Key> fields_of(std::string_view event, Subject on) {
  std::vector<yaml::Key> fields;
  for (const auto subject : {Subject::request, Subject::participant}) {
    if (subject == Subject::participant && on == Subject::request) continue;
    const auto* kind = find_event_kind(subject, event);
    if (kind) fields.insert(fields.end(), kind->fields.begin(), kind->fields.end());
  }
  return fields;
}

void check_field(const Part& field, std::string_view event, Subject on) {
  const auto fields = fields_of(event, on);
  const auto known = names_of(fields);
  if (!is_known(known, field.name())) {
    return field.unknown_key("field", known);
  }
  const auto& shape = *std::ranges::find(fields, field.name(), &yaml::Key::name)->shape;
  if (shape.type == yaml::Type::choice && !is_known(shape.choices, field.text())) {
    field.unknown("value", field.text(), shape.choices);
  }
}

EventPattern read_pattern(const Part& part, Subject on) {
  EventPattern pattern{part.name(), {}};
  const auto known = known_events(on);
  if (!is_known(known, pattern.event)) {
    part.unknown_key("event", known);
    return pattern;
  }
  for (const auto& field : part.members()) {
    check_field(field, pattern.event, on);
    pattern.fields.emplace_back(field.name(), field.text());
  }
  return pattern;
}

}  // namespace

yaml::ShapePointer event_patterns_shape() {
  const auto with_fields = entries_of(yaml::table_of(line()));
  const auto one = yaml::either_of({id(), with_fields});
  return yaml::either_of({id(), yaml::list_of(one), with_fields});
}

std::vector<EventPattern> read_event_patterns(const Part& part, Subject on) {
  std::vector<EventPattern> patterns;
  const auto known = known_events(on);
  const auto read_map = [&](const Part& map) {
    for (const auto& event : map.members()) patterns.push_back(read_pattern(event, on));
  };
  if (part.value().is_map()) {
    read_map(part);
    return patterns;
  }
  for (const auto& item : part.items()) {
    if (item.value().is_map()) {
      read_map(item);
    } else {
      if (!is_known(known, item.text())) item.unknown("event", item.text(), known);
      patterns.push_back({item.text(), {}});
    }
  }
  return patterns;
}

}  // namespace matchdesk

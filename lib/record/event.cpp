#include "record/event.hpp"

#include <algorithm>
#include <cmath>

namespace matchdesk {
namespace {

const Value& field_of(const Event& event, std::string_view field) {
  static const Value none;
  const Value* value = event.fields.find(field);
  return value == nullptr ? none : *value;
}

// What the writer of a history is held to elsewhere: its shape accepts only times here.
Timestamp time_of(const Value& value) { return parse_timestamp(value.text()).value_or(Timestamp{}); }

}  // namespace

const std::string& Event::text(std::string_view field) const { return field_of(*this, field).text(); }

std::optional<std::int64_t> Event::number(std::string_view field) const {
  const Value& value = field_of(*this, field);
  if (value.is_integer()) return value.integer();
  if (value.is_number()) return std::llround(value.number());
  return std::nullopt;
}

std::optional<Timestamp> Event::time(std::string_view field) const {
  const Value& value = field_of(*this, field);
  if (!value.is_text()) return std::nullopt;
  const Result<Timestamp> time = parse_timestamp(value.text());
  return time ? std::optional<Timestamp>(*time) : std::nullopt;
}

std::vector<std::string> Event::texts(std::string_view field) const { return field_of(*this, field).texts(); }

bool operator==(const Event& left, const Event& right) {
  if (left.at != right.at || left.recorded != right.recorded || left.by != right.by || left.kind != right.kind) {
    return false;
  }
  const Value::Map& fields = left.fields.members();
  return fields.size() == right.fields.members().size() && std::ranges::all_of(fields, [&](const auto& member) {
           const Value* other = right.fields.find(member.first);
           return other != nullptr && *other == member.second;
         });
}

Value to_value(const Event& event) {
  Value::Map members;
  members.reserve(4 + event.fields.members().size());
  members.emplace_back("at", to_text(event.at));
  if (event.recorded) members.emplace_back("recorded", to_text(*event.recorded));
  members.emplace_back("by", event.by);
  members.emplace_back("event", event.name());
  for (const auto& [name, value] : event.fields.members()) {
    if (!value.is_null()) members.emplace_back(name, value);
  }
  return members;
}

Event event_from_value(const Value& value) {
  Event event;
  Value::Map fields;
  for (const auto& [name, member] : value.members()) {
    if (member.is_null()) continue;
    if (name == "at") {
      event.at = time_of(member);
    } else if (name == "recorded") {
      event.recorded = time_of(member);
    } else if (name == "by") {
      event.by = member.text();
    } else if (name == "event") {
      event.kind = parse_event_kind(member.text()).value_or(EventKind::noted);
    } else {
      fields.emplace_back(name, member);
    }
  }
  event.fields = std::move(fields);
  return event;
}

}  // namespace matchdesk

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/record.hpp"

namespace matchdesk::sample {

// So many hours after the morning of 14 May 2026, 09:00 in Toronto.
inline Timestamp hour(int hours) {
  static const Timestamp morning = parse_timestamp("2026-05-14T09:00:00-04:00").value();
  return {morning.instant + std::chrono::hours(hours), morning.offset};
}

inline Event event(int hours, std::string_view kind, Value::Map fields = {}) {
  Event event;
  event.at = hour(hours);
  event.by = "dana@example.org";
  event.kind = parse_event_kind(kind).value();
  event.fields = std::move(fields);
  return event;
}

inline Event retraction(int hours, const Event& mistaken) {
  return event(hours, "retracted",
               {{"retracts", mistaken.name()}, {"retracts_at", to_text(mistaken.at)}, {"reason", "typed by mistake"}});
}

inline Request request(std::string_view route, std::vector<Event> history) {
  Request request;
  request.id = "20260514-k3f9";
  request.kind = "mentoring";
  request.route = route;
  request.seeker = "maria-silva";
  request.submitted = hour(0);
  request.history = std::move(history);
  return request;
}

inline Event assigned(int hours, std::string_view provider) {
  return event(hours, "assigned", {{"provider", provider}, {"how", "round-robin"}, {"score", 87}});
}

// An event of any kind with what it must carry; it concerns `provider` where it concerns one.
inline Event complete_event(int hours, std::string_view kind, std::string_view provider) {
  Event made = event(hours, kind);
  for (const yaml::Key& field : find_event(Subject::request, kind)->fields) {
    if (!field.required) continue;
    Value value = "something";
    if (field.name == "provider") value = provider;
    if (field.name == "retracts_at" || field.name == "for") value = to_text(hour(hours));
    made.fields.set(field.name, std::move(value));
  }
  if (kind == "completed") made.fields.set("result", "completed");
  return made;
}

}  // namespace matchdesk::sample

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& texts) {
    std::string all = "[";
    for (const std::string& text : texts) all += (all.size() > 1 ? ", " : "") + text;
    return String((all + "]").c_str());
  }
};

}  // namespace doctest

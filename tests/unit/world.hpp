#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/apply.hpp"
#include "policy/program.hpp"

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += "\n  " + line;
    return text.c_str();
  }
};

// A program in memory, made by hand, for the tests of all rooms: times, events, people, requests and a policy.
namespace matchdesk::world {

using Lines = std::vector<std::string>;

// Chicago, where the program is.
inline const Zone& zone() {
  static const Zone chicago = Zone::find("America/Chicago").value();
  return chicago;
}
inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Duration lasting(std::string_view text) { return parse_duration(text).value(); }

// A time as files have it, "2026-05-14T09:00:00-05:00", or as it stands on a wall clock, "2026-05-14 09:00", also with
// seconds.
inline Timestamp stamp(std::string_view text, const Zone& where = zone()) {
  if (text.find('T') != text.npos) return parse_timestamp(text).value();
  const auto number = [&](std::size_t from) { return std::stoi(std::string(text.substr(from, 2))); };
  const std::chrono::seconds seconds{text.size() > 16 ? number(17) : 0};
  return where.stamp(where.instant(std::chrono::local_days(day(text.substr(0, 10))) + std::chrono::hours(number(11)) +
                                   std::chrono::minutes(number(14)) + seconds));
}
inline Instant at(std::string_view text, const Zone& where = zone()) { return stamp(text, where).instant; }

// "2026-05-14 09:00:00"
inline std::string wall(Instant instant, const Zone& where = zone()) {
  return to_text(where.stamp(instant)).replace(10, 1, " ").substr(0, 19);
}

// So many hours after the morning of 14 May 2026, 09:00 four hours behind UTC.
inline Timestamp hour(int hours) {
  static const Timestamp morning = parse_timestamp("2026-05-14T09:00:00-04:00").value();
  return {morning.instant + std::chrono::hours(hours), morning.offset};
}

// When an event happened, in any of these forms.
struct When {
  When(std::string_view text) : time(stamp(text)) {}
  When(const char* text) : time(stamp(text)) {}
  When(const std::string& text) : time(stamp(text)) {}
  When(Instant instant) : time(zone().stamp(instant)) {}
  When(Timestamp timestamp) : time(timestamp) {}
  When(int hours) : time(hour(hours)) {}

  Timestamp time;
};

inline Event event(When when, std::string_view name, Value::Map fields = {}, std::string by = "dana@example.org") {
  return {when.time, std::nullopt, std::move(by), parse_event_kind(name).value(), Value(std::move(fields))};
}

inline Event assigned(When when, std::string_view provider, std::string_view how = "round-robin") {
  return event(when, "assigned", {{"provider", provider}, {"how", how}});
}

// Takes back an event.
inline Event retraction(When when, const Event& mistaken) {
  return event(when, "retracted",
               {{"retracts", mistaken.name()}, {"retracts_at", to_text(mistaken.at)}, {"reason", "typed by mistake"}});
}

// An event of a request with all that it must carry; it concerns `provider` where it concerns one.
inline Event complete_event(When when, std::string_view name, std::string_view provider) {
  Event made = event(when, name);
  for (const yaml::Key& field : definition_of(made.kind).fields) {
    if (!field.required) continue;
    Value value = "something";
    if (field.name == "provider") value = provider;
    if (field.shape->type == yaml::Type::date) value = "2026-05-18";
    if (field.name == "retracts_at" || field.name == "for") value = to_text(when.time);
    made.fields.set(field.name, std::move(value));
  }
  if (made.kind == EventKind::completed) made.fields.set("result", "completed");
  return made;
}

// Somebody to whom nothing has happened yet.
inline Participant newcomer(std::string_view id, std::string_view role, std::string_view first = {},
                            std::string_view last = {}, std::string_view email = {}, std::string_view phone = {}) {
  Participant participant;
  participant.id = id;
  participant.role = role;
  participant.first = first;
  participant.last = last;
  participant.email = email;
  participant.phone = phone;
  return participant;
}

// Somebody with an address at example.org who applied on 5 January 2026, or with another history.
inline Participant person(std::string_view id, std::string_view role, std::string_view first, std::string_view last,
                          std::vector<Event> history = {}) {
  Participant participant = newcomer(id, role, first, last, std::string(id) + "@example.org");
  participant.history = std::move(history);
  if (participant.history.empty()) participant.history = {event("2026-01-05 09:00", "applied")};
  return participant;
}
inline Participant person(std::string_view id, std::string_view role, std::vector<Event> history = {}) {
  return person(id, role, "", "", std::move(history));
}

inline Participant living_in(std::string_view location, Participant participant) {
  participant.location = location;
  return participant;
}

// An ask for mentoring, submitted when its history begins.
inline Request request(std::string_view id, std::string_view seeker, std::vector<Event> history,
                       std::string_view route = "assigned") {
  Request request;
  request.id = id;
  request.kind = "mentoring";
  request.route = route;
  request.seeker = seeker;
  if (!history.empty()) request.submitted = history.front().at;
  request.history = std::move(history);
  return request;
}
inline Request request(std::string_view id, std::vector<Event> history, std::string_view route = "assigned") {
  return request(id, "maria-silva", std::move(history), route);
}

// The record as it is read from its file: with the state and the story of its history, up to `until`.
template <class Record>
Record folded(Record record, const Policy& policy = {}, std::optional<Instant> until = std::nullopt) {
  auto fold_until = fold(record, policy, until);
  record.state = std::move(fold_until.state);
  record.story = std::move(fold_until.story);
  return record;
}

// All of them as they are read from their files, with the summaries that these have.
inline Records records(const Policy& policy, std::vector<Participant> participants, std::vector<Request> requests,
                       std::vector<Activity> activities = {}, std::optional<Instant> until = std::nullopt) {
  for (Participant& participant : participants) {
    participant = folded(std::move(participant), policy, until);
    participant.status = to_text(participant.state.status);
  }
  for (Request& request : requests) {
    request = folded(std::move(request), policy, until);
    request.status = to_text(request.state.status);
    request.provider = request.state.provider;
    request.outcome = request.state.outcome;
  }
  for (Activity& activity : activities) activity = folded(std::move(activity), policy, until);
  return Records(std::move(participants), std::move(requests), std::move(activities));
}

// A policy and records, to be looked at as of any moment.
struct World {
  Policy policy;
  std::vector<Participant> participants;
  std::vector<Request> requests;

  Records records(std::optional<Instant> until = std::nullopt) const {
    return world::records(policy, participants, requests, {}, until);
  }
};

}  // namespace matchdesk::world

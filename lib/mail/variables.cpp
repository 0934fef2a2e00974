#include "mail/variables.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "aging/clocks.hpp"
#include "aging/compliance.hpp"
#include "aging/escalation.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

constexpr std::array<std::string_view, 7> words_of_the_tool{"seeker",      "provider", "partner", "request",
                                                            "coordinator", "location", "match"};
// What a record holds beside its fields, or under a shorter name.
constexpr std::array<std::string_view, 4> of_people{"name", "first", "last", "id"};

// Fields whose value is an id or a place: its hyphens stay.
bool names_a_record(std::string_view field) {
  constexpr std::array<std::string_view, 16> names{
      "id",   "seeker", "provider", "employer",     "organization", "location", "same_as", "to",
      "from", "gate",   "activity", "duplicate_of", "clock",        "role",     "prefers", "excludes"};
  return std::ranges::find(names, field) != names.end();
}

// A field's value as people read it: times and dates in full, lists with "and", terms with spaces.
std::string in_words(const Calendar& calendar, std::string_view field, const Value& value, const yaml::Shape* shape) {
  if (names_a_record(field)) return text::enumerate(value.texts());
  if (shape != nullptr && value.is_text()) {
    if (shape->type == yaml::Type::time)
      if (const auto time = parse_timestamp(value.text())) return time_in_words(calendar.zone, time->instant);
    if (shape->type == yaml::Type::date)
      if (const auto date = parse_date(value.text())) return day_in_words(*date);
  }
  if (value.is_list()) {
    std::vector<std::string> items;
    for (const std::string& item : value.texts()) items.push_back(text::replace_all(item, "-", " "));
    return text::enumerate(items);
  }
  const bool is_term = shape != nullptr && (shape->type == yaml::Type::id || shape->type == yaml::Type::choice);
  return is_term ? text::replace_all(display(value), "-", " ") : display(value);
}

// A dotted name's place in a map of maps.
void put(Value& map, std::string_view dotted, Value value) {
  const auto dot = dotted.find('.');
  if (dot == dotted.npos) {
    map.set(dotted, std::move(value));
    return;
  }
  const Value* found = map.find(dotted.substr(0, dot));
  Value inner = found != nullptr && found->is_map() ? *found : Value::map();
  put(inner, dotted.substr(dot + 1), std::move(value));
  map.set(dotted.substr(0, dot), std::move(inner));
}

// A field's name in templates: "name.first" is first.
std::string_view variable_of(std::string_view field) { return field.starts_with("name.") ? field.substr(5) : field; }

Value person(const Policy& policy, const Participant& participant) {
  Value map = Value::map();
  for (const auto& field : fields<Participant>()) {
    if (field.name == "custom") continue;
    const Value value = get(participant, field.name);
    if (!value.is_null())
      put(map, variable_of(field.name), in_words(policy.calendar, field.name, value, field.shape.get()));
  }
  for (const yaml::Key& key : policy.custom) {
    const Value value = get(participant, "custom." + key.name);
    if (!value.is_null()) put(map, "custom." + key.name, in_words(policy.calendar, key.name, value, key.shape.get()));
  }
  map.set("name", display_name(participant));
  map.set("id", participant.id);
  return map;
}

Value people(const Policy& policy, const Records& records, const std::vector<std::string>& ids) {
  Value list = Value::list();
  for (const std::string& id : ids)
    if (const Participant* participant = records.participant(id)) list.push(person(policy, *participant));
  return list;
}

Value request_map(const Policy& policy, const Request& request) {
  Value map = Value::map();
  for (const auto& field : fields<Request>()) {
    const Value value = field.name == "route" ? Value(route_of(request)) : get(request, field.name);
    if (value.is_null() || value.is_map()) continue;
    put(map, field.name, in_words(policy.calendar, field.name, value, field.shape.get()));
  }
  for (const auto& [name, value] : request.needs.members())
    put(map, "needs." + name, in_words(policy.calendar, name, value, nullptr));
  return map;
}

Value event_map(const Occasion& occasion) {
  const Event& event = *occasion.event;
  const Calendar& calendar = occasion.policy->calendar;
  Value map = Value::map();
  map.set("at", time_in_words(calendar.zone, event.at.instant));
  map.set("by", event.by);
  for (const auto& [name, value] : event.fields.members()) {
    const yaml::Shape* shape = nullptr;
    for (const yaml::Key& key : definition_of(event.kind).fields)
      if (key.name == name) shape = key.shape.get();
    map.set(name, in_words(calendar, name, value, shape));
  }
  return map;
}

Value activity_map(const Policy& policy, const Activity& activity) {
  Value map = Value::map();
  for (const auto& field : fields<Activity>()) {
    const Value value = get(activity, field.name);
    if (!value.is_null()) put(map, field.name, in_words(policy.calendar, field.name, value, field.shape.get()));
  }
  map.set("id", activity.id);
  return map;
}

Value rejections_of(const Occasion& occasion) {
  Value list = Value::list();
  const auto standing = ladder_standing(*occasion.program, *occasion.participant, occasion.event->at.instant);
  for (const Rejection& rejection : standing.rejections) {
    if (!rejection.why_not.empty()) continue;
    Value item = Value::map();
    item.set("request", rejection.request);
    item.set("date", day_in_words(local_date(rejection.at)));
    item.set("reason", rejection.reason.empty() ? "no answer" : rejection.reason);
    list.push(std::move(item));
  }
  return list;
}

// By when something is to be done: what the event's own clock says, else the first that starts with the event.
std::string due_text(const Occasion& occasion) {
  const Event& event = *occasion.event;
  const Program& program = *occasion.program;
  const Instant now = event.at.instant;
  const auto running = occasion.request ? running_clocks(program, *occasion.request, now)
                                        : running_clocks(program, *occasion.participant, now);
  const std::string& named = event.text("clock");
  for (const Running& clock : running) {
    if (named.empty() ? clock.started != counts_from(event) : clock.clock->name != named) continue;
    const bool to_the_minute = clock.clock->within && clock.clock->within->unit == Unit::hours;
    return to_the_minute ? time_in_words(occasion.policy->calendar.zone, clock.due)
                         : day_in_words(occasion.policy->calendar.zone.date(clock.due));
  }
  return {};
}

Value addressee(const Occasion& occasion, const std::vector<Mailbox>& to) {
  if (to.size() == 1) {
    for (const Participant* each : {occasion.participant, occasion.seeker, occasion.provider})
      if (each != nullptr && each->email == to.front().address) return person(*occasion.policy, *each);
  }
  Value map = Value::map();
  if (!to.empty()) map.set("name", shown(to));
  return map;
}

Value step_map(const ComplianceStep& step) {
  Value map = Value::map();
  map.set("number", step.number);
  map.set("then", step.then);
  map.set("outcomes", text::enumerate(step.outcomes, "or"));
  return map;
}

}  // namespace

Value variables_of(const Occasion& occasion, const CalledFor& called) {
  const Policy& policy = *occasion.policy;
  Value all = Value::map();
  put(all, "program.name", policy.name);
  for (const std::string_view word : words_of_the_tool) put(all, fmt::format("term.{}", word), term(policy, word));
  for (const auto& [name, participant] :
       {std::pair{"seeker", occasion.seeker}, {"provider", occasion.provider}, {"participant", occasion.participant}})
    if (participant != nullptr) all.set(name, person(policy, *participant));
  if (occasion.request) all.set("request", request_map(policy, *occasion.request));
  all.set("event", event_map(occasion));
  all.set("to", addressee(occasion, called.to));
  all.set("coordinator", text::enumerate(coordinators_at(policy, occasion.location)));
  for (const auto& [role, by_place] : policy.staff)
    put(all, "staff." + role, text::enumerate(staff_at(policy, role, occasion.location)));
  all.set("due", due_text(occasion));
  if (const Activity* activity = occasion.program->records.activity(occasion.event->text("activity")))
    all.set("activity", activity_map(policy, *activity));
  if (occasion.event->kind == EventKind::recommended)
    all.set("providers", people(policy, occasion.program->records, occasion.event->texts("providers")));
  if (called.step != nullptr) {
    all.set("step", step_map(*called.step));
    all.set("rejections", rejections_of(occasion));
  }
  return all;
}

KnownVariables::KnownVariables(const Policy& policy, const std::vector<EventPattern>& on) {
  std::set<std::string> names{"program.name", "coordinator", "due", "event.at", "event.by"};
  for (const std::string_view word : words_of_the_tool) names.insert(fmt::format("term.{}", word));
  for (const auto& [role, by_place] : policy.staff) names.insert("staff." + role);
  const auto add_people = [&](std::string_view prefix) {
    for (const std::string& field : participant_fields(policy))
      names.insert(fmt::format("{}.{}", prefix, variable_of(field)));
    for (const std::string_view each : of_people) names.insert(fmt::format("{}.{}", prefix, each));
  };
  add_people("to");
  bool requests = false, participants = false;
  const auto add_event = [&](Subject subject, EventKind event) {
    if (!is_event_of(subject, event)) return;
    (subject == Subject::request ? requests : participants) = true;
    for (const yaml::Key& field : definition_of(event).fields) {
      names.insert("event." + field.name);
      if (field.name == "activity")
        for (const auto& each : fields<Activity>()) names.insert(fmt::format("activity.{}", each.name));
    }
    if (event == EventKind::recommended) add_people("providers");
    if (event == EventKind::step_taken || event == EventKind::excepted || event == EventKind::reclassified ||
        event == EventKind::exited)
      names.insert(
          {"step.number", "step.then", "step.outcomes", "rejections.request", "rejections.date", "rejections.reason"});
  };
  for (const EventPattern& pattern : on) {
    std::vector<EventKind> events{pattern.event};
    if (pattern.event == EventKind::asked) events = {EventKind::assigned, EventKind::submitted};
    if (pattern.event == EventKind::returned)
      events = {EventKind::declined, EventKind::timed_out, EventKind::transferred, EventKind::reopened};
    for (const EventKind event : events)
      for (const Subject subject : {Subject::request, Subject::participant}) add_event(subject, event);
  }
  add_people("seeker");
  add_people("provider");
  if (participants) add_people("participant");
  if (requests) {
    for (const std::string& field : request_fields(policy)) names.insert("request." + field);
    for (const std::string& field : participant_fields(policy)) names.insert("request.needs." + field);
  }
  names_.assign(names.begin(), names.end());
}

namespace {

// How a name may be meant: as it is, and as one of the items of the parts around it.
std::vector<std::string> meanings(const Named& named) {
  std::vector<std::string> all{named.name};
  for (const std::string& part : named.within) all.push_back(part + "." + named.name);
  return all;
}

}  // namespace

bool KnownVariables::holds(const Named& named) const {
  return std::ranges::any_of(meanings(named), [&](const std::string& meant) {
    // A map or list may be named as a part: {{#provider}}.
    return std::ranges::any_of(names_, [&](const std::string& known) {
      return known == meant || (known.starts_with(meant) && known[meant.size()] == '.');
    });
  });
}

std::string KnownVariables::nearest(const Named& named) const {
  for (const std::string& meant : meanings(named))
    if (const auto near = text::nearest(meant, names_)) return *near;
  return {};
}

}  // namespace matchdesk

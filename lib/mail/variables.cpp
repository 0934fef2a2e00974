#include "mail/variables.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "aging/clocks.hpp"
#include "aging/compliance.hpp"
#include "aging/condition.hpp"
#include "aging/escalation.hpp"
#include "facts/fact.hpp"
#include "text/languages.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

// How a name may be meant: as it is, and as one of the items of the parts around it.
std::vector<std::string> meanings(const Named& named) {
  std::vector<std::string> all{named.name};
  for (const std::string& part : named.within) all.push_back(part + "." + named.name);
  return all;
}

constexpr std::array<std::string_view, 7> words_of_the_tool{"seeker",      "provider", "partner", "request",
                                                            "coordinator", "location", "match"};
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

// Ids of participants as letters say them, by the participants' names. Terms and places may be written like an id.
Value with_names(const Records& records, const Value& value) {
  if (value.is_text()) {
    const Participant* participant = records.participant(value.text());
    return participant != nullptr ? Value(display_name(*participant)) : value;
  }
  if (!value.is_list()) return value;
  Value list = Value::list();
  for (const Value& item : value.items()) list.push(with_names(records, item));
  return list;
}

// The clocks that times in a letter are told by, the reader's first: that of the place of the one it goes to, else of
// the record; then those of both sides.
std::vector<Zone> clocks_of(const Occasion& occasion, const CalledFor& called) {
  const Policy& policy = occasion.program->policy;
  std::vector<Zone> zones;
  const auto add = [&](const Participant* person) {
    if (person != nullptr) zones.push_back(calendar_at(policy, person->location).zone);
  };
  if (called.to.size() == 1)
    for (const Participant* each : {occasion.participant, occasion.seeker, occasion.provider})
      if (each != nullptr && contact_of(*occasion.program, *each).email == called.to.front().address) add(each);
  if (zones.empty()) zones.push_back(occasion.policy->calendar.zone);
  for (const Participant* each : {occasion.seeker, occasion.provider}) add(each);
  return zones;
}

// A place as people write it: "Des Moines" of des-moines.
std::string place_in_words(std::string_view place) {
  std::string words(place);
  bool begins = true;
  for (char& c : words) {
    if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    begins = c == '-';
    if (begins) c = ' ';
  }
  return words;
}

// What the variables of one letter are made from.
struct Writing {
  const Occasion& occasion;
  const NamedFacts& named;
  std::vector<Zone> clocks;

  std::string time(Instant instant) const { return time_in_words(clocks, instant); }
  std::string words(FactType type, const Value& value) const {
    if (type == FactType::time && value.is_text())
      if (const auto read = parse_timestamp(value.text())) return time(read->instant);
    if (type == FactType::place && value.is_text()) return place_in_words(value.text());
    return in_words(occasion.policy->calendar, type, value);
  }
};

// Records keep codes of languages; people read names.
Value language_names_of(const Value& languages) {
  Value names = Value::list();
  for (const std::string& language : languages.texts()) names.push(text::language_name(language));
  return names;
}

// What a template names of a record.
Value record_map(const Writing& writing, Subject subject, AnyRecord record) {
  const Program& program = *writing.occasion.program;
  const Instant now = writing.occasion.event->at.instant;
  Value map = Value::map();
  for (const std::string& name : fact_names(program.policy, subject)) {
    const std::string variable = name_in_letters(name);
    if (!writing.named.holds(variable)) continue;
    const Fact fact = find_fact(program.policy, subject, name).value();
    Value value = fact.read(program, record, now);
    if (fact.type == FactType::text) value = with_names(program.records, value);
    if (name == "languages") value = language_names_of(value);
    std::string words = value.is_map() ? std::string() : writing.words(fact.type, value);
    if (!words.empty()) put(map, variable, std::move(words));
  }
  map.set("id", id_of(record));
  return map;
}

// Who has no first name, as an organization, is greeted by the whole name.
Value person(const Writing& writing, const Participant& participant) {
  const auto map_of = [&](const Participant& each) {
    Value map = record_map(writing, Subject::participant, &each);
    if (each.first.empty() && writing.named.holds("first")) map.set("first", display_name(each));
    return map;
  };
  Value map = map_of(participant);
  if (writing.named.holds_of("contact")) map.set("contact", map_of(contact_of(*writing.occasion.program, participant)));
  return map;
}

Value people(const Writing& writing, const std::vector<std::string>& ids) {
  Value list = Value::list();
  for (const std::string& id : ids)
    if (const Participant* participant = writing.occasion.program->records.participant(id))
      list.push(person(writing, *participant));
  return list;
}

// All needs stand in the map, whatever the template names: a part {{#request.needs}} stands where there are any.
Value request_map(const Writing& writing) {
  const Request& request = *writing.occasion.request;
  Value map = record_map(writing, Subject::request, &request);
  for (const auto& [name, value] : request.needs.members()) {
    const auto fact = find_fact(writing.occasion.program->policy, Subject::request, "needs." + name);
    put(map, "needs." + name, writing.words(fact ? fact->type : FactType::term, value));
  }
  return map;
}

// The kind of a request, unless it is the one that is meant where nothing is said.
std::string kind_text(const Occasion& occasion) {
  if (occasion.request == nullptr) return {};
  const Kind* kind = kind_of(*occasion.policy, *occasion.request);
  const bool is_usual = kind == nullptr || kind == &occasion.policy->kinds.front();
  return is_usual ? std::string() : text::replace_all(kind->name, "-", " ");
}

Value event_map(const Writing& writing) {
  const Event& event = *writing.occasion.event;
  Value map = Value::map();
  map.set("at", writing.time(event.at.instant));
  map.set("by", event.by);
  for (const auto& [name, value] : event.fields.members()) {
    const yaml::Shape* shape = nullptr;
    for (const yaml::Key& key : definition_of(event.kind).fields)
      if (key.name == name) shape = key.shape.get();
    const FactType type = type_of_field(name, shape);
    map.set(name,
            writing.words(type, type == FactType::text ? with_names(writing.occasion.program->records, value) : value));
  }
  return map;
}

std::string what_is_called_off(const Occasion& occasion) {
  if (occasion.activity != nullptr)
    return occasion.activity->title.empty() ? "what we invited you to" : occasion.activity->title;
  if (occasion.request == nullptr || occasion.seeker == nullptr || occasion.provider == nullptr) return "your meeting";
  return fmt::format("the meeting of {} and {}", display_name(*occasion.seeker),
                     display_name(contact_of(*occasion.program, *occasion.provider)));
}

// What becomes of a meeting or an activity by this event.
void put_entry(const Writing& writing, const CalendarEntry& entry, Value& all) {
  if (entry.moved_from) all.set("moved_from", writing.time(*entry.moved_from));
  if (!entry.called_off) return;
  put(all, "called_off.what", what_is_called_off(writing.occasion));
  put(all, "called_off.when", writing.time(entry.begins));
  if (writing.occasion.event->kind == EventKind::cancelled)
    put(all, "called_off.reason", writing.occasion.event->text("reason"));
}

Value rejections_of(const Occasion& occasion) {
  Value list = Value::list();
  const auto standing = ladder_standing(*occasion.program, *occasion.participant, occasion.event->at.instant);
  for (const Rejection& rejection : standing.rejections) {
    if (!rejection.why_not.empty()) continue;
    Value item = Value::map();
    item.set("request", rejection.request);
    const Request* request = occasion.program->records.request(rejection.request);
    const Participant* seeker = request ? occasion.program->records.participant(request->seeker) : nullptr;
    item.set("seeker", seeker ? display_name(*seeker) : std::string());
    item.set("date", day_in_words(local_date(rejection.at)));
    item.set("reason", rejection.reason.empty() ? "no answer" : text::replace_all(rejection.reason, "-", " "));
    list.push(std::move(item));
  }
  return list;
}

// The clock that a letter speaks of. Of a reminder or an escalation it is the event's own. Of an ask it is the one that
// waits for the answer: it started with the ask. Of other events it is the one that waits for what is to be done next:
// the first to be due of those that do not wait on the coordinator, and that were not due before.
std::optional<Running> clock_spoken_of(const Occasion& occasion) {
  const Event& event = *occasion.event;
  const Program& program = *occasion.program;
  const Instant now = event.at.instant;
  auto running = occasion.request ? running_clocks(program, *occasion.request, now)
                                  : running_clocks(program, *occasion.participant, now);
  const std::string& named = event.text("clock");
  std::erase_if(running, [&](const Running& clock) {
    if (!named.empty() && clock.clock->name != named) return true;
    if (named.empty() && clock.due < now) return true;
    if (occasion.also == EventKind::asked && clock.started != counts_from(event)) return true;
    return named.empty() && clock.waiting_on == WaitingOn::coordinator;
  });
  const auto first = std::ranges::min_element(running, {}, &Running::due);
  return first == running.end() ? std::nullopt : std::optional(*first);
}

// By when something is to be done.
std::string due_text(const Writing& writing, const Clock* clock, Instant due) {
  const bool to_the_minute = clock != nullptr && clock->within && ends_within_day(clock->within->unit);
  return to_the_minute ? writing.time(due) : day_in_words(writing.occasion.policy->calendar.zone.date(due));
}

// Of an escalation, the deadline that was missed: the clock may run anew since.
std::string missed_text(const Writing& writing) {
  const Event& event = *writing.occasion.event;
  const auto missed = event.time("due");
  if (event.kind != EventKind::escalated || !missed) return {};
  const auto& clocks = writing.occasion.policy->clocks;
  const auto clock = std::ranges::find(clocks, event.text("clock"), &Clock::name);
  return due_text(writing, clock == clocks.end() ? nullptr : &*clock, missed->instant);
}

// What comes of it if nothing is done, and when: "on Monday 16 March 2026 it is closed". Empty where nothing does, or
// where that is over.
std::string consequence_text(const Occasion& occasion, const Running& running) {
  const auto& then = running.clock->then;
  if (!then || then->action == Clock::Action::flag || then->action == Clock::Action::none) return {};
  const Calendar& calendar = occasion.policy->calendar;
  const Instant when = due(calendar, running.started, then->after, running.rests);
  if (when < occasion.event->at.instant) return {};
  return fmt::format("on {} {}", day_in_words(calendar.zone.date(when)),
                     then->action == Clock::Action::close ? "it is closed" : "it goes to somebody else");
}

// Whoever the only reader of a letter is not: of the two sides of its request.
const Participant* other_side(const Occasion& occasion, const std::vector<Mailbox>& to) {
  if (to.size() != 1 || occasion.seeker == nullptr || occasion.provider == nullptr) return nullptr;
  const auto reads = [&](const Participant& each) {
    return contact_of(*occasion.program, each).email == to.front().address;
  };
  if (reads(*occasion.provider)) return occasion.seeker;
  return reads(*occasion.seeker) ? occasion.provider : nullptr;
}

Value addressee(const Writing& writing, const std::vector<Mailbox>& to) {
  const Occasion& occasion = writing.occasion;
  if (to.size() == 1) {
    for (const Participant* each : {occasion.participant, occasion.seeker, occasion.provider}) {
      const Participant* reader = each ? &contact_of(*occasion.program, *each) : nullptr;
      if (reader != nullptr && reader->email == to.front().address) return person(writing, *reader);
    }
  }
  std::vector<std::string> names;
  for (const Mailbox& mailbox : to) names.push_back(shown(mailbox));
  Value map = Value::map();
  if (!to.empty()) map.set("name", text::enumerate(names));
  if (!to.empty()) map.set("first", text::enumerate(names));
  return map;
}

Value step_map(const ComplianceStep& step) {
  Value map = Value::map();
  map.set("number", step.number);
  map.set("then", what_follows(step));
  map.set("outcomes", text::enumerate(step.outcomes, "or"));
  return map;
}

}  // namespace

std::string name_in_letters(std::string_view fact) {
  return std::string(fact.starts_with("name.") ? fact.substr(5) : fact);
}

NamedFacts::NamedFacts(std::string_view letter_template) {
  for (const Named& named : variables_named(letter_template))
    for (const std::string& meant : meanings(named)) {
      ends_.insert(meant);
      for (auto dot = meant.find('.'); dot != meant.npos; dot = meant.find('.', dot + 1))
        ends_.insert(meant.substr(dot + 1));
    }
}

bool NamedFacts::holds(std::string_view name) const {
  for (auto dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1))
    if (ends_.contains(name.substr(0, dot))) return true;
  return ends_.contains(name);
}

bool NamedFacts::holds_of(std::string_view record) const {
  const std::string begin = fmt::format("{}.", record);
  const auto found = ends_.lower_bound(begin);
  return found != ends_.end() && found->starts_with(begin);
}

Value variables_of(const Occasion& occasion, const CalledFor& called, const NamedFacts& named) {
  const Policy& policy = *occasion.policy;
  const Writing writing{occasion, named, clocks_of(occasion, called)};
  Value all = Value::map();
  put(all, "program.name", policy.name);
  for (const std::string_view word : words_of_the_tool) put(all, fmt::format("term.{}", word), term(policy, word));
  for (const auto& [name, participant] :
       {std::pair{"seeker", occasion.seeker}, {"provider", occasion.provider}, {"participant", occasion.participant}})
    if (participant != nullptr) all.set(name, person(writing, *participant));
  if (occasion.request) all.set("request", request_map(writing));
  all.set("kind", kind_text(occasion));
  all.set("event", event_map(writing));
  if (const Participant* other = other_side(occasion, called.to)) put(all, "other.name", display_name(*other));
  all.set("to", addressee(writing, called.to));
  all.set("coordinator", text::enumerate(coordinators_at(policy, occasion.location)));
  for (const auto& [role, by_place] : policy.staff)
    put(all, "staff." + role, text::enumerate(staff_at(policy, role, occasion.location)));
  if (const auto running = named.holds("due") || named.holds("otherwise") ? clock_spoken_of(occasion) : std::nullopt) {
    if (running->due >= occasion.event->at.instant) all.set("due", due_text(writing, running->clock, running->due));
    all.set("otherwise", consequence_text(occasion, *running));
  }
  if (std::string missed = missed_text(writing); !missed.empty()) all.set("due", std::move(missed));
  const Activity* activity = occasion.activity != nullptr
                                 ? occasion.activity
                                 : occasion.program->records.activity(occasion.event->text("activity"));
  if (activity != nullptr) all.set("activity", record_map(writing, Subject::activity, activity));
  if (called.entry) put_entry(writing, *called.entry, all);
  if (occasion.event->kind == EventKind::recommended)
    all.set("providers", people(writing, occasion.event->texts("providers")));
  if (called.step != nullptr) {
    all.set("step", step_map(*called.step));
    all.set("rejections", rejections_of(occasion));
  }
  return all;
}

KnownVariables::KnownVariables(const Policy& policy, const std::vector<EventPattern>& on) {
  std::set<std::string> names{"program.name",    "coordinator",      "due",  "otherwise",  "event.at",
                              "event.by",        "other.name",       "kind", "moved_from", "called_off.what",
                              "called_off.when", "called_off.reason"};
  for (const std::string_view word : words_of_the_tool) names.insert(fmt::format("term.{}", word));
  for (const auto& [role, by_place] : policy.staff) names.insert("staff." + role);
  const auto add_people = [&](std::string_view prefix) {
    for (const std::string& name : fact_names(policy, Subject::participant))
      for (const std::string_view whose : {"", "contact."})
        names.insert(fmt::format("{}.{}{}", prefix, whose, name_in_letters(name)));
  };
  add_people("to");
  bool requests = false, participants = false;
  const auto add_event = [&](Subject subject, EventKind event) {
    if (!is_event_of(subject, event)) return;
    (subject == Subject::request ? requests : participants) = true;
    for (const yaml::Key& field : definition_of(event).fields) {
      names.insert("event." + field.name);
      if (field.name == "activity")
        for (const std::string& name : fact_names(policy, Subject::activity)) names.insert("activity." + name);
    }
    if (event == EventKind::recommended) add_people("providers");
    if (event == EventKind::step_taken || event == EventKind::excepted || event == EventKind::reclassified ||
        event == EventKind::exited)
      names.insert({"step.number", "step.then", "step.outcomes", "rejections.request", "rejections.seeker",
                    "rejections.date", "rejections.reason"});
  };
  for (const EventPattern& pattern : on) {
    std::vector<EventKind> events{pattern.event};
    if (pattern.event == EventKind::asked) events = {EventKind::assigned, EventKind::submitted};
    if (pattern.event == EventKind::returned)
      events = {EventKind::declined, EventKind::timed_out, EventKind::transferred, EventKind::recalled,
                EventKind::reopened};
    for (const EventKind event : events)
      for (const Subject subject : {Subject::request, Subject::participant}) add_event(subject, event);
  }
  add_people("seeker");
  add_people("provider");
  if (participants) add_people("participant");
  if (requests) {
    for (const std::string& name : fact_names(policy, Subject::request)) names.insert("request." + name);
    for (const std::string& field : participant_fields(policy)) names.insert("request.needs." + field);
  }
  names_.assign(names.begin(), names.end());
}

bool KnownVariables::holds(const Named& named) const {
  return std::ranges::any_of(meanings(named), [&](const std::string& meant) {
    // A map or list may be named as a part: {{#provider}}.
    return std::ranges::any_of(names_, [&](const std::string& known) {
      return known == meant || (known.starts_with(meant) && known[meant.size()] == '.');
    });
  });
}

std::string KnownVariables::hint(const Named& named) const {
  for (const std::string& meant : meanings(named))
    if (std::string near = text::did_you_mean(meant, names_); !near.empty()) return near;
  return "'matchdesk help letters' lists what a letter knows";
}

}  // namespace matchdesk

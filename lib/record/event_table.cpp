#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "record/event.hpp"

namespace matchdesk {
namespace {

// A field that an event must carry, and one that it may.
yaml::Key must(std::string name, yaml::ShapePointer shape, std::string about) {
  return {std::move(name), std::move(shape), true, std::move(about)};
}
yaml::Key may(std::string name, const yaml::ShapePointer& shape, std::string about) {
  return {std::move(name), yaml::nullable(shape), false, std::move(about)};
}

yaml::ShapePointer one_or_several(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::list_of(std::move(item)));
  shape->single_is_list = true;
  shape->flow = true;
  return shape;
}

struct EventShapes {
  yaml::ShapePointer text = yaml::of(yaml::Type::text);
  yaml::ShapePointer line = yaml::of(yaml::Type::line);
  yaml::ShapePointer id = yaml::of(yaml::Type::id);
  yaml::ShapePointer date = yaml::of(yaml::Type::date);
  yaml::ShapePointer time = yaml::of(yaml::Type::time);
  yaml::ShapePointer lines = one_or_several(line);
  yaml::ShapePointer ids = one_or_several(id);
  yaml::ShapePointer anything = yaml::of(yaml::Type::anything);
  yaml::ShapePointer count = yaml::at_least(yaml::of(yaml::Type::integer), 0);
};

// What the rules of the time made of an ask: they may change, and what happened does not.
yaml::Key answer() {
  return may("answer", yaml::choice_of({"needed", "not-needed"}),
             "Whether whoever is asked had to answer, by the rules of the time");
}

// Whoever became active stays so when the policy asks for more: the event itself says what it led to.
yaml::Key activates() {
  return may("activates", yaml::of(yaml::Type::yes_no), "true: the participant had then passed all that was asked");
}

using Definitions = std::vector<EventDefinition>;

yaml::Key left_out(const EventShapes& shapes) {
  return may("left_out", shapes.lines, "Files that could not be read, and without which it was decided");
}

Definitions intake_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key gate = must("gate", shapes.id, "The gate, from the role's list");
  return {
      {EventKind::applied,
       "applied",
       "Asked to take part, or was entered",
       {may("via", shapes.line, "How: web-form, email, import"),
        may("unlike", shapes.ids, "Records that look the same and are somebody else's"), activates(), note}},
      {EventKind::reviewed,
       "reviewed",
       "Something that was handed in was looked at",
       {must("what", shapes.line, "What was looked at: resume"), may("result", shapes.line, "What came of it"), note}},
      {EventKind::booked,
       "booked",
       "A meeting for a gate was booked",
       {gate, must("for", shapes.time, "When the meeting is"), may("with", shapes.line, "Who holds it"),
        may("minutes", shapes.count, "How long it takes"),
        may("mode", shapes.id, "How they meet: in-person, video, phone"), may("where", shapes.line, "Place or link"),
        note}},
      {EventKind::sent,
       "sent",
       "The papers of a gate were sent, such as terms to sign",
       {gate, may("channel", shapes.id, "How: email, post"), note}},
      {EventKind::passed,
       "passed",
       "A gate was passed; signing the terms is passing their gate",
       {gate, activates(), note}},
      {EventKind::failed, "failed", "A gate was not passed", {gate, must("reason", shapes.line, "Why"), note}},
  };
}

Definitions membership_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key reason = may("reason", shapes.line, "Why");
  const yaml::Key requires_ = may("requires", shapes.ids, "The actions that the step asked for then");
  return {
      {EventKind::paused,
       "paused",
       "Takes nothing new for a while",
       {may("from", shapes.date, "Of a pause that is planned: its first day"),
        may("until", shapes.date, "The first day on which the pause is over"), reason, note}},
      {EventKind::resumed, "resumed", "Takes part again after a pause", {note}},
      {EventKind::step_taken,
       "step-taken",
       "Something was done about a step of the non-compliance ladder",
       {must("step", yaml::at_least(yaml::of(yaml::Type::integer), 1), "The step, from 1"),
        must("action", shapes.line, "What was done: one of the step's actions"),
        may("who", shapes.lines, "Who did it, or who was told"), may("outcome", shapes.id, "What was decided"),
        requires_, note}},
      {EventKind::excepted,
       "excepted",
       "An exception from the non-compliance ladder was agreed",
       {must("reason", shapes.line, "Why"), may("step", yaml::at_least(yaml::of(yaml::Type::integer), 1), "The step"),
        may("agreed_by", shapes.lines, "Who agreed"), may("decided_by", shapes.line, "Who had the last word"),
        requires_, note}},
      {EventKind::reclassified,
       "reclassified",
       "The classification changed",
       {must("classification", shapes.id, "The new one"), may("from", shapes.id, "The one before"), reason, note}},
      {EventKind::shared,
       "shared",
       "The record was shown to others",
       {must("visibility", shapes.ids, "The audiences that may now see it"), note}},
      {EventKind::exited, "exited", "Left the program", {reason, note}},
  };
}

Definitions engagement_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key activity = must("activity", shapes.id, "The activity's id");
  const yaml::Key as = may("as", yaml::choice_of({"guest", "expert"}), "As a guest or as an expert; absent is guest");
  return {
      {EventKind::contacted,
       "contacted",
       "Somebody of the program spoke or wrote to them",
       {may("channel", shapes.id, "How: email, phone, text, in-person"), may("about", shapes.line, "About what"),
        may("on_behalf_of", shapes.id, "The location in whose name"), note}},
      {EventKind::invited, "invited", "Was invited to an activity", {activity, as, note}},
      {EventKind::attended, "attended", "Took part in an activity", {activity, as, note}},
      {EventKind::declined_invitation,
       "declined-invitation",
       "Will not come to an activity",
       {activity, may("reason", shapes.line, "Why"), note}},
      {EventKind::recommended,
       "recommended",
       "Was shown providers who would fit",
       {must("providers", shapes.ids, "Their ids, the best first"), may("channel", shapes.id, "How: email"),
        left_out(shapes), note}},
      {EventKind::outcome,
       "outcome",
       "Said, or was found, to be where they are now",
       {must("kind", yaml::choice_of({"employed", "looking", "studying", "unknown"}), "Where they are now"),
        may("employer", shapes.line, "With whom; an id or free text"), may("title", shapes.line, "As what"),
        may("since", shapes.date, "Since when"),
        may("evidence", shapes.line, "How it is known: told us, LinkedIn, employer"), note}},
  };
}

Definitions matching_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key provider = must("provider", shapes.id, "The provider's id");
  const yaml::Key same_provider = may("provider", shapes.id, "The provider who was asked");
  const yaml::Key channel = may("channel", shapes.id, "How the answer came: web-form, email, phone");
  return {
      {EventKind::submitted,
       "submitted",
       "The request was made",
       {may("to", shapes.id, "Of a direct request: the provider who is asked"),
        may("from", shapes.id, "Of an offer: the provider who offers; the seeker is asked"),
        may("via", shapes.line, "How it came: web-form, email, import"),
        may("override", shapes.line, "Why a rule was overridden, where one was"), answer(), note}},
      {EventKind::assigned,
       "assigned",
       "A provider was chosen and asked",
       {provider, must("how", shapes.id, "How the choice was made: round-robin, score, next, plan, hand"),
        may("level", shapes.id, "The level of the location tree at which they met"),
        may("score", yaml::between(yaml::of(yaml::Type::integer), 0, 100), "How well they fit, in percent"),
        may("override", shapes.line, "Why a rule was overridden, where one was"), left_out(shapes), answer(), note}},
      {EventKind::accepted, "accepted", "Who was asked said yes", {same_provider, channel, note}},
      {EventKind::declined,
       "declined",
       "Who was asked said no",
       {same_provider, must("reason", shapes.id, "Why, from the program's list"), channel,
        may("override", shapes.line, "Why a reason that is not allowed was taken nevertheless"),
        may("then", yaml::choice_of({"queued", "closed"}), "What became of the request, by the rules of the time"),
        note}},
      {EventKind::timed_out,
       "timed-out",
       "Who was asked did not answer in time",
       {provider, may("clock", shapes.id, "The clock that called for it"), left_out(shapes), note},
       {},
       true},
      {EventKind::talked_to,
       "talked-to",
       "The coordinator had a word with a provider",
       {provider, must("note", shapes.text, "What was said"), may("channel", shapes.id, "How: phone, email")}},
  };
}

Definitions work_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key mode = may("mode", shapes.id, "How they meet: in-person, video, phone");
  return {
      {EventKind::introduced,
       "introduced",
       "Both sides were introduced",
       {may("channel", shapes.id, "How: email"), note}},
      {EventKind::attempted,
       "attempted",
       "The provider tried to reach the seeker",
       {must("method", shapes.id, "How: phone, email, text"),
        must("result", yaml::choice_of({"no-answer", "left-message", "reached"}), "What came of it"), note}},
      {EventKind::scheduled,
       "scheduled",
       "A meeting was set",
       {must("for", shapes.time, "When it is"), may("minutes", shapes.count, "How long it takes"), mode,
        may("where", shapes.line, "Place or link"), note}},
      {EventKind::met, "met", "They met", {may("minutes", shapes.count, "How long"), mode, note}},
      {EventKind::notes,
       "notes",
       "The notes of a meeting were written",
       {must("text", shapes.text, "The notes, or where they are")}},
      {EventKind::referred,
       "referred",
       "The provider named somebody to turn to",
       {must("name", shapes.line, "Who"), may("organization", shapes.line, "Where they work"),
        may("contact", shapes.line, "An address or number"), note}},
      {EventKind::checked_in,
       "checked-in",
       "One side was asked how it goes",
       {must("with", yaml::choice_of({"seeker", "provider"}), "Who was asked"),
        may("result", shapes.line, "What they said, in short"),
        may("rating", yaml::between(yaml::of(yaml::Type::integer), 1, 5), "From 1, poor, to 5"),
        may("next_available", shapes.date, "From when the provider would take the next one"),
        may("channel", shapes.id, "How they were asked"), note}},
      {EventKind::transferred,
       "transferred",
       "The provider gave the request back",
       {must("reason", shapes.line, "Why"), must("note", shapes.text, "What the next provider should know")}},
      {EventKind::recalled,
       "recalled",
       "What a provider was asked was taken back, for they can take it no longer",
       {must("provider", shapes.id, "Who was asked"), must("reason", shapes.line, "Why they cannot take it")},
       {},
       true},
      {EventKind::on_hold,
       "on-hold",
       "The request rests, and its clocks stand still",
       {must("until", shapes.date, "The day on which it goes on"), must("reason", shapes.line, "Why"), note}},
      {EventKind::hold_ended, "hold-ended", "The request goes on before that day", {note}},
      {EventKind::offered_service,
       "offered-service",
       "Something else was offered beside the match",
       {must("service", shapes.id, "What, from the program's list"), note}},
  };
}

Definitions closing_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  return {
      {EventKind::redirected,
       "redirected",
       "Something else was given instead of a match",
       {must("service", shapes.id, "What, from the program's list"), may("reason", shapes.line, "Why"), note}},
      {EventKind::unreachable, "unreachable", "The seeker could not be reached", {note}},
      {EventKind::withdrawn,
       "withdrawn",
       "The request was taken back",
       {must("who", yaml::choice_of({"seeker", "provider", "coordinator"}), "Who took it back"),
        must("reason", shapes.line, "Why; 'duplicate' for one that was made twice"),
        may("duplicate_of", shapes.id, "The request that stands for this one"), note}},
      {EventKind::expired,
       "expired",
       "The request waited too long",
       {must("clock", shapes.id, "The clock that closed it"), left_out(shapes), note},
       {},
       true},
      {EventKind::completed,
       "completed",
       "The request came to its end",
       {must("result", yaml::choice_of({"completed", "placed", "not-placed"}), "How it ended"),
        may("employer", shapes.line, "Of a placement: with whom; an id or free text"),
        may("kind", shapes.line, "Of a placement: a job, an internship, …"),
        may("title", shapes.line, "Of a placement: as what"), may("starts", shapes.date, "Of a placement: first day"),
        may("ends", shapes.date, "Of a placement: last day"),
        may("hours_per_week", yaml::at_least(yaml::of(yaml::Type::number), 0), "Of a placement"),
        may("pay", shapes.line, "Of a placement: what is paid, in words"),
        may("reason", shapes.line, "Why, where it was not placed"), note}},
      {EventKind::reopened, "reopened", "A closed request goes on", {must("reason", shapes.line, "Why"), note}},
  };
}

Definitions activity_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  return {
      {EventKind::planned, "planned", "The activity was entered", {note}},
      {EventKind::rescheduled,
       "rescheduled",
       "The activity was moved",
       {must("for", shapes.time, "When it is now"), may("reason", shapes.line, "Why"), note}},
      {EventKind::held, "held", "The activity took place", {may("attendance", shapes.count, "How many came"), note}},
  };
}

Definitions cancelling_events(const EventShapes& shapes) {
  return {{EventKind::cancelled,
           "cancelled",
           "The meeting that was set, or the activity, will not take place",
           {may("gate", shapes.id, "Of a meeting for a gate: the gate"), may("reason", shapes.line, "Why"),
            may("note", shapes.text, "A remark")}}};
}

Definitions clock_events(const EventShapes& shapes) {
  return {
      {EventKind::reminded,
       "reminded",
       "Somebody was reminded of what is due",
       {must("who", shapes.line, "Who was reminded: seeker, provider, coordinator or an address"),
        may("clock", shapes.id, "The clock that called for it; absent when it was done by hand"),
        may("channel", shapes.id, "How: email, phone, text"), left_out(shapes),
        may("note", shapes.text, "What was said")}},
      {EventKind::escalated,
       "escalated",
       "A delay was brought to somebody else's notice",
       {must("clock", shapes.id, "The clock that is overdue"),
        must("to", shapes.lines, "Whom it was brought to: a staff place or addresses"), left_out(shapes),
        may("note", shapes.text, "What was said")},
       {},
       true},
      {EventKind::snoozed,
       "snoozed",
       "A clock's flag rests for a while",
       {must("clock", shapes.id, "The clock that rests"),
        must("until", shapes.date, "The day on which it counts again"),
        must("reason", shapes.line, "Why it may rest")}},
  };
}

Definitions common_events(const EventShapes& shapes) {
  return {
      {EventKind::noted, "noted", "A remark for the record", {must("text", shapes.text, "The remark")}},
      {EventKind::corrected,
       "corrected",
       "A field of the record was corrected",
       {must("field", shapes.line, "The field's dotted name"), may("from", shapes.anything, "What it was"),
        may("to", shapes.anything, "What it is now"), may("reason", shapes.line, "Why")}},
      {EventKind::retracted,
       "retracted",
       "An event was taken back as mistaken; folding passes over it",
       {must("retracts", shapes.id, "The kind of the event taken back"),
        must("retracts_at", shapes.time, "When that event happened, as it stands in the history"),
        must("reason", shapes.line, "Why it was mistaken")}},
  };
}

Definitions make_definitions() {
  const EventShapes shapes;
  Definitions all;
  const auto add = [&](const std::vector<Subject>& subjects, Definitions more) {
    for (EventDefinition& definition : more) {
      definition.subjects = subjects;
      all.push_back(std::move(definition));
    }
  };
  add({Subject::participant}, intake_events(shapes));
  add({Subject::participant}, membership_events(shapes));
  add({Subject::participant}, engagement_events(shapes));
  add({Subject::request}, matching_events(shapes));
  add({Subject::request}, work_events(shapes));
  add({Subject::request}, closing_events(shapes));
  add({Subject::activity}, activity_events(shapes));
  add({Subject::participant, Subject::request, Subject::activity}, cancelling_events(shapes));
  add({Subject::participant, Subject::request}, clock_events(shapes));
  add({Subject::participant, Subject::request, Subject::activity}, common_events(shapes));
  add({}, {{EventKind::asked, "asked", "Somebody was asked to take the request", {}},
           {EventKind::returned, "returned", "The request came back to the queue", {}},
           {EventKind::documented, "documented", "A placement has all the data that the program asks for", {}},
           {EventKind::activated, "activated", "The participant passed the last gate", {}},
           {EventKind::period_start, "period-start", "A reporting period began", {}}});
  return all;
}

// What every event has around the fields of its kind. Unknown fields are kept and warned about.
yaml::ShapePointer shape_of(const EventDefinition& definition, const EventShapes& shapes) {
  auto shape = std::make_shared<yaml::Shape>();
  shape->type = yaml::Type::map;
  shape->open = true;
  shape->flow = true;
  shape->about = definition.about;
  shape->keys = {must("at", shapes.time, "When it happened"),
                 may("recorded", shapes.time, "When it was written down, where that was later"),
                 must("by", shapes.line, "Who recorded it: an address, a form, or sweep"),
                 must("event", yaml::choice_of({std::string(definition.name)}), "What happened")};
  shape->keys.insert(shape->keys.end(), definition.fields.begin(), definition.fields.end());
  shape->keys.push_back(may("due", shapes.time, "What automation wrote: the moment the clock called for it"));
  return shape;
}

yaml::ShapePointer make_history_shape(Subject subject) {
  const EventShapes shapes;
  std::vector<yaml::Case> cases;
  for (const EventDefinition* definition : events_of(subject))
    cases.push_back({std::string(definition->name), shape_of(*definition, shapes)});
  return yaml::list_of(yaml::cases_of("event", std::move(cases)));
}

}  // namespace

const SubjectWords& words_of(Subject subject) {
  static constexpr std::array<SubjectWords, 3> words = {{{"participant", "a participant", "participants"},
                                                         {"request", "a request", "requests"},
                                                         {"activity", "an activity", "activities"}}};
  return words[static_cast<std::size_t>(subject)];
}

std::span<const EventDefinition> all_events() {
  static const Definitions definitions = make_definitions();
  return definitions;
}

const EventDefinition& definition_of(EventKind kind) { return all_events()[static_cast<std::size_t>(kind)]; }

bool is_filled_in(std::string_view field) {
  constexpr std::array<std::string_view, 4> filled_in{"activates", "answer", "left_out", "then"};
  return std::ranges::find(filled_in, field) != filled_in.end();
}

std::optional<EventKind> parse_event_kind(std::string_view name) {
  static const std::unordered_map<std::string_view, EventKind> kinds = [] {
    std::unordered_map<std::string_view, EventKind> by_name;
    for (const EventDefinition& definition : all_events()) by_name.emplace(definition.name, definition.kind);
    return by_name;
  }();
  const auto found = kinds.find(name);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool is_event_of(Subject subject, EventKind kind) {
  const std::vector<Subject>& subjects = definition_of(kind).subjects;
  return std::ranges::find(subjects, subject) != subjects.end();
}

std::vector<const EventDefinition*> events_of(Subject subject) {
  std::vector<const EventDefinition*> events;
  for (const EventDefinition& definition : all_events())
    if (is_event_of(subject, definition.kind)) events.push_back(&definition);
  return events;
}

std::vector<std::string> event_names(Subject subject) {
  std::vector<std::string> names;
  for (const EventDefinition* definition : events_of(subject)) names.emplace_back(definition->name);
  return names;
}

const EventDefinition* find_event(Subject subject, std::string_view name) {
  const auto kind = parse_event_kind(name);
  return kind && is_event_of(subject, *kind) ? &definition_of(*kind) : nullptr;
}

yaml::ShapePointer history_shape(Subject subject) {
  static const std::array<yaml::ShapePointer, 3> shapes = {make_history_shape(Subject::participant),
                                                           make_history_shape(Subject::request),
                                                           make_history_shape(Subject::activity)};
  return shapes[static_cast<std::size_t>(subject)];
}

}  // namespace matchdesk

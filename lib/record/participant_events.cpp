#include <algorithm>
#include <iterator>

#include "record/event_fields.hpp"
#include "record/event_tables.hpp"

namespace matchdesk {
namespace {

std::vector<EventKind> intake_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key gate = must("gate", shapes.id, "The gate, from the role's list");
  return {
      {"applied",
       "Asked to take part, or was entered",
       {may("via", shapes.line, "How: web-form, email, import"),
        may("unlike", shapes.ids, "Records that look the same and are somebody else's"), note}},
      {"reviewed",
       "Something that was handed in was looked at",
       {must("what", shapes.line, "What was looked at: resume"), may("result", shapes.line, "What came of it"), note}},
      {"booked",
       "A meeting for a gate was booked",
       {gate, must("for", shapes.time, "When the meeting is"), may("with", shapes.line, "Who holds it"),
        may("mode", shapes.id, "How they meet: in-person, video, phone"), may("where", shapes.line, "Place or link"),
        note}},
      {"sent",
       "The papers of a gate were sent, such as terms to sign",
       {gate, may("channel", shapes.id, "How: email, post"), note}},
      {"passed", "A gate was passed; signing the terms is passing their gate", {gate, note}},
      {"failed", "A gate was not passed", {gate, must("reason", shapes.line, "Why"), note}},
  };
}

std::vector<EventKind> membership_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key reason = may("reason", shapes.line, "Why");
  return {
      {"paused",
       "Takes nothing new for a while",
       {may("until", shapes.date, "The first day on which the pause is over"), reason, note}},
      {"resumed", "Takes part again after a pause", {note}},
      {"step-taken",
       "Something was done about a step of the non-compliance ladder",
       {must("step", yaml::at_least(yaml::of(yaml::Type::integer), 1), "The step, from 1"),
        must("action", shapes.line, "What was done: told, warned, decided"),
        may("who", shapes.lines, "Who did it, or who was told"), may("outcome", shapes.id, "What was decided"), note}},
      {"excepted",
       "An exception from the non-compliance ladder was agreed",
       {must("reason", shapes.line, "Why"), may("step", yaml::at_least(yaml::of(yaml::Type::integer), 1), "The step"),
        may("agreed_by", shapes.lines, "Who agreed"), may("decided_by", shapes.line, "Who had the last word"), note}},
      {"reclassified",
       "The classification changed",
       {must("classification", shapes.id, "The new one"), may("from", shapes.id, "The one before"), reason, note}},
      {"shared",
       "The record was shown to others",
       {must("visibility", shapes.ids, "The audiences that may now see it"), note}},
      {"exited", "Left the program", {reason, note}},
  };
}

std::vector<EventKind> engagement_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key activity = must("activity", shapes.id, "The activity's id");
  const yaml::Key as = may("as", yaml::choice_of({"guest", "expert"}), "As a guest or as an expert; absent is guest");
  return {
      {"contacted",
       "Somebody of the program spoke or wrote to them",
       {may("channel", shapes.id, "How: email, phone, text, in-person"), may("about", shapes.line, "About what"),
        may("on_behalf_of", shapes.id, "The location in whose name"), note}},
      {"invited", "Was invited to an activity", {activity, as, note}},
      {"attended", "Took part in an activity", {activity, as, note}},
      {"declined-invitation", "Will not come to an activity", {activity, may("reason", shapes.line, "Why"), note}},
      {"recommended",
       "Was shown providers who would fit",
       {must("providers", shapes.ids, "Their ids, the best first"), may("channel", shapes.id, "How: email"), note}},
      {"outcome",
       "Said, or was found, to be where they are now",
       {must("kind", yaml::choice_of({"employed", "looking", "studying", "unknown"}), "Where they are now"),
        may("employer", shapes.line, "With whom; an id or free text"), may("title", shapes.line, "As what"),
        may("since", shapes.date, "Since when"),
        may("evidence", shapes.line, "How it is known: told us, LinkedIn, employer"), note}},
  };
}

}  // namespace

const std::vector<EventKind>& participant_events() {
  static const std::vector<EventKind> kinds = [] {
    const EventShapes shapes;
    std::vector<EventKind> all = intake_events(shapes);
    for (std::vector<EventKind>& more :
         std::vector{membership_events(shapes), engagement_events(shapes), clock_events(), common_events()}) {
      std::ranges::move(more, std::back_inserter(all));
    }
    return all;
  }();
  return kinds;
}

}  // namespace matchdesk

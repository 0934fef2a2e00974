#include "record/event_fields.hpp"
#include "record/event_tables.hpp"

namespace matchdesk {

std::vector<EventKind> clock_events() {
  const EventShapes shapes;
  return {
      {"reminded",
       "Somebody was reminded of what is due",
       {must("who", shapes.line, "Who was reminded: seeker, provider, coordinator or an address"),
        may("clock", shapes.id, "The clock that called for it; absent when it was done by hand"),
        may("channel", shapes.id, "How: email, phone, text"), may("note", shapes.text, "What was said")}},
      {"escalated",
       "A delay was brought to somebody else's notice",
       {must("clock", shapes.id, "The clock that is overdue"),
        must("to", shapes.lines, "Whom it was brought to: a staff place or addresses"),
        may("note", shapes.text, "What was said")}},
      {"snoozed",
       "A clock's flag rests for a while",
       {must("clock", shapes.id, "The clock that rests"),
        must("until", shapes.date, "The day on which it counts again"),
        must("reason", shapes.line, "Why it may rest")}},
  };
}

std::vector<EventKind> common_events() {
  const EventShapes shapes;
  return {
      {"noted", "A remark for the record", {must("text", shapes.text, "The remark")}},
      {"corrected",
       "A field of the record was corrected",
       {must("field", shapes.line, "The field's dotted name"), may("from", shapes.anything, "What it was"),
        may("to", shapes.anything, "What it is now"), may("reason", shapes.line, "Why")}},
      {"retracted",
       "An event was taken back as mistaken; folding passes over it",
       {must("retracts", shapes.id, "The kind of the event taken back"),
        must("retracts_at", shapes.time, "When that event happened, as it stands in the history"),
        must("reason", shapes.line, "Why it was mistaken")}},
  };
}

}  // namespace matchdesk

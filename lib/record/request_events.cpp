#include <algorithm>
#include <iterator>

#include "record/event_fields.hpp"
#include "record/event_tables.hpp"

namespace matchdesk {
namespace {

std::vector<EventKind> matching_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key provider = must("provider", shapes.id, "The provider's id");
  const yaml::Key same_provider = may("provider", shapes.id, "The provider who was asked");
  const yaml::Key channel = may("channel", shapes.id, "How the answer came: web-form, email, phone");
  return {
      {"submitted",
       "The request was made",
       {may("to", shapes.id, "Of a direct request: the provider who is asked"),
        may("from", shapes.id, "Of an offer: the provider who offers; the seeker is asked"),
        may("via", shapes.line, "How it came: web-form, email, import"),
        may("override", shapes.line, "Why a rule was overridden, where one was"), note}},
      {"assigned",
       "A provider was chosen and asked",
       {provider, must("how", shapes.id, "How the choice was made: round-robin, score, next, plan, hand"),
        may("level", shapes.id, "The level of the location tree at which they met"),
        may("score", yaml::between(yaml::of(yaml::Type::integer), 0, 100), "How well they fit, in percent"),
        may("override", shapes.line, "Why a rule was overridden, where one was"), note}},
      {"accepted", "Who was asked said yes", {same_provider, channel, note}},
      {"declined",
       "Who was asked said no",
       {same_provider, must("reason", shapes.id, "Why, from the program's list"), channel,
        may("override", shapes.line, "Why a reason that is not allowed was taken nevertheless"), note}},
      {"timed-out",
       "Who was asked did not answer in time",
       {provider, may("clock", shapes.id, "The clock that called for it"), note}},
      {"talked-to",
       "The coordinator had a word with a provider",
       {provider, must("note", shapes.text, "What was said"), may("channel", shapes.id, "How: phone, email")}},
  };
}

std::vector<EventKind> work_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  const yaml::Key mode = may("mode", shapes.id, "How they meet: in-person, video, phone");
  return {
      {"introduced", "Both sides were introduced", {may("channel", shapes.id, "How: email"), note}},
      {"attempted",
       "The provider tried to reach the seeker",
       {must("method", shapes.id, "How: phone, email, text"),
        must("result", yaml::choice_of({"no-answer", "left-message", "reached"}), "What came of it"), note}},
      {"scheduled",
       "A meeting was set",
       {must("for", shapes.time, "When it is"), mode, may("where", shapes.line, "Place or link"), note}},
      {"met", "They met", {may("minutes", shapes.count, "How long"), mode, note}},
      {"notes", "The notes of a meeting were written", {must("text", shapes.text, "The notes, or where they are")}},
      {"referred",
       "The provider named somebody to turn to",
       {must("name", shapes.line, "Who"), may("organization", shapes.line, "Where they work"),
        may("contact", shapes.line, "An address or number"), note}},
      {"checked-in",
       "One side was asked how it goes",
       {must("with", yaml::choice_of({"seeker", "provider"}), "Who was asked"),
        may("result", shapes.line, "What they said, in short"),
        may("rating", yaml::between(yaml::of(yaml::Type::integer), 1, 5), "From 1, poor, to 5"),
        may("next_available", shapes.date, "From when the provider would take the next one"),
        may("channel", shapes.id, "How they were asked"), note}},
      {"transferred",
       "The provider gave the request back",
       {must("reason", shapes.line, "Why"), must("note", shapes.text, "What the next provider should know")}},
      {"offered-service",
       "Something else was offered beside the match",
       {must("service", shapes.id, "What, from the program's list"), note}},
  };
}

std::vector<EventKind> closing_events(const EventShapes& shapes) {
  const yaml::Key note = may("note", shapes.text, "A remark");
  return {
      {"redirected",
       "Something else was given instead of a match",
       {must("service", shapes.id, "What, from the program's list"), may("reason", shapes.line, "Why"), note}},
      {"unreachable", "The seeker could not be reached", {note}},
      {"withdrawn",
       "The request was taken back",
       {must("who", yaml::choice_of({"seeker", "provider", "coordinator"}), "Who took it back"),
        must("reason", shapes.line, "Why; 'duplicate' for one that was made twice"),
        may("duplicate_of", shapes.id, "The request that stands for this one"), note}},
      {"expired", "The request waited too long", {must("clock", shapes.id, "The clock that closed it"), note}},
      {"completed",
       "The request came to its end",
       {must("result", yaml::choice_of({"completed", "placed", "not-placed"}), "How it ended"),
        may("employer", shapes.line, "Of a placement: with whom; an id or free text"),
        may("title", shapes.line, "Of a placement: as what"), may("starts", shapes.date, "Of a placement: first day"),
        may("ends", shapes.date, "Of a placement: last day"),
        may("hours_per_week", yaml::at_least(yaml::of(yaml::Type::number), 0), "Of a placement"),
        may("pay", shapes.line, "Of a placement: what is paid, in words"),
        may("reason", shapes.line, "Why, where it was not placed"), note}},
      {"reopened", "A closed request goes on", {must("reason", shapes.line, "Why"), note}},
  };
}

}  // namespace

const std::vector<EventKind>& request_events() {
  static const std::vector<EventKind> kinds = [] {
    const EventShapes shapes;
    std::vector<EventKind> all = matching_events(shapes);
    for (std::vector<EventKind>& more :
         std::vector{work_events(shapes), closing_events(shapes), clock_events(), common_events()}) {
      std::ranges::move(more, std::back_inserter(all));
    }
    return all;
  }();
  return kinds;
}

}  // namespace matchdesk

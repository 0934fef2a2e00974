#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "text/known.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

// A record of any kind, as far as taking back an event needs it.
struct Told {
  Subject subject = Subject::participant;
  std::string id;
  const std::vector<Event>* history = nullptr;
};

// The record that a word means: participants, requests and activities are looked through in this order.
Result<Told> record_argument(const Context& context) {
  const std::string& typed = context.arguments.text("RECORD");
  const Records& records = context.program.records;
  std::optional<Error> ambiguous;
  const auto look = [&](const auto& found) -> std::optional<Told> {
    if (found) return Told{subject_of(**found), (*found)->id, &(*found)->history};
    if (found.error().code == "ambiguous-id" && !ambiguous) ambiguous = found.error();
    return std::nullopt;
  };
  const auto participant = find_participant(records, typed);
  const auto request = find_request(records, typed);
  const auto activity = find_activity(records, typed);
  std::vector<Told> all;
  for (const auto& told : {look(participant), look(request), look(activity)}) {
    if (told) all.push_back(*told);
  }
  const auto exact = std::ranges::find(all, typed, &Told::id);
  if (exact != all.end()) return *exact;
  if (all.size() == 1 && !ambiguous) return all.front();
  if (ambiguous) return tl::unexpected(*ambiguous);
  if (all.empty()) return tl::unexpected(participant.error());
  std::vector<std::string> ids;
  for (const Told& told : all) ids.push_back(told.id);
  return fail(Failure::usage, "ambiguous-id", fmt::format("'{}' could be any of {} records", typed, ids.size()),
              "type more of the id: " + text::enumerate(ids, "or"));
}

std::string times_of(const std::vector<const Event*>& events) {
  std::vector<std::string> times;
  for (const Event* event : events) times.push_back(to_text(event->at));
  return text::enumerate(times, "or");
}

// The standing event of that kind at that time: the exact second, or the only one of the day where --at names a day.
Result<const Event*> event_argument(const Context& context, const Told& told) {
  const std::string& kind = context.arguments.text("EVENT");
  std::vector<const Event*> of_kind;
  std::vector<std::string> kinds;
  // A retraction folds into nothing, and can be taken back all the same.
  for (const Event& event : *told.history) {
    if (event.event == kind && kind == "retracted") of_kind.push_back(&event);
  }
  for (const std::size_t index : standing(*told.history)) {
    const Event& event = (*told.history)[index];
    if (event.event == kind) of_kind.push_back(&event);
    if (std::ranges::find(kinds, event.event) == kinds.end()) kinds.push_back(event.event);
  }
  if (of_kind.empty()) {
    return fail(Failure::usage, "no-such-event",
                fmt::format("{} has no event '{}' that could be taken back", told.id, kind),
                text::did_you_mean(kind, kinds, fmt::format("its events are {}", text::enumerate(kinds))));
  }
  if (!context.arguments.has("--at")) {
    if (of_kind.size() == 1) return of_kind.front();
    return fail(Failure::usage, "which-event", fmt::format("{} has {} events '{}'", told.id, of_kind.size(), kind),
                fmt::format("say which with --at {}", times_of(of_kind)));
  }
  auto at = time_option(context, "--at");
  if (!at) return tl::unexpected(at.error());
  const auto day = parse_day(context.arguments.text("--at"), context.now.instant, context.program.policy.calendar.zone);
  std::vector<const Event*> meant;
  for (const Event* event : of_kind) {
    if (day ? local_date(event->at) == *day : event->at.instant == (*at)->instant) meant.push_back(event);
  }
  if (meant.size() == 1) return meant.front();
  return fail(Failure::usage, "which-event",
              fmt::format("{} has {} '{}' at {}", told.id, meant.empty() ? "no event" : "several events", kind,
                          context.arguments.text("--at")),
              fmt::format("they are at {}", times_of(meant.empty() ? of_kind : meant)));
}

// The event that a retraction took back.
const Event* retracted_event(const Told& told, const Event& retraction) {
  const std::optional<Timestamp> at = retraction.time("retracts_at");
  for (const Event& event : *told.history) {
    if (at && event.event == retraction.text("retracts") && event.at.instant == at->instant) return &event;
  }
  return nullptr;
}

// Where an event changed a field of the record, the field's value as it was before; as it was made, where the event
// counts again.
std::optional<Change> changed_field(const Told& told, const Event& event, bool counts_again = false) {
  const auto set = [&](const std::string& field, std::string_view made) {
    const Value* value = event.fields.find(counts_again ? made : "from");
    return SetField{told.subject, told.id, field, value == nullptr ? Value() : *value};
  };
  if (event.event == "corrected") return set(event.text("field"), "to");
  if (event.event == "reclassified" && told.subject == Subject::participant)
    return set("classification", "classification");
  if (event.event != "retracted" || counts_again) return std::nullopt;
  const Event* again = retracted_event(told, event);
  return again == nullptr ? std::nullopt : changed_field(told, *again, true);
}

// What the record comes to without the event, in a word; a retraction that makes a later event impossible says so.
Result<std::string> status_after(const Context& context, const Told& told, const Event& retraction) {
  const Policy& policy = context.program.policy;
  if (told.subject == Subject::participant) {
    const Participant& participant = *context.program.records.participant(told.id);
    return after(participant, retraction, gates_of(policy, participant.role)).map([](const auto& state) {
      return std::string(to_text(state.status));
    });
  }
  if (told.subject == Subject::request) {
    const Request& request = *context.program.records.request(told.id);
    return after(request, retraction, policy.life).map([](const auto& state) {
      return std::string(to_text(state.status));
    });
  }
  return std::string();
}

Result<Outcome> decide(const Context& context) {
  auto told = record_argument(context);
  if (!told) return tl::unexpected(told.error());
  auto event = event_argument(context, *told);
  if (!event) return tl::unexpected(event.error());
  const std::string& kind = (*event)->event;
  if (kind == "submitted" || kind == "applied")
    return fail(Failure::refused, "first-event",
                fmt::format("'{}' is how {} began, and cannot be taken back", kind, told->id),
                told->subject == Subject::request ? fmt::format("use 'matchdesk withdraw {}'", told->id)
                                                  : fmt::format("use 'matchdesk roster exit {}'", told->id));
  Value fields = Value::map();
  fields.set("retracts", kind);
  fields.set("retracts_at", to_text((*event)->at));
  fields.set("reason", context.arguments.text("--reason"));
  Event retraction{context.now, std::nullopt, context.by, "retracted", std::move(fields)};
  auto status = status_after(context, *told, retraction);
  if (!status) return tl::unexpected(status.error());

  Outcome outcome{.view = view_of("retract/1",
                                  {{"record", "record", Cell::whole, told->id},
                                   {"event", "event", kind},
                                   {"at", "at", to_text((*event)->at)},
                                   {"status", "status", or_null(*status)}},
                                  fmt::format("{}: '{}' of {} is taken back{}", told->id, kind, to_text((*event)->at),
                                              status->empty() ? "" : "; " + *status + " now"))};
  outcome.changes.push_back(AppendEvent{told->subject, told->id, std::move(retraction)});
  if (auto undone = changed_field(*told, **event)) outcome.changes.push_back(std::move(*undone));
  return outcome;
}

}  // namespace

Command retract_command() {
  using Takes = Option::Takes;
  return {.name = "retract",
          .about = "take back a mistaken event",
          .options = {{"RECORD", "a participant, a request or an activity", "", Takes::value, true, Completes::record},
                      {"EVENT", "the kind of the event", "", Takes::value, true, Completes::event},
                      {"--at", "when the event happened; needed where there are several", "TIME"},
                      {"--reason", "why it was mistaken", "REASON", Takes::value, true}},
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

}  // namespace matchdesk

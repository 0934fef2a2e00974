#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "policy/apply.hpp"
#include "record/effective_events.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

Subject subject_of(AnyRecord record) {
  return std::visit([](const auto* each) { return matchdesk::subject_of(*each); }, record);
}

const std::vector<Event>& history_of(AnyRecord record) {
  return std::visit([](const auto* each) -> const std::vector<Event>& { return each->history; }, record);
}

std::string times_of(const std::vector<const Event*>& events) {
  std::vector<std::string> times;
  for (const Event* event : events) times.push_back(to_text(event->at));
  return text::enumerate(times, "or");
}

// Returns the event of the kind EVENT that happened at --at: at that second, or the only one of the day where --at
// names a day. It has not been taken back.
Result<const Event*> event_argument(const Context& context, AnyRecord record) {
  const std::string& kind = context.arguments.text("EVENT");
  std::vector<const Event*> of_kind;
  std::vector<std::string> kinds;
  // Retractions are not among those that count, and can be taken back all the same.
  for (const Event& event : history_of(record)) {
    if (event.kind == EventKind::retracted && event.name() == kind) of_kind.push_back(&event);
  }
  for (const std::size_t index : effective_events(history_of(record)).order) {
    const Event& event = history_of(record)[index];
    if (event.name() == kind) of_kind.push_back(&event);
    if (std::ranges::find(kinds, event.name()) == kinds.end()) kinds.emplace_back(event.name());
  }
  if (of_kind.empty()) {
    return fail(Failure::usage, "no-such-event",
                fmt::format("{} has no event '{}' that could be taken back", id_of(record), kind),
                text::did_you_mean(kind, kinds, fmt::format("its events are {}", text::enumerate(kinds))));
  }
  if (!context.arguments.has("--at")) {
    if (of_kind.size() == 1) return of_kind.front();
    return fail(Failure::usage, "which-event",
                fmt::format("{} has {} events '{}'", id_of(record), of_kind.size(), kind),
                fmt::format("say which with --at {}", times_of(of_kind)));
  }
  TRY(auto at, time_option(context, "--at"));
  const auto day = parse_day(context.arguments.text("--at"), context.now.instant, context.program.policy.calendar.zone);
  std::vector<const Event*> meant;
  for (const Event* event : of_kind) {
    if (day ? local_date(event->at) == *day : event->at.instant == at->instant) meant.push_back(event);
  }
  if (meant.size() == 1) return meant.front();
  return fail(Failure::usage, "which-event",
              fmt::format("{} has {} '{}' at {}", id_of(record), meant.empty() ? "no event" : "several events", kind,
                          context.arguments.text("--at")),
              fmt::format("they are at {}", times_of(meant.empty() ? of_kind : meant)));
}

// Returns the event that a retraction took back; null where it is not there.
const Event* retracted_event(AnyRecord record, const Event& retraction) {
  const std::optional<Timestamp> at = retraction.time("retracts_at");
  for (const Event& event : history_of(record)) {
    if (at && event.name() == retraction.text("retracts") && event.at.instant == at->instant) return &event;
  }
  return nullptr;
}

// Undoes what an event did to a field of the record: returns the change to its value before the event, or, where the
// event counts again, to the value that it gave.
std::optional<Change> changed_field(AnyRecord record, const Event& event, bool counts_again = false) {
  const auto set = [&](const std::string& field, std::string_view made) {
    const Value* value = event.fields.find(counts_again ? made : "from");
    return SetField{subject_of(record), id_of(record), field, value == nullptr ? Value() : *value};
  };
  if (event.kind == EventKind::corrected) return set(event.text("field"), "to");
  if (event.kind == EventKind::reclassified && subject_of(record) == Subject::participant)
    return set("classification", "classification");
  if (event.kind != EventKind::retracted || counts_again) return std::nullopt;
  const Event* again = retracted_event(record, event);
  return again == nullptr ? std::nullopt : changed_field(record, *again, true);
}

// Returns the status that the record has with the retraction. Refused where a later event would become impossible.
Result<std::string> status_after(const Context& context, AnyRecord record, const Event& retraction) {
  if (subject_of(record) == Subject::activity) return std::string();
  return std::visit(
      [&](const auto* one) {
        return after(*one, retraction, context.program.policy).map([](const auto& folded) {
          return std::string(to_text(folded.state.status));
        });
      },
      record);
}

Result<Outcome> decide(const Context& context) {
  TRY(auto found, find_any_record(context.program.records, context.arguments.text("RECORD")));
  const AnyRecord record = found;
  const std::string& id = id_of(record);
  TRY(auto event, event_argument(context, record));
  const std::string kind(event->name());
  if (event->kind == EventKind::submitted || event->kind == EventKind::applied)
    return fail(Failure::refused, "first-event",
                fmt::format("'{}' is how {} began, and cannot be taken back", kind, id),
                subject_of(record) == Subject::request ? fmt::format("use 'matchdesk withdraw {}'", id)
                                                       : fmt::format("use 'matchdesk roster exit {}'", id));
  Value fields = Value::Map{
      {"retracts", kind}, {"retracts_at", to_text(event->at)}, {"reason", context.arguments.text("--reason")}};
  Event retraction{context.now, std::nullopt, context.by, EventKind::retracted, std::move(fields)};
  TRY(auto status, status_after(context, record, retraction));

  Outcome outcome{.view = view_of("retract/1",
                                  {{"record", "record", Cell::whole, id},
                                   {"event", "event", kind},
                                   {"at", "at", to_text(event->at)},
                                   {"status", "status", or_null(status)}},
                                  fmt::format("{}: '{}' of {} is taken back{}", id, kind, to_text(event->at),
                                              status.empty() ? "" : "; " + status + " now"))};
  outcome.changes().push_back(AppendEvent{subject_of(record), id, std::move(retraction)});
  if (auto undone = changed_field(record, *event)) outcome.changes().push_back(std::move(*undone));
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
          .access = Access::writes,
          .decide = decide};
}

}  // namespace matchdesk

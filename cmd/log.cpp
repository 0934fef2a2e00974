#include <fmt/format.h>

#include <algorithm>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "report/chronicle.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// One event with the record that it stands in.
struct Entry {
  AnyRecord record;
  const Event* event;
};

// Which events are asked for.
struct Asked {
  std::optional<Instant> since, until;
  std::string by;
  std::vector<std::string> events;

  bool takes(const Event& event) const {
    if (since && event.at.instant < *since) return false;
    if (until && event.at.instant >= *until) return false;
    if (!by.empty() && text::fold(event.by).find(by) == std::string::npos) return false;
    return events.empty() || std::find(events.begin(), events.end(), event.name()) != events.end();
  }
};

Result<void> check_events(const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const Subject subject : {Subject::request, Subject::participant, Subject::activity})
    std::ranges::move(event_names(subject), std::back_inserter(known));
  for (const std::string& name : names)
    if (auto checked = check_known("event", name, known, "'matchdesk help life' lists them"); !checked) return checked;
  return {};
}

// The moment that a time option names; of a day alone its beginning or, for --until, its end.
Result<std::optional<Instant>> moment(const Context& context, std::string_view option, bool at_its_end) {
  if (auto day = day_option(context, option); day && *day) {
    const Zone& zone = context.program.policy.calendar.zone;
    return zone.day_begin(at_its_end ? add_days(**day, 1) : **day);
  }
  TRY(auto time, time_option(context, option));
  if (!time) return std::nullopt;
  return time->instant + std::chrono::seconds(at_its_end ? 1 : 0);
}

Result<Asked> asked(const Context& context) {
  TRY(auto since, moment(context, "--since", false));
  TRY(auto until, moment(context, "--until", true));
  std::vector<std::string> events = context.arguments.texts("--event");
  TRY(check_events(events));
  return Asked{since, until, text::fold(context.arguments.text("--by")), std::move(events)};
}

std::vector<Entry> entries_of(const std::vector<AnyRecord>& records, const Asked& asked) {
  std::vector<Entry> entries;
  for (const AnyRecord record : records)
    for (const Event& event : std::visit([](const auto* one) { return std::span(one->history); }, record))
      if (asked.takes(event)) entries.push_back({record, &event});
  std::ranges::sort(entries, [](const Entry& left, const Entry& right) {
    if (left.event->at.instant != right.event->at.instant) return left.event->at.instant > right.event->at.instant;
    if (id_of(left.record) != id_of(right.record)) return id_of(left.record) < id_of(right.record);
    return left.event > right.event;
  });
  return entries;
}

Result<std::vector<AnyRecord>> records_asked(const Context& context) {
  const Records& records = context.program.records;
  if (context.arguments.has("ID"))
    return find_any_record(records, context.arguments.text("ID")).map([](AnyRecord one) { return std::vector{one}; });
  std::vector<AnyRecord> all;
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity})
    std::ranges::move(records_of(records, subject), std::back_inserter(all));
  return all;
}

// What is shown of each event; JSON has the event's own fields too.
Columns<Entry> columns_of(const Program& program) {
  return {{"when", "at", Cell::whole,
           [&](auto& entry) { return wall_time(program.policy.calendar.zone, entry.event->at.instant); }},
          {"record", "record", Cell::whole, [](auto& entry) { return id_of(entry.record); }},
          {"words", "event", [&](auto& entry) { return event_words(program, *entry.event); }},
          {"by", "by", Cell::aside, [](auto& entry) { return or_null(entry.event->by); }},
          {"at", [](auto& entry) { return to_text(entry.event->at); }},
          {"event", [](auto& entry) { return entry.event->name(); }},
          {"recorded", [](auto& entry) { return or_null(entry.event->recorded); }}};
}

Result<Outcome> decide(const Context& context) {
  TRY(const auto records, records_asked(context));
  TRY(const auto wanted, asked(context));
  TRY(const auto limit, asked_limit(context));
  std::vector<Entry> entries = entries_of(records, wanted);
  if (limit && entries.size() > *limit) entries.resize(*limit, entries.front());
  Outcome outcome;
  const Columns<Entry> columns = columns_of(context.program);
  outcome.view = view_of("log/1", columns, std::vector<Entry>());
  for (const Entry& entry : entries) {
    Value item = item_of(columns, entry);
    for (const auto& [name, value] : entry.event->fields.members())
      if (item.find(name) == nullptr) item.set(name, value);
    outcome.view.items.push(std::move(item));
  }
  outcome.view.when_empty = "No events match.";
  return outcome;
}

}  // namespace

Command log_command() {
  return {
      .name = "log",
      .about = "what happened, newest first, across all records or in one",
      .options = {{"ID", "only this record", "", Option::Takes::value, false, Completes::record},
                  {"--since", "only from this day or time on", "TIME"},
                  {"--until", "only up to this day, included, or time", "TIME"},
                  {"--by", "only what somebody recorded whose name holds this", "WHO"},
                  {"--event", "only events of these kinds", "EVENT", Option::Takes::values, false, Completes::event},
                  limit_option()},
      .decide = decide};
}

}  // namespace matchdesk

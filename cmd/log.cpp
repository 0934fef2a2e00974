#include <fmt/format.h>

#include <algorithm>

#include "cmd/asking.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "report/chronicle.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// One event with the record that it stands in.
struct Entry {
  Instant at;
  AnyRecord record;
  std::size_t place = 0;  // in the history
};

std::span<const Event> history_of(AnyRecord record) {
  return std::visit([](const auto* one) -> std::span<const Event> { return one->history; }, record);
}

// Which events are asked for.
struct Asked {
  std::optional<Instant> since, until;
  std::string by;
  std::vector<std::string> events;

  bool takes(const Event& event) const {
    if (since && event.at.instant < *since) return false;
    if (until && event.at.instant >= *until) return false;
    if (!by.empty() && text::fold(event.by).find(by) == std::string::npos) return false;
    return events.empty() || std::find(events.begin(), events.end(), event.event) != events.end();
  }
};

bool is_event(std::string_view name) {
  return find_event_kind(Subject::request, name) || find_event_kind(Subject::participant, name) ||
         find_event_kind(Subject::activity, name);
}

Result<void> check_events(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (is_event(name)) continue;
    std::vector<std::string> known;
    for (const Subject subject : {Subject::request, Subject::participant, Subject::activity}) {
      for (const EventKind& kind : event_kinds(subject)) known.emplace_back(kind.name);
    }
    return fail(Failure::usage, "unknown-event", fmt::format("there is no event '{}'", name),
                text::did_you_mean(name, known, "'matchdesk help life' lists them"));
  }
  return {};
}

// The moment that a time option names: of a day alone its begin, or, for --until, its end.
Result<std::optional<Instant>> moment(const Context& context, std::string_view option, bool at_its_end) {
  if (auto day = day_option(context, option); day && *day) {
    const Zone& zone = context.program.policy.calendar.zone;
    return zone.day_begin(at_its_end ? add_days(**day, 1) : **day);
  }
  auto time = time_option(context, option);
  if (!time) return tl::unexpected(time.error());
  if (!*time) return std::nullopt;
  return (*time)->instant + std::chrono::seconds(at_its_end ? 1 : 0);
}

Result<Asked> asked(const Context& context) {
  auto since = moment(context, "--since", false);
  if (!since) return tl::unexpected(since.error());
  auto until = moment(context, "--until", true);
  if (!until) return tl::unexpected(until.error());
  std::vector<std::string> events = context.arguments.texts("--event");
  if (auto known = check_events(events); !known) return tl::unexpected(known.error());
  return Asked{*since, *until, text::fold(context.arguments.text("--by")), std::move(events)};
}

std::vector<Entry> entries_of(const std::vector<AnyRecord>& records, const Asked& asked) {
  std::vector<Entry> entries;
  for (const AnyRecord record : records) {
    const std::span<const Event> history = history_of(record);
    for (std::size_t place = 0; place < history.size(); ++place) {
      if (asked.takes(history[place])) entries.push_back({history[place].at.instant, record, place});
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
    if (left.at != right.at) return left.at > right.at;
    if (id_of(left.record) != id_of(right.record)) return id_of(left.record) < id_of(right.record);
    return left.place > right.place;
  });
  return entries;
}

Result<std::vector<AnyRecord>> records_asked(const Context& context) {
  const Records& records = context.program.records;
  std::vector<AnyRecord> all;
  if (context.arguments.has("ID")) {
    auto one = find_any_record(records, context.arguments.text("ID"));
    if (!one) return tl::unexpected(one.error());
    all.push_back(*one);
    return all;
  }
  for (const Participant& participant : records.participants()) all.emplace_back(&participant);
  for (const Request& request : records.requests()) all.emplace_back(&request);
  for (const Activity& activity : records.activities()) all.emplace_back(&activity);
  return all;
}

Value item_of(const Program& program, const Entry& entry) {
  const Event& event = history_of(entry.record)[entry.place];
  const Zone& zone = program.policy.calendar.zone;
  Value item = Value::map();
  item.set("at", to_text(event.at));
  item.set("by", event.by.empty() ? Value() : Value(event.by));
  item.set("event", event.event);
  item.set("record", id_of(entry.record));
  item.set("recorded", event.recorded ? Value(to_text(*event.recorded)) : Value());
  for (const auto& [name, value] : event.fields.members()) item.set(name, value);
  item.set("when", wall_time(zone, event.at.instant));
  item.set("words", event_words(program, event));
  return item;
}

Result<Outcome> decide(const Context& context) {
  const auto records = records_asked(context);
  if (!records) return tl::unexpected(records.error());
  const auto wanted = asked(context);
  if (!wanted) return tl::unexpected(wanted.error());
  const auto limit = asked_limit(context);
  if (!limit) return tl::unexpected(limit.error());
  std::vector<Entry> entries = entries_of(*records, *wanted);
  if (*limit && entries.size() > **limit)
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(**limit), entries.end());
  Outcome outcome;
  outcome.view.schema = "log/1";
  for (const Entry& entry : entries) outcome.view.items.push(item_of(context.program, entry));
  outcome.view.columns = {{"when", "at", text::Align::left, true},
                          {"record", "record", text::Align::left, true},
                          {"words", "event"},
                          {"by", "by"}};
  outcome.view.when_empty = "Nothing happened that answers this.";
  return outcome;
}

}  // namespace

Command log_command() {
  return {
      .name = "log",
      .about = "What happened, newest first, across all records or in one",
      .options = {{.name = "ID", .about = "only this record", .completes = Completes::record},
                  {.name = "--since", .about = "only from this day or time on", .placeholder = "TIME"},
                  {.name = "--until", .about = "only up to this day, included, or time", .placeholder = "TIME"},
                  {.name = "--by", .about = "only what somebody recorded whose name holds this", .placeholder = "WHO"},
                  {.name = "--event",
                   .about = "only events of these kinds",
                   .placeholder = "EVENT",
                   .takes = Option::Takes::values,
                   .completes = Completes::event},
                  limit_option()},
      .decide = decide};
}

}  // namespace matchdesk

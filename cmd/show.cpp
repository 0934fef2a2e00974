#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "report/chronicle.hpp"
#include "report/page.hpp"
#include "report/quiet_period.hpp"

namespace matchdesk {

namespace {

Value timeline_value(const Program& program, AnyRecord record) {
  Value lines = Value::list();
  for (const ChronicleLine& one : chronicle_of(program, record))
    lines.push(Value::Map{{"at", to_text(one.event->at)},
                          {"by", one.event->by},
                          {"event", one.event->name()},
                          {"text", one.words},
                          {"taken_back", one.taken_back}});
  return lines;
}

// Who spoke to the participant's organization, and until when others wait; null where nobody has to.
Value quiet_value(const Program& program, const Participant& participant, Instant now) {
  if (!program.policy.quiet_period) return {};
  const auto quiet = quiet_at(program, Organizations(program), participant, "", now);
  if (!quiet) return {};
  return Value::Map{{"until", to_text(calendar_at(program.policy, quiet->place()).zone.stamp(quiet->until))},
                    {"place", quiet->place()},
                    {"by", quiet->contact->by},
                    {"at", to_text(quiet->contact->at)},
                    {"participant", quiet->with->id},
                    {"about", or_null(quiet->contact->text("about"))}};
}

Result<Outcome> decide(const Context& context) {
  TRY(const auto record, find_any_record(context.program.records, context.arguments.text("ID")));
  Value item = record_value(context, record), derived = item.at_path("derived");
  if (const auto* participant = std::get_if<const Participant*>(&record))
    derived.set("quiet", quiet_value(context.program, **participant, context.now.instant));
  derived.set("timeline", timeline_value(context.program, record));
  item.set("derived", std::move(derived));
  Outcome outcome{
      .view = {
          .schema = "show/1",
          .columns = {{"id", "id"}, {"derived.name", "name"}, {"derived.status", "status"}, {"location", "location"}},
          .prose = page_of(context.program, record, context.now.instant, context.width)}};
  outcome.view.items.push(std::move(item));
  return outcome;
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .about = "one record, with its clocks, its load and its timeline",
          .options = {{"ID", "a participant, request or activity: an id, its beginning, a name or an e-mail", "",
                       Option::Takes::value, true, Completes::record}},
          .decide = decide};
}

}  // namespace matchdesk

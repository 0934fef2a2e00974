#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "record/fields.hpp"
#include "report/chronicle.hpp"
#include "report/facts.hpp"
#include "report/page.hpp"
#include "report/quiet_period.hpp"

namespace matchdesk {

namespace {

Value timeline_value(const Program& program, AnyRecord record) {
  Value lines = Value::list();
  for (const ChronicleLine& one : chronicle_of(program, record)) {
    Value line = Value::map();
    line.set("at", to_text(one.event->at));
    line.set("by", one.event->by);
    line.set("event", one.event->event);
    line.set("text", one.words);
    line.set("taken_back", one.taken_back);
    lines.push(std::move(line));
  }
  return lines;
}

// Who spoke to the participant's organization, and until when others wait; null where nobody has to.
Value quiet_value(const Program& program, const Participant& participant, Instant now) {
  if (!program.policy.quiet_period) return {};
  const auto quiet = quiet_at(program, Organizations(program), participant, "", now);
  if (!quiet) return {};
  Value value = Value::map();
  value.set("until", to_text(calendar_at(program.policy, quiet->place()).zone.stamp(quiet->until)));
  value.set("place", quiet->place());
  value.set("by", quiet->contact->by);
  value.set("at", to_text(quiet->contact->at));
  value.set("participant", quiet->with->id);
  value.set("about", quiet->contact->text("about").empty() ? Value() : Value(quiet->contact->text("about")));
  return value;
}

Result<Outcome> decide(const Context& context) {
  const auto record = find_any_record(context.program.records, context.arguments.text("ID"));
  if (!record) return tl::unexpected(record.error());
  const Instant now = context.now.instant;
  Value item = std::visit([](const auto* one) { return to_value(*one); }, *record);
  Value derived = std::visit([&](const auto* one) { return derived_facts(context.program, *one, now); }, *record);
  if (const auto* participant = std::get_if<const Participant*>(&*record))
    derived.set("quiet", quiet_value(context.program, **participant, now));
  derived.set("timeline", timeline_value(context.program, *record));
  item.set("derived", std::move(derived));
  Outcome outcome;
  outcome.view.schema = "show/1";
  outcome.view.items.push(std::move(item));
  outcome.view.columns = {
      {"id", "id"}, {"derived.name", "name"}, {"derived.status", "status"}, {"location", "location"}};
  outcome.view.prose = page_of(context.program, *record, now, context.width);
  return outcome;
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .about = "One record, with its clocks, its load and its timeline",
          .options = {{.name = "ID",
                       .about = "a participant, request or activity: an id, its beginning, a name or an e-mail",
                       .required = true,
                       .completes = Completes::record}},
          .decide = decide};
}

}  // namespace matchdesk

#include "cmd/asking.hpp"
#include "cmd/commands.hpp"
#include "record/fields.hpp"
#include "report/chronicle.hpp"
#include "report/facts.hpp"
#include "report/page.hpp"

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

Result<Outcome> decide(const Context& context) {
  const auto record = find_any_record(context.program.records, context.arguments.text("ID"));
  if (!record) return tl::unexpected(record.error());
  const Instant now = context.now.instant;
  Value item = std::visit([](const auto* one) { return to_value(*one); }, *record);
  Value derived = std::visit([&](const auto* one) { return derived_facts(context.program, *one, now); }, *record);
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

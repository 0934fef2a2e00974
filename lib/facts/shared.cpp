#include "facts/shared.hpp"

namespace matchdesk {
namespace {

Value overdue_by(const Running& running) {
  if (running.state != ClockState::overdue) return {};
  Value value = Value::map();
  value.set("amount", running.overdue_by.amount);
  value.set("unit", unit_name(running.overdue_by.unit));
  return value;
}

}  // namespace

Value seconds_between(const std::optional<Instant>& begin, Instant end) {
  return begin ? Value(static_cast<std::int64_t>((end - *begin).count())) : Value();
}

Value name_of(const Program& program, const std::string& id) {
  const Participant* participant = program.records.participant(id);
  return participant ? Value(display_name(*participant)) : or_null(id);
}

Value clock_value(const Policy& policy, const Running& running) {
  const Zone& zone = calendar_at(policy, running.location).zone;
  Value value = Value::map();
  value.set("clock", running.clock->name);
  value.set("state", to_text(running.state));
  value.set("started", to_text(zone.stamp(running.started)));
  value.set("due", to_text(zone.stamp(running.due)));
  value.set("overdue_by", overdue_by(running));
  value.set("waiting_on", to_text(running.waiting_on));
  value.set("who", or_null(running.who));
  value.set("action", running.action);
  value.set("note", or_null(running.note));
  value.set("snoozed_until", running.snoozed_until ? Value(to_text(zone.stamp(*running.snoozed_until))) : Value());
  return value;
}

}  // namespace matchdesk

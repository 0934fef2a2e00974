#include "report/facts.hpp"

#include <algorithm>

#include "record/fields.hpp"
#include "report/guests.hpp"
#include "report/ladder_facts.hpp"

namespace matchdesk {

namespace {

Value time_or_null(const std::optional<Timestamp>& time) { return time ? Value(to_text(*time)) : Value(); }
Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

std::optional<Instant> first_event(std::span<const Event> history) {
  std::optional<Instant> first;
  for (const Event& event : history) {
    if (!first || event.at.instant < *first) first = event.at.instant;
  }
  return first;
}

Value name_or_null(const Program& program, const std::string& id) {
  const Participant* participant = program.records.participant(id);
  return participant ? Value(display_name(*participant)) : Value();
}

Value age_in_days(const std::optional<Instant>& begin, Instant end) {
  if (!begin) return {};
  return Value(static_cast<std::int64_t>((end - *begin) / std::chrono::hours(24)));
}

template <class Record>
Value clocks_of(const Program& program, const Record& record, Instant now) {
  Value clocks = Value::list();
  for (const Running& running : running_clocks(program, record, now)) clocks.push(clock_facts(program.policy, running));
  return clocks;
}

Value gate_facts(const GateState& gate) {
  Value facts = Value::map();
  facts.set("gate", gate.gate);
  facts.set("state", gate.passed       ? "passed"
                     : gate.failed     ? "failed"
                     : gate.sent       ? "sent"
                     : gate.booked_for ? "booked"
                                       : "open");
  facts.set("booked_for", time_or_null(gate.booked_for));
  facts.set("sent", time_or_null(gate.sent));
  facts.set("passed", time_or_null(gate.passed));
  facts.set("failed", time_or_null(gate.failed));
  facts.set("reason", text_or_null(gate.reason));
  return facts;
}

Value overdue_facts(const Running& running) {
  if (running.state != ClockState::overdue) return {};
  Value facts = Value::map();
  facts.set("amount", running.overdue_amount);
  facts.set("unit", unit_name(running.overdue_unit));
  return facts;
}

}  // namespace

std::optional<Instant> began(const Participant& participant) { return first_event(participant.history); }

std::optional<Instant> began(const Request& request) {
  if (request.submitted) return request.submitted->instant;
  return first_event(request.history);
}

std::optional<Instant> waiting_since(const Request& request) {
  if (request.state.status == RequestStatus::queued) {
    return request.state.returned ? request.state.returned->instant : began(request);
  }
  const auto asked = asked_since(request);
  return asked ? std::optional(asked->instant) : std::nullopt;
}

std::vector<std::string> incomplete_fields(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy_at(policy, participant.location), participant.role);
  return role ? missing_fields(participant, role->required) : std::vector<std::string>{};
}

int completeness_of(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy_at(policy, participant.location), participant.role);
  if (!role || role->required.empty()) return 100;
  const std::size_t missing = missing_fields(participant, role->required).size();
  return static_cast<int>(100 * (role->required.size() - missing) / role->required.size());
}

Load load_of(const Program& program, const Participant& participant) {
  Load load;
  for (const Request* request : program.records.requests_of_provider(participant.id)) {
    if (request->state.provider != participant.id) continue;
    switch (request->state.status) {
      case RequestStatus::pending:
        ++load.pending;
        break;
      case RequestStatus::accepted:
      case RequestStatus::scheduled:
      case RequestStatus::met:
        ++load.held;
        break;
      case RequestStatus::queued:
      case RequestStatus::closed:
        break;
    }
  }
  for (const Request* request : program.records.requests_of_seeker(participant.id)) {
    if (request->state.status != RequestStatus::closed) ++load.own_open;
  }
  return load;
}

std::optional<ClockState> worst_state(std::span<const Running> running) {
  std::optional<ClockState> worst;
  for (const Running& one : running) {
    if (one.snoozed_until) continue;
    if (!worst || one.state > *worst) worst = one.state;
  }
  return worst;
}

Value clock_facts(const Policy& policy, const Running& running) {
  const Zone& zone = calendar_at(policy, running.location).zone;
  Value facts = Value::map();
  facts.set("clock", running.clock->name);
  facts.set("state", to_text(running.state));
  facts.set("started", to_text(zone.stamp(running.started)));
  facts.set("due", to_text(zone.stamp(running.due)));
  facts.set("overdue_by", overdue_facts(running));
  facts.set("waiting_on", to_text(running.waiting_on));
  facts.set("who", text_or_null(running.who));
  facts.set("action", running.action);
  facts.set("note", text_or_null(running.note));
  facts.set("snoozed_until", running.snoozed_until ? Value(to_text(zone.stamp(*running.snoozed_until))) : Value());
  return facts;
}

Value derived_facts(const Program& program, const Participant& participant, Instant now) {
  const ParticipantState& state = participant.state;
  const Role* role = find_role(program.policy, participant.role);
  const Load load = load_of(program, participant);
  Value facts = Value::map();
  facts.set("name", display_name(participant));
  facts.set("side", role ? Value(to_text(role->side)) : Value());
  facts.set("status", to_text(state.status));
  facts.set("active", is_active(participant, program.policy, now));
  facts.set("restricted", is_restricted(participant.source));
  facts.set("classification",
            text_or_null(state.classification.empty() ? participant.classification : state.classification));
  facts.set("incomplete", incomplete_fields(program.policy, participant));
  facts.set("completeness", completeness_of(program.policy, participant));
  facts.set("activated", time_or_null(state.activated));
  facts.set("paused_until", state.paused_until ? Value(to_text(*state.paused_until)) : Value());
  facts.set("pause_reason", text_or_null(state.pause_reason));
  facts.set("exit_reason", text_or_null(state.exit_reason));
  Value gates = Value::list();
  for (const GateState& gate : state.gates) gates.push(gate_facts(gate));
  facts.set("gates", std::move(gates));
  facts.set("held", load.held);
  facts.set("pending", load.pending);
  facts.set("own_open", load.own_open);
  facts.set("age_days", age_in_days(began(participant), now));
  facts.set("clocks", clocks_of(program, participant, now));
  const bool has_ladder = !policy_at(program.policy, participant.location).compliance.steps.empty();
  facts.set("compliance", has_ladder ? ladder_facts(ladder_standing(program, participant, now)) : Value());
  return facts;
}

Value derived_facts(const Program& program, const Request& request, Instant now) {
  const RequestState& state = request.state;
  const Zone& zone = program.policy.calendar.zone;
  const std::optional<Instant> waiting = waiting_since(request);
  Value facts = Value::map();
  facts.set("name", name_or_null(program, request.seeker));
  facts.set("status", to_text(state.status));
  facts.set("provider", text_or_null(state.provider));
  facts.set("provider_name", name_or_null(program, state.provider));
  facts.set("outcome", text_or_null(state.outcome));
  facts.set("route", text_or_null(state.route));
  facts.set("location", text_or_null(location_of(program, request)));
  facts.set("asked", time_or_null(asked_since(request)));
  facts.set("accepted", time_or_null(accepted_at(request)));
  facts.set("returned", time_or_null(state.returned));
  facts.set("returned_why", state.returned_by ? Value(to_text(*state.returned_by)) : Value());
  facts.set("closed", time_or_null(state.closed));
  facts.set("waiting_since", waiting ? Value(to_text(zone.stamp(*waiting))) : Value());
  facts.set("talk_to", text_or_null(state.talk_to));
  facts.set("declined_by", request.story.providers_who(Answer::declined));
  facts.set("timed_out_by", request.story.providers_who(Answer::timed_out));
  facts.set("attempts", attempts_of(request));
  facts.set("methods", methods_of(request));
  facts.set("meetings", meetings_of(request));
  facts.set("referrals", referrals_of(request));
  facts.set("age_days", age_in_days(began(request), state.closed ? state.closed->instant : now));
  facts.set("clocks", clocks_of(program, request, now));
  return facts;
}

Value derived_facts(const Program& program, const Activity& activity, Instant now) {
  const std::vector<Guest> guests = guests_of(program, activity);
  Value facts = Value::map();
  facts.set("name", activity.title.empty() ? activity.id : activity.title);
  facts.set("status", to_text(activity.state.status));
  facts.set("reason", text_or_null(activity.state.reason));
  facts.set("past", activity.when ? Value(activity.when->instant < now) : Value());
  const auto count = [&guests](bool Guest::*which) { return Value(std::ranges::count(guests, true, which)); };
  facts.set("invited_count", count(&Guest::invited));
  facts.set("attended_count", count(&Guest::attended));
  facts.set("invited", ids_of(guests, &Guest::invited));
  facts.set("attended", ids_of(guests, &Guest::attended));
  facts.set("declined", ids_of(guests, &Guest::declined));
  facts.set("unanswered", unanswered(guests));
  Value experts = Value::list();
  for (const Guest& guest : guests)
    if (guest.as == "expert") experts.push(guest.person->id);
  facts.set("experts", std::move(experts));
  return facts;
}

}  // namespace matchdesk

#include <fmt/format.h>

#include "facts/ladder_facts.hpp"
#include "facts/shared.hpp"
#include "matching/capacity.hpp"
#include "matching/closed.hpp"

namespace matchdesk {
namespace {

using Of = RecordAt<Participant>;

std::string_view state_of(const GateState& gate) {
  if (gate.passed) return "passed";
  if (gate.failed) return "failed";
  if (gate.sent) return "sent";
  return gate.booked_for ? "booked" : "open";
}

Value gate_value(const GateState& gate) {
  Value value = Value::map();
  value.set("gate", gate.gate);
  value.set("state", state_of(gate));
  value.set("booked_for", or_null(gate.booked_for));
  value.set("sent", or_null(gate.sent));
  value.set("passed", or_null(gate.passed));
  value.set("failed", or_null(gate.failed));
  value.set("reason", or_null(gate.reason));
  return value;
}

template <class Belongs>
Value gate_names(const Participant& participant, Belongs belongs) {
  Value names = Value::list();
  for (const GateState& gate : participant.state.gates)
    if (belongs(gate)) names.push(gate.gate);
  return names;
}

std::optional<Absence> absence_of(const Of& of) {
  return absence_on(of.record, calendar_at(of.program.policy, of.record.location).zone.date(of.now));
}

// The pauses that have not begun, each as its first and its last day.
Value planned_pauses(const Of& of) {
  const Date today = calendar_at(of.program.policy, of.record.location).zone.date(of.now);
  Value pauses = Value::list();
  for (const Absence& each : of.record.state.planned) {
    if (each.from <= today) continue;
    pauses.push(each.until ? fmt::format("{} to {}", to_text(each.from), to_text(add_days(*each.until, -1)))
                           : fmt::format("from {}", to_text(each.from)));
  }
  return pauses;
}

// How much of a limit is used, in percent: of the one that is used most; null without limits.
Value load_in_percent(const Of& of) {
  constexpr int whole = 100;
  std::optional<int> most;
  for (const CapacityUse& use : capacity_uses(of.program, of.record, "assigned", of.now)) {
    if (use.limit) most = std::max(most.value_or(0), *use.limit == 0 ? whole : whole * use.used / *use.limit);
  }
  return most ? Value(*most) : Value();
}

Value asked_value(const Of& of) {
  Value times = Value::list();
  for (const Timestamp& time : asked_times(of.program, of.record, of.now)) times.push(to_text(time));
  return times;
}

bool has_ladder(const Of& of) { return !policy_at(of.program.policy, of.record.location).compliance.steps.empty(); }

std::vector<DerivedFact<Participant>> facts_of_membership() {
  return {
      {"name", FactType::text, OnPage::elsewhere, "first and last name, organization or title",
       [](const Of& of) { return Value(display_name(of.record)); }},
      {"side", FactType::term, OnPage::elsewhere, "seeker, provider or partner",
       [](const Of& of) {
         const Role* role = find_role(of.program.policy, of.record.role);
         return role ? Value(to_text(role->side)) : Value();
       }},
      {"status", FactType::term, OnPage::elsewhere, "what the history comes to; of an opportunity also closed",
       [](const Of& of) { return Value(standing_of(of.program, of.record, of.now)); }},
      {"active", FactType::yes_no, OnPage::elsewhere, "every gate passed, not paused, not gone, not closed",
       [](const Of& of) {
         return Value(is_active(of.record, of.program.policy, of.now) && !is_closed(of.program, of.record, of.now));
       }},
      {"closed", FactType::yes_no, OnPage::elsewhere, "its closing day has passed, or no seat is free",
       [](const Of& of) { return Value(is_closed(of.program, of.record, of.now)); }},
      {"paused", FactType::yes_no, OnPage::elsewhere, "takes nothing new for now",
       [](const Of& of) {
         return Value(status_at(of.record, of.program.policy, of.now) == ParticipantStatus::paused);
       }},
      {"restricted", FactType::yes_no, OnPage::elsewhere, "only a few see it, until it is shared",
       [](const Of& of) { return Value(is_restricted(of.record.source)); }},
      {"classification", FactType::term, OnPage::elsewhere, "as it was last changed",
       [](const Of& of) {
         const std::string& changed = of.record.state.classification;
         return or_null(changed.empty() ? of.record.classification : changed);
       }},
      {"incomplete", FactType::yes_no, OnPage::elsewhere, "a required field is missing",
       [](const Of& of) { return Value(!incomplete_fields(of.program.policy, of.record).empty()); }},
      {"lacking", FactType::text, OnPage::elsewhere, "the required fields that are missing",
       [](const Of& of) { return Value(incomplete_fields(of.program.policy, of.record)); }},
      {"completeness", FactType::number, OnPage::elsewhere, "how much of what is required it has, in percent",
       [](const Of& of) { return Value(completeness_of(of.program.policy, of.record)); }},
      {"activated", FactType::time, OnPage::listed, "when the last gate was passed",
       [](const Of& of) { return or_null(of.record.state.activated); }},
      {"paused_until", FactType::date, OnPage::elsewhere, "the first day after a pause",
       [](const Of& of) {
         const auto pause = absence_of(of);
         return pause && pause->until ? Value(to_text(*pause->until)) : Value();
       }},
      {"pause_reason", FactType::text, OnPage::listed, "why it is paused",
       [](const Of& of) {
         const auto pause = absence_of(of);
         return pause ? or_null(pause->reason) : Value();
       }},
      {"away", FactType::text, OnPage::listed, "pauses that are planned: 2026-12-20 to 2027-01-04",
       [](const Of& of) { return planned_pauses(of); }},
      {"exit_reason", FactType::text, OnPage::elsewhere, "why it left, or may not take part",
       [](const Of& of) { return or_null(of.record.state.exit_reason); }},
      {"passed", FactType::text, OnPage::elsewhere, "the gates that were passed",
       [](const Of& of) { return gate_names(of.record, [](auto& gate) { return gate.passed.has_value(); }); }},
      {"gates", FactType::text, OnPage::elsewhere, "the gates of its role, and others that its history names",
       [](const Of& of) { return gate_names(of.record, [](auto&) { return true; }); },
       [](const Of& of) {
         Value gates = Value::list();
         for (const GateState& gate : of.record.state.gates) gates.push(gate_value(gate));
         return gates;
       }},
  };
}

std::vector<DerivedFact<Participant>> facts_of_load() {
  return {
      {"holds", FactType::number, OnPage::elsewhere, "open requests that it holds or is asked to take",
       [](const Of& of) { return Value(of.load().held + of.load().pending); }},
      {"held", FactType::number, OnPage::elsewhere, "open requests that it accepted",
       [](const Of& of) { return Value(of.load().held); }},
      {"pending", FactType::number, OnPage::elsewhere, "requests that it is asked to take, and did not answer",
       [](const Of& of) { return Value(of.load().pending); }},
      {"load", FactType::number, OnPage::elsewhere,
       "how much it has of what it takes, in percent: in a week, at once or in seats, whichever is most",
       [](const Of& of) { return is_provider(of.program, of.record) ? load_in_percent(of) : Value(); }},
      {"asked", FactType::time, OnPage::elsewhere,
       "when requests were put to it: each time, so that asked in 2026-05 "
       "means at least once in May",
       [](const Of& of) { return is_provider(of.program, of.record) ? asked_value(of) : Value(); }},
      {"last_asked", FactType::time, OnPage::elsewhere, "when a request was last put to it",
       [](const Of& of) {
         const auto times = asked_times(of.program, of.record, of.now);
         return times.empty() || !is_provider(of.program, of.record) ? Value() : Value(to_text(times.back()));
       }},
      {"never_asked", FactType::yes_no, OnPage::elsewhere, "takes requests, and none was ever put to it",
       [](const Of& of) {
         return Value(is_provider(of.program, of.record) && asked_times(of.program, of.record, of.now).empty());
       }},
      {"asks", FactType::number, OnPage::elsewhere, "its own open requests",
       [](const Of& of) { return Value(of.load().own_open); }},
      {"age", FactType::age, OnPage::listed, "since the first event",
       [](const Of& of) { return seconds_between(began(of.record), of.now); }},
      {"compliance", FactType::number, OnPage::elsewhere,
       "how many of its rejections count, where the program has a ladder",
       [](const Of& of) {
         return has_ladder(of) ? Value(ladder_standing(of.program, of.record, of.now).counted) : Value();
       },
       [](const Of& of) {
         return has_ladder(of) ? ladder_facts(ladder_standing(of.program, of.record, of.now)) : Value();
       }},
  };
}

}  // namespace

template <>
const std::vector<DerivedFact<Participant>>& derived_facts<Participant>() {
  static const auto facts = joined<Participant>(
      {facts_of_membership(), facts_of_load(), facts_of_history<Participant>(), facts_of_clocks<Participant>()});
  return facts;
}

}  // namespace matchdesk

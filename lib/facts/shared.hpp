#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "facts/derived.hpp"

namespace matchdesk {

// Facts that records of several kinds have alike, and steps that several facts share.

Value value_or_null(std::string_view text);
Value value_or_null(const std::optional<Timestamp>& time);
// The seconds from `begin` to `end`; null without a begin.
Value seconds_between(const std::optional<Instant>& begin, Instant end);
// What a participant is called; the id of one who is not known.
Value name_of(const Program& program, const std::string& id);

// A clock with all that is known of it: clock, state, started, due, overdue_by {amount, unit}, waiting_on, who, action,
// note, snoozed_until.
Value clock_value(const Policy& policy, const Running& running);

template <class Record>
std::vector<DerivedFact<Record>> facts_of_history() {
  return {
      {"events", FactType::term, "the kinds of events in the history",
       [](const RecordAt<Record>& reading) {
         Value names = Value::list();
         for (const auto& event : reading.record.story.events) names.push(to_text(event.kind));
         return names;
       }},
      {"last_event", FactType::time, "when something last happened",
       [](const RecordAt<Record>& reading) {
         const auto& events = reading.record.story.events;
         return events.empty() ? Value() : Value(to_text(reading.record.history[events.back().place].at));
       }},
  };
}

template <class Record>
std::vector<DerivedFact<Record>> facts_of_clocks() {
  return {
      {"state", FactType::term, "of the most urgent clock: ok, due or overdue",
       [](const RecordAt<Record>& reading) {
         const auto worst = worst_state(reading.clocks());
         return worst ? Value(to_text(*worst)) : Value();
       }},
      {"overdue", FactType::yes_no, "a clock is overdue",
       [](const RecordAt<Record>& reading) { return Value(worst_state(reading.clocks()) == ClockState::overdue); }},
      {"due", FactType::time, "when the next clock is due",
       [](const RecordAt<Record>& reading) {
         const auto first = std::ranges::min_element(reading.clocks(), {}, &Running::due);
         if (first == reading.clocks().end()) return Value();
         return Value(to_text(reading.program.policy.calendar.zone.stamp(first->due)));
       }},
      {"clocks", FactType::text, "the clocks that run",
       [](const RecordAt<Record>& reading) {
         Value names = Value::list();
         for (const Running& running : reading.clocks()) names.push(running.clock->name);
         return names;
       },
       [](const RecordAt<Record>& reading) {
         Value clocks = Value::list();
         for (const Running& running : reading.clocks()) clocks.push(clock_value(reading.program.policy, running));
         return clocks;
       }},
  };
}

template <class Record>
void append(std::vector<DerivedFact<Record>>& facts, const std::vector<DerivedFact<Record>>& more) {
  facts.insert(facts.end(), more.begin(), more.end());
}

}  // namespace matchdesk

#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "facts/derived.hpp"

namespace matchdesk {

// Facts that records of several kinds have alike, and steps that several facts share.

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
      {"events", FactType::term, OnPage::elsewhere, "the kinds of events in the history",
       [](const RecordAt<Record>& of) {
         Value names = Value::list();
         for (const auto& event : of.record.story.events) names.push(to_text(event.kind));
         return names;
       }},
      {"last_event", FactType::time, OnPage::elsewhere, "when something last happened",
       [](const RecordAt<Record>& of) {
         const auto& events = of.record.story.events;
         return events.empty() ? Value() : Value(to_text(of.record.history[events.back().place].at));
       }},
  };
}

template <class Record>
std::vector<DerivedFact<Record>> facts_of_clocks() {
  return {
      {"state", FactType::term, OnPage::elsewhere, "of the most urgent clock: ok, due or overdue",
       [](const RecordAt<Record>& of) {
         const auto worst = worst_state(of.clocks());
         return or_null(worst);
       }},
      {"overdue", FactType::yes_no, OnPage::elsewhere, "a clock is overdue",
       [](const RecordAt<Record>& of) { return Value(worst_state(of.clocks()) == ClockState::overdue); }},
      {"due", FactType::time, OnPage::elsewhere, "when the next clock is due",
       [](const RecordAt<Record>& of) {
         const auto first = std::ranges::min_element(of.clocks(), {}, &Running::due);
         if (first == of.clocks().end()) return Value();
         return Value(to_text(of.program.policy.calendar.zone.stamp(first->due)));
       }},
      {"clocks", FactType::text, OnPage::elsewhere, "the clocks that run",
       [](const RecordAt<Record>& of) {
         Value names = Value::list();
         for (const Running& running : of.clocks()) names.push(running.clock->name);
         return names;
       },
       [](const RecordAt<Record>& of) {
         Value clocks = Value::list();
         for (const Running& running : of.clocks()) clocks.push(clock_value(of.program.policy, running));
         return clocks;
       }},
  };
}

template <class Record>
std::vector<DerivedFact<Record>> joined(std::initializer_list<std::vector<DerivedFact<Record>>> parts) {
  std::vector<DerivedFact<Record>> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace matchdesk

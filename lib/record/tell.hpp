#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "record/effective_events.hpp"
#include "record/story.hpp"

namespace matchdesk {

// What the folds of the three kinds of record have in common. A Teller tells one event after another: its `state` and
// `story` are what the events so far come to, and `tell(place, event)` gives why an event cannot stand, or nothing.

// Why an event cannot stand, in the words of LifeProblem.
struct Refusal {
  std::string message;
  std::string hint;
};

// Why an event that is about to be recorded is not one of its subject's kinds, or lacks what it must carry.
std::optional<Error> incomplete_event(Subject subject, const Event& event);

// Why the last event of `history` cannot be added, from what folding finds wrong without it and with it: it is at fault
// itself, or (unless it is a retraction) it makes an event that stands today impossible.
std::optional<Error> problem_of_last(std::span<const Event> history, std::span<const LifeProblem> without,
                                     std::span<const LifeProblem> with);

// "not-allowed-now".
Error not_allowed(std::string message, std::string hint);

// "'met' is not possible while the request is queued", with what is possible as its hint.
Refusal not_possible_while(const Event& event, Subject subject, std::string_view status, std::string hint);

// Tells the events that count up to `until`, and returns what is wrong with those that cannot stand.
template <class Teller>
std::vector<LifeProblem> tell(Teller& teller, std::span<const Event> history, std::optional<Instant> until) {
  std::vector<LifeProblem> problems;
  const EffectiveEvents effective = effective_events(history, until);
  teller.story.events.reserve(effective.order.size());
  for (const std::size_t place : effective.order) {
    if (std::optional<Refusal> refusal = teller.tell(place, history[place]))
      problems.push_back({place, std::move(refusal->message), std::move(refusal->hint)});
  }
  for (const std::size_t place : effective.idle_retractions) problems.push_back(idle_retraction(history, place));
  std::ranges::sort(problems, {}, &LifeProblem::event);
  for (const Event& event : history)
    if (!until || event.at.instant <= *until) teller.story.latest = std::max(teller.story.latest, event.at.instant);
  return problems;
}

template <class Teller>
auto fold_with(Teller teller, std::span<const Event> history, std::optional<Instant> until) {
  std::vector<LifeProblem> problems = tell(teller, history, until);
  return Fold{std::move(teller.state), std::move(teller.story), std::move(problems)};
}

// `teller` has told nothing yet. An event that comes last is told on top of the others; else all are told anew.
template <class Teller, class Record>
auto fold_with_one_more(Teller teller, const Record& record, const Event& event)
    -> Result<decltype(fold_with(teller, record.history, std::nullopt))> {
  if (auto error = incomplete_event(subject_of(record), event)) return tl::unexpected(std::move(*error));
  const Teller at_the_beginning = teller;
  std::vector<LifeProblem> problems = tell(teller, record.history, std::nullopt);
  if (event.kind != EventKind::retracted && event.at.instant >= teller.story.latest) {
    if (auto refusal = teller.tell(record.history.size(), event))
      return tl::unexpected(not_allowed(std::move(refusal->message), std::move(refusal->hint)));
    teller.story.latest = event.at.instant;
    return Fold{std::move(teller.state), std::move(teller.story), std::move(problems)};
  }
  std::vector<Event> history = record.history;
  history.push_back(event);
  auto with = fold_with(at_the_beginning, history, std::nullopt);
  if (auto error = problem_of_last(history, problems, with.problems)) return tl::unexpected(std::move(*error));
  return with;
}

}  // namespace matchdesk

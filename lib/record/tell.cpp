#include "record/tell.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace matchdesk {
namespace {

Error unknown_event(Subject subject, const Event& event) {
  const std::vector<std::string> names = event_names(subject);
  return Error{Failure::refused, "unknown-event",
               fmt::format("'{}' is not an event of {}", event.name(), words_of(subject).with_article),
               text::did_you_mean(event.name(), names, fmt::format("its events are {}", text::enumerate(names)))};
}

}  // namespace

Instant counts_from(const Event& event) {
  if (event.by != by_automation) return event.at.instant;
  const auto due = event.time("due");
  return due ? std::min(due->instant, event.at.instant) : event.at.instant;
}

Error not_allowed(std::string message, std::string hint) {
  return Error{Failure::refused, "not-allowed-now", std::move(message), std::move(hint)};
}

Refusal not_possible_while(const Event& event, Subject subject, std::string_view status, std::string hint) {
  return {fmt::format("'{}' is not possible while the {} is {}", event.name(), to_text(subject), status),
          std::move(hint)};
}

std::optional<Error> incomplete_event(Subject subject, const Event& event) {
  if (!is_event_of(subject, event.kind)) return unknown_event(subject, event);
  for (const yaml::Key& field : definition_of(event.kind).fields) {
    const Value* value = field.required ? event.fields.find(field.name) : nullptr;
    const bool missing = value == nullptr || value->is_null() || (value->is_text() && value->text().empty());
    if (field.required && missing) {
      return not_allowed(fmt::format("'{}' needs '{}'", event.name(), field.name),
                         fmt::format("{}: {}", field.name, field.about));
    }
  }
  return std::nullopt;
}

std::optional<Error> problem_of_last(std::span<const Event> history, std::span<const LifeProblem> without,
                                     std::span<const LifeProblem> with) {
  const std::size_t last = history.size() - 1;
  const Event& added = history[last];
  const auto own = std::ranges::find(with, last, &LifeProblem::event);
  if (own != with.end()) return not_allowed(own->message, own->hint);
  if (added.kind == EventKind::retracted) return std::nullopt;
  for (const LifeProblem& problem : with) {
    if (std::ranges::find(without, problem.event, &LifeProblem::event) != without.end()) continue;
    const Event& impossible = history[problem.event];
    return not_allowed(fmt::format("'{}' at {} would make '{}' at {} impossible", added.name(), to_text(added.at),
                                   impossible.name(), to_text(impossible.at)),
                       fmt::format("give it a later time, or take back '{}' first", impossible.name()));
  }
  return std::nullopt;
}

}  // namespace matchdesk

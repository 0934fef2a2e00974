#include "record/life_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string_view with_article(Subject subject) {
  switch (subject) {
    case Subject::participant:
      return "a participant";
    case Subject::request:
      return "a request";
    case Subject::activity:
      break;
  }
  return "an activity";
}

Error unknown_event(Subject subject, const Event& event) {
  std::vector<std::string> names;
  for (const EventKind& kind : event_kinds(subject)) names.emplace_back(kind.name);
  return Error{Failure::refused, "unknown-event",
               fmt::format("'{}' is not an event of {}", event.event, with_article(subject)),
               text::did_you_mean(event.event, names, fmt::format("its events are {}", text::enumerate(names)))};
}

}  // namespace

Error not_allowed(std::string message, std::string hint) {
  return Error{Failure::refused, "not-allowed-now", std::move(message), std::move(hint)};
}

std::optional<Error> incomplete_event(Subject subject, const Event& event) {
  const EventKind* kind = find_event_kind(subject, event.event);
  if (kind == nullptr) return unknown_event(subject, event);
  for (const yaml::Key& field : kind->fields) {
    const Value* value = field.required ? event.fields.find(field.name) : nullptr;
    const bool missing = value == nullptr || value->is_null() || (value->is_text() && value->text().empty());
    if (field.required && missing) {
      return not_allowed(fmt::format("'{}' needs '{}'", event.event, field.name),
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
  if (added.event == "retracted") return std::nullopt;
  for (const LifeProblem& problem : with) {
    if (std::ranges::find(without, problem.event, &LifeProblem::event) != without.end()) continue;
    const Event& impossible = history[problem.event];
    return not_allowed(fmt::format("'{}' at {} would make '{}' at {} impossible", added.event, to_text(added.at),
                                   impossible.event, to_text(impossible.at)),
                       fmt::format("give it a later time, or take back '{}' first", impossible.event));
  }
  return std::nullopt;
}

}  // namespace matchdesk

#include <fmt/format.h>

#include <algorithm>

#include "record/life_check.hpp"
#include "record/standing.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// A request while its events are told one after another.
struct Telling {
  RequestState state;
  bool begun = false;  // it was submitted
};

std::string possible_now(const Telling& telling) {
  if (!telling.begun) return "possible now: submitted";
  return "possible now: " + text::join(possible_events(telling.state), ", ");
}

std::optional<Refusal> refusal_of(const Telling& telling, const LifeRow* row, const Event& event,
                                  const LifeContext& context) {
  if (row == nullptr)
    return Refusal{fmt::format("'{}' is not an event of a request", event.event), possible_now(telling)};
  const std::vector<RequestStatus>& from = row->transition.from;
  if (from.empty() && telling.begun) {
    return Refusal{fmt::format("'{}' is only possible as the first event", event.event), possible_now(telling)};
  }
  if (!from.empty() && !telling.begun) {
    return Refusal{fmt::format("'{}' is not possible before the request is submitted", event.event),
                   possible_now(telling)};
  }
  if (!from.empty() && std::ranges::find(from, telling.state.status) == from.end()) {
    return Refusal{
        fmt::format("'{}' is not possible while the request is {}", event.event, to_text(telling.state.status)),
        possible_now(telling)};
  }
  return row->refuses == nullptr ? std::nullopt : row->refuses(telling.state, event, context);
}

// Tells one event; a refused one is passed over, except that a request begins with its submission even where that is
// not as it should be.
std::optional<Refusal> tell(Telling& telling, const Event& event, const LifeContext& context) {
  const LifeRow* row = find_life_row(event.event);
  std::optional<Refusal> refusal = refusal_of(telling, row, event, context);
  const bool begins = row != nullptr && row->transition.from.empty() && !telling.begun;
  if (refusal && !begins) return refusal;
  if (begins) telling.begun = true;
  if (row->apply != nullptr) row->apply(telling.state, event, context);
  return refusal;
}

struct Told {
  Telling telling;
  std::vector<LifeProblem> problems;
};

Told tell_all(const LifeContext& context, std::span<const Event> history, std::optional<Instant> until) {
  Told told;
  const Standing standing = stand(history, until);
  for (const std::size_t index : standing.order) {
    std::optional<Refusal> refusal = tell(told.telling, history[index], context);
    if (refusal) told.problems.push_back({index, std::move(refusal->message), std::move(refusal->hint)});
  }
  for (const std::size_t index : standing.idle) told.problems.push_back(idle_retraction(history, index));
  std::ranges::sort(told.problems, {}, &LifeProblem::event);
  return told;
}

// Whether folding the event after all others is folding it in its place.
bool comes_last(const Event& event, std::span<const Event> history) {
  return event.event != "retracted" &&
         std::ranges::none_of(history, [&](const Event& other) { return event.at < other.at; });
}

}  // namespace

RequestFold fold(const Request& request, const LifeRules& rules, std::optional<Instant> until) {
  Told told = tell_all({request, rules}, request.history, until);
  return {std::move(told.telling.state), std::move(told.problems)};
}

Result<RequestState> after(const Request& request, const Event& event, const LifeRules& rules) {
  if (std::optional<Error> error = incomplete_event(Subject::request, event)) return tl::unexpected(std::move(*error));
  const LifeContext context{request, rules};
  Told before = tell_all(context, request.history, std::nullopt);
  if (comes_last(event, request.history)) {
    std::optional<Refusal> refusal = tell(before.telling, event, context);
    if (refusal) return tl::unexpected(not_allowed(std::move(refusal->message), std::move(refusal->hint)));
    return std::move(before.telling.state);
  }
  std::vector<Event> history = request.history;
  history.push_back(event);
  Told with = tell_all(context, history, std::nullopt);
  std::optional<Error> error = problem_of_last(history, before.problems, with.problems);
  if (error) return tl::unexpected(std::move(*error));
  return std::move(with.telling.state);
}

}  // namespace matchdesk

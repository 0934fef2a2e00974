#include "record/effective_events.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

bool is_retraction(const Event& event) { return event.kind == EventKind::retracted; }

std::vector<std::size_t> in_order(std::span<const Event> history, std::optional<Instant> until) {
  std::vector<std::size_t> order;
  order.reserve(history.size());
  bool ordered = true;
  for (std::size_t index = 0; index < history.size(); ++index) {
    if (until && history[index].at.instant > *until) continue;
    if (!order.empty() && history[index].at < history[order.back()].at) ordered = false;
    order.push_back(index);
  }
  if (!ordered) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t left, std::size_t right) { return history[left].at < history[right].at; });
  }
  return order;
}

bool is_meant(const Event& retraction, const std::optional<Timestamp>& at, const Event& event) {
  return at && event.name() == retraction.text("retracts") && event.at.instant == at->instant;
}

// Takes out of `effective.order` what its retractions take back, and them.
void retract(std::span<const Event> history, EffectiveEvents& effective) {
  std::vector<std::size_t> taken_by(history.size(), nothing);
  std::vector<std::size_t> takes(history.size(), nothing);
  for (std::size_t place = 0; place < effective.order.size(); ++place) {
    const std::size_t retraction = effective.order[place];
    if (!is_retraction(history[retraction])) continue;
    const std::optional<Timestamp> at = history[retraction].time("retracts_at");
    for (std::size_t before = place; before-- > 0 && takes[retraction] == nothing;) {
      const std::size_t candidate = effective.order[before];
      if (taken_by[candidate] == nothing && is_meant(history[retraction], at, history[candidate])) {
        takes[retraction] = candidate;
      }
    }
    const std::size_t taken = takes[retraction];
    if (taken == nothing) {
      effective.idle_retractions.push_back(retraction);
      continue;
    }
    taken_by[taken] = retraction;
    if (is_retraction(history[taken]) && takes[taken] != nothing) taken_by[takes[taken]] = nothing;
  }
  std::erase_if(effective.order,
                [&](std::size_t index) { return taken_by[index] != nothing || is_retraction(history[index]); });
  std::erase_if(effective.idle_retractions, [&](std::size_t index) { return taken_by[index] != nothing; });
}

}  // namespace

EffectiveEvents effective_events(std::span<const Event> history, std::optional<Instant> until) {
  EffectiveEvents effective{in_order(history, until), {}};
  if (std::ranges::any_of(effective.order, [&](std::size_t index) { return is_retraction(history[index]); })) {
    retract(history, effective);
  }
  return effective;
}

LifeProblem idle_retraction(std::span<const Event> history, std::size_t retraction) {
  const Event& event = history[retraction];
  const std::string& kind = event.text("retracts");
  std::vector<std::string> times;
  for (const std::size_t index : effective_events(history, event.at.instant).order) {
    if (history[index].name() == kind) times.push_back(to_text(history[index].at));
  }
  return {retraction, fmt::format("there is no '{}' at {} to take back", kind, event.text("retracts_at")),
          times.empty() ? fmt::format("no '{}' stands before it", kind)
                        : fmt::format("'{}' stands at {}", kind, text::enumerate(times))};
}

}  // namespace matchdesk

#include "report/stages.hpp"

#include <algorithm>
#include <utility>

namespace matchdesk {
namespace {

void reach(std::optional<Instant>& stage, Instant at) {
  if (!stage) stage = at;
}

}  // namespace

Stages stages_of(const Request& request) {
  Stages stages;
  for (const Asking& asking : request.story.askings) {
    reach(stages.assigned, asking.asked.instant);
    if (const auto accepted = asking.accepted()) reach(stages.accepted, accepted->instant);
  }
  for (const auto& told : request.story.events) {
    switch (told.kind) {
      case EventKind::submitted:
        stages.submitted = told.at;
        break;
      case EventKind::met:
        reach(stages.met, told.at);
        [[fallthrough]];
      case EventKind::attempted:
      case EventKind::introduced:
      case EventKind::scheduled:
        reach(stages.contacted, told.at);
        break;
      case EventKind::completed:
        stages.completed = told.at;
        break;
      case EventKind::reopened:
        stages.completed.reset();
        break;
      default:
        break;
    }
  }
  return stages;
}

std::vector<Stay> stays_of(const Request& request) {
  std::vector<Stay> stays;
  for (const auto& told : request.story.events) {
    if (!stays.empty() && stays.back().status == told.status && !stays.back().end) continue;
    if (!stays.empty() && !stays.back().end) stays.back().end = told.at;
    if (told.status != RequestStatus::closed) stays.push_back({told.status, told.at, std::nullopt});
  }
  return stays;
}

std::vector<Ending> endings_of(const Request& request) {
  std::vector<Ending> endings;
  bool is_closed = false;
  for (const auto& told : request.story.events) {
    const bool ends = !std::exchange(is_closed, told.status == RequestStatus::closed) && is_closed;
    if (ends) endings.push_back({told.at, request.history[told.place].by == by_automation, told.asking});
  }
  return endings;
}

bool ran_out(const Request& request, const Asking& asking) {
  if (asking.answer != Answer::ended) return asking.answer == Answer::timed_out;
  const auto place = &asking - request.story.askings.data();
  return std::ranges::any_of(endings_of(request),
                             [&](const Ending& ending) { return ending.by_clock && ending.asking == place; });
}

std::chrono::seconds time_on_hold(const Request& request, Instant begin, Instant end, const Zone& zone) {
  std::chrono::seconds sum{0};
  std::optional<Instant> since;
  Instant until{};
  const auto add_until = [&](Instant last) {
    if (since) sum += std::max(std::chrono::seconds{0}, std::min({until, last, end}) - std::max(*since, begin));
    since.reset();
  };
  for (const auto& told : request.story.events) {
    const bool ends =
        told.kind == EventKind::on_hold || told.kind == EventKind::hold_ended || told.status == RequestStatus::closed;
    if (ends) add_until(told.at);
    const auto day = parse_date(request.history[told.place].text("until"));
    if (told.kind != EventKind::on_hold || !day) continue;
    since = told.at;
    until = zone.day_begin(*day);
  }
  add_until(end);
  return sum;
}

std::chrono::seconds pending_time(const Asking& asking, Instant now) {
  return (asking.answered ? asking.answered->instant : now) - asking.asked.instant;
}

}  // namespace matchdesk

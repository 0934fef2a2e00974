#include "report/stages.hpp"

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
  const auto& events = request.story.events;
  for (std::size_t place = 0; place < events.size(); ++place) {
    const auto& told = events[place];
    if (place + 1 < events.size() && events[place + 1].at == told.at) continue;
    if (!stays.empty() && stays.back().status == told.status && !stays.back().end) continue;
    if (!stays.empty() && !stays.back().end) stays.back().end = told.at;
    if (told.status != RequestStatus::closed) stays.push_back({told.status, told.at, std::nullopt});
  }
  return stays;
}

std::chrono::seconds pending_time(const Asking& asking, Instant now) {
  return (asking.answered ? asking.answered->instant : now) - asking.asked.instant;
}

}  // namespace matchdesk

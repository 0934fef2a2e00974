#include "aging/timeline.hpp"

#include <algorithm>
#include <span>

namespace matchdesk {
namespace {

template <class Record, class Status>
Moment moment_of(const Record& record, const StoryEvent<Status>& told) {
  return {told.at, told.counts_from, told.kind, told.also, &record.history[told.place]};
}

bool holds(const Value& value, const std::string& wanted) {
  if (value.is_text()) return value.text() == wanted;
  if (value.is_list())
    return std::ranges::any_of(value.items(), [&](const Value& item) { return holds(item, wanted); });
  return !value.is_null() && display(value) == wanted;
}

}  // namespace

std::vector<Moment> timeline_of(const Request& request, const Policy& policy, Instant now) {
  const StoryAt story(request, policy, now);
  std::vector<Moment> moments;
  moments.reserve(story->events.size() + 1);
  for (const auto& told : story->events) {
    moments.push_back(moment_of(request, told));
    const bool is_placement = told.kind == EventKind::completed && moments.back().event->text("result") == "placed";
    if (is_placement && placement_lacks(policy, request, std::span(story->events.data(), &told + 1)).empty())
      moments.back().also = EventKind::documented;
  }
  return moments;
}

std::vector<Moment> timeline_of(const Participant& participant, const Policy& policy, Instant now) {
  const StoryAt story(participant, policy, now);
  std::vector<Moment> moments;
  moments.reserve(story->events.size() + 2);
  for (const auto& told : story->events) moments.push_back(moment_of(participant, told));
  const auto& activated = participant.state.activated;
  if (activated && activated->instant <= now) {
    const auto after = std::ranges::upper_bound(moments, activated->instant, {}, &Moment::at);
    moments.insert(after, {activated->instant, activated->instant, EventKind::activated});
  }
  std::ranges::stable_sort(moments, {}, &Moment::counts_from);
  return moments;
}

void add_request(std::vector<Moment>& timeline, const Participant& participant, const Request& request,
                 const Policy& policy, Instant now) {
  const StoryAt story(request, policy, now);
  for (const auto& told : story->events) {
    const bool is_with =
        told.asking >= 0 && story->askings[static_cast<std::size_t>(told.asking)].provider == participant.id;
    if (request.seeker == participant.id || is_with) timeline.push_back(moment_of(request, told));
  }
  std::ranges::stable_sort(timeline, {}, &Moment::counts_from);
}

void insert(std::vector<Moment>& timeline, EventKind kind, Instant at) {
  const auto place = std::ranges::find_if(timeline, [&](const Moment& moment) { return moment.at >= at; });
  timeline.insert(place, {at, at, kind});
}

bool has_fields(const EventPattern& pattern, const Moment& moment) {
  return std::ranges::all_of(pattern.fields, [&](const auto& field) {
    const Value* value = moment.event ? moment.event->fields.find(field.first) : nullptr;
    return value && holds(*value, field.second);
  });
}

bool matches(const EventPattern& pattern, const Moment& moment) {
  return moment.is(pattern.event) && has_fields(pattern, moment);
}

bool begins_with_provider(EventKind event) {
  switch (event) {
    case EventKind::asked:
    case EventKind::assigned:
    case EventKind::accepted:
    case EventKind::introduced:
    case EventKind::attempted:
    case EventKind::scheduled:
    case EventKind::cancelled:
    case EventKind::met:
    case EventKind::notes:
    case EventKind::referred:
    case EventKind::checked_in:
      return true;
    default:
      return false;
  }
}

}  // namespace matchdesk

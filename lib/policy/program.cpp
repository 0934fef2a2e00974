#include "policy/program.hpp"

#include <algorithm>

#include "record/fields.hpp"

namespace matchdesk {

namespace {

bool says_nothing(const Value& value) {
  return value.is_null() || (value.is_list() && value.items().empty()) || (value.is_text() && value.text().empty());
}

}  // namespace

std::optional<Absence> absence_on(const Participant& participant, Date day) {
  const auto& state = participant.state;
  if (has_left(participant)) return std::nullopt;
  if (state.status == ParticipantStatus::paused) {
    Absence pause{day, state.paused_until, state.pause_reason};
    if (pause.holds_on(day)) return pause;
  }
  const auto planned = std::ranges::find_if(state.planned, [&](const Absence& each) { return each.holds_on(day); });
  return planned == state.planned.end() ? std::nullopt : std::optional(*planned);
}

std::optional<Absence> absence_within(const Participant& participant, Date after, Date until) {
  std::optional<Absence> first;
  for (const Absence& each : participant.state.planned)
    if (after < each.from && each.from <= until && (!first || each.from < first->from)) first = each;
  return first;
}

ParticipantStatus status_at(const Participant& participant, const Policy& policy, Instant now) {
  const Date today = calendar_at(policy, participant.location).zone.date(now);
  const auto& state = participant.state;
  if (absence_on(participant, today)) return ParticipantStatus::paused;
  if (state.status != ParticipantStatus::paused) return state.status;
  return state.activated ? ParticipantStatus::active : state.before_pause;
}

std::optional<Date> on_hold_until(const Program& program, const Request& request, Instant now) {
  const auto& hold = request.state.hold;
  if (!hold || request.state.status == RequestStatus::closed) return std::nullopt;
  const Date today = calendar_at(program.policy, location_of(program, request)).zone.date(now);
  return today < hold->until ? std::optional(hold->until) : std::nullopt;
}

std::vector<std::string> placement_lacks(const Policy& policy, const Request& request,
                                         std::span<const StoryEvent<RequestStatus>> told) {
  std::vector<std::string> lacks = policy.placement;
  for (const auto& each : told)
    if (each.kind == EventKind::completed)
      std::erase_if(lacks,
                    [&](const auto& field) { return request.history[each.place].fields.find(field) != nullptr; });
  return lacks;
}

std::vector<std::string> placement_lacks(const Policy& policy, const Request& request) {
  if (request.state.outcome != "placed") return {};
  return placement_lacks(policy, request, request.story.events);
}

bool is_active(const Participant& participant, const Policy& policy, Instant now) {
  return status_at(participant, policy, now) == ParticipantStatus::active;
}

const Participant& contact_of(const Program& program, const Participant& participant) {
  const Participant* employer = program.records.participant(participant.employer);
  return employer != nullptr ? *employer : participant;
}

const std::string& location_of(const Program& program, const Request& request) {
  if (!request.location.empty()) return request.location;
  static const std::string nowhere;
  const auto* seeker = program.records.participant(request.seeker);
  return seeker ? seeker->location : nowhere;
}

const Value& said_need(const Request& request, std::string_view field) {
  const auto* named = request.needs.find(field);
  return named && !named->is_null() ? *named : request.needs.at_path(field);
}

Value need_of(const Program& program, const Request& request, std::string_view field) {
  if (field == "location") {
    const auto& location = location_of(program, request);
    return location.empty() ? Value() : Value(location);
  }
  if (const auto& said = said_need(request, field); !said.is_null()) return says_nothing(said) ? Value() : said;
  const auto* seeker = program.records.participant(request.seeker);
  if (!seeker) return Value();
  auto own = get(*seeker, field);
  return says_nothing(own) ? Value() : own;
}

}  // namespace matchdesk

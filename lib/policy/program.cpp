#include "policy/program.hpp"

#include "record/fields.hpp"

namespace matchdesk {

namespace {

bool says_nothing(const Value& value) {
  return value.is_null() || (value.is_list() && value.items().empty()) || (value.is_text() && value.text().empty());
}

}  // namespace

bool is_active(const Participant& participant, const Policy& policy, Instant now) {
  const auto& state = participant.state;
  if (state.status == ParticipantStatus::active) return true;
  if (state.status != ParticipantStatus::paused || !state.activated || !state.paused_until) return false;
  return calendar_at(policy, participant.location).zone.date(now) >= *state.paused_until;
}

const std::string& location_of(const Program& program, const Request& request) {
  if (!request.location.empty()) return request.location;
  static const std::string nowhere;
  const auto* seeker = program.records.participant(request.seeker);
  return seeker ? seeker->location : nowhere;
}

Value need_of(const Program& program, const Request& request, std::string_view field) {
  if (field == "location") {
    const auto& location = location_of(program, request);
    return location.empty() ? Value() : Value(location);
  }
  const auto* named = request.needs.is_map() ? request.needs.find(field) : nullptr;
  if (!named && request.needs.is_map()) {
    const auto& nested = request.needs.at_path(field);
    if (!nested.is_null()) named = &nested;
  }
  if (named && !named->is_null()) return says_nothing(*named) ? Value() : *named;
  const auto* seeker = program.records.participant(request.seeker);
  if (!seeker) return Value();
  auto own = get(*seeker, field);
  return says_nothing(own) ? Value() : own;
}

}  // namespace matchdesk

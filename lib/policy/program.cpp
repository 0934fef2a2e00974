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

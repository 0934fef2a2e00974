#include "facts/parts.hpp"

#include <algorithm>

#include "matching/closed.hpp"
#include "record/fields.hpp"

namespace matchdesk {
namespace {

std::optional<Instant> first_event(std::span<const Event> history) {
  std::optional<Instant> first;
  for (const Event& event : history) {
    if (!first || event.at.instant < *first) first = event.at.instant;
  }
  return first;
}

}  // namespace

std::optional<Instant> began(const Participant& participant) { return first_event(participant.history); }

std::optional<Instant> began(const Request& request) {
  if (request.submitted) return request.submitted->instant;
  return first_event(request.history);
}

std::optional<Instant> waiting_since(const Request& request) {
  if (request.state.status == RequestStatus::queued) {
    return request.state.returned ? request.state.returned->instant : began(request);
  }
  const auto asked = asked_since(request);
  return asked ? std::optional(asked->instant) : std::nullopt;
}

std::string_view standing_of(const Program& program, const Participant& participant, Instant now) {
  const ParticipantStatus status = status_at(participant, program.policy, now);
  return status == ParticipantStatus::active && is_closed(program, participant, now) ? closed_status : to_text(status);
}

std::vector<std::string> incomplete_fields(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy_at(policy, participant.location), participant.role);
  return role ? missing_fields(participant, role->required) : std::vector<std::string>{};
}

int completeness_of(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy_at(policy, participant.location), participant.role);
  if (!role || role->required.empty()) return 100;
  const std::size_t missing = missing_fields(participant, role->required).size();
  return static_cast<int>(100 * (role->required.size() - missing) / role->required.size());
}

Load load_of(const Program& program, const Participant& participant) {
  Load load;
  for (const Request* request : program.records.requests_of_provider(participant.id)) {
    if (request->state.provider != participant.id) continue;
    switch (request->state.status) {
      case RequestStatus::pending:
        ++load.pending;
        break;
      case RequestStatus::accepted:
      case RequestStatus::scheduled:
      case RequestStatus::met:
        ++load.held;
        break;
      case RequestStatus::queued:
      case RequestStatus::closed:
        break;
    }
  }
  for (const Request* request : program.records.requests_of_seeker(participant.id)) {
    if (request->state.status != RequestStatus::closed) ++load.own_open;
  }
  return load;
}

bool is_provider(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  return role != nullptr && role->side == Side::provider;
}

std::vector<Timestamp> asked_times(const Program& program, const Participant& provider, Instant now) {
  std::vector<Timestamp> times;
  for (const Request* request : program.records.requests_of_provider(provider.id)) {
    for (const Asking& asking : request->story.askings) {
      const bool is_asked = asking.provider == provider.id && asking.route != "offered";
      if (is_asked && asking.asked.instant <= now) times.push_back(asking.asked);
    }
  }
  std::ranges::sort(times, {}, &Timestamp::instant);
  return times;
}

}  // namespace matchdesk

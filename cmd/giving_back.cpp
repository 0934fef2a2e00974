#include "cmd/giving_back.hpp"

#include <fmt/format.h>

namespace matchdesk {

std::vector<const Request*> open_requests(const Records& records, const Participant& participant) {
  std::vector<const Request*> open;
  for (const Request* request : records.requests_of_seeker(participant.id))
    if (request->state.status != RequestStatus::closed) open.push_back(request);
  for (const Request* request : records.requests_of_provider(participant.id))
    if (request->state.status != RequestStatus::closed && request->state.provider == participant.id)
      open.push_back(request);
  return open;
}

void give_back(const Context& context, const Participant& provider, const GivingBack& giving, Outcome& outcome) {
  const auto put_back = [&](const std::string& id, EventKind kind, Value::Map fields) {
    outcome.changes().push_back(AppendEvent{
        Subject::request, id, Event{giving.at, giving.recorded, context.by, kind, Value(std::move(fields))}});
    outcome.notes.push_back(fmt::format("{} is back in the queue", id));
  };
  for (const Request* request : open_requests(context.program.records, provider)) {
    const std::string& id = request->id;
    const bool is_theirs = request->seeker == provider.id;
    const bool is_held_by_them = !is_theirs && is_held(request->state.status);
    if (!is_theirs && !is_held_by_them) {
      put_back(id, EventKind::recalled, {{"provider", provider.id}, {"reason", giving.reason}});
    } else if (is_held_by_them && giving.what_is_held) {
      put_back(id, EventKind::transferred,
               {{"reason", giving.reason}, {"note", giving.note.empty() ? giving.reason : giving.note}});
    } else if (giving.names_the_rest && is_theirs) {
      outcome.notes.push_back(fmt::format("{} is still open: matchdesk withdraw {}, if nobody waits for it", id, id));
    } else if (giving.names_the_rest) {
      outcome.notes.push_back(
          fmt::format("{} is still with {}: matchdesk transfer {} --reason … --note …, or matchdesk close {}", id,
                      provider.id, id, id));
    }
  }
}

}  // namespace matchdesk

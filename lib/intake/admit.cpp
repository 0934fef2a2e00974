#include "intake/admit.hpp"

#include "record/records.hpp"

namespace matchdesk {
namespace {

Event first_event(const Arrival& arrival, std::string_view kind) {
  Event event{arrival.at, arrival.recorded, arrival.by, std::string(kind), Value::map()};
  if (!arrival.via.empty()) event.fields.set("via", arrival.via);
  if (!arrival.unlike.empty()) event.fields.set("unlike", arrival.unlike);
  return event;
}

}  // namespace

void admit(Participant& participant, const Program& program, const Arrival& arrival,
           std::span<const std::string> also_taken) {
  if (participant.id.empty()) participant.id = new_participant_id(participant, program.records, also_taken);
  participant.history.insert(participant.history.begin(), first_event(arrival, "applied"));
  participant.state = fold(participant, gates_of(program.policy, participant.role)).state;
}

void admit(Request& request, const Program& program, const Arrival& arrival, const std::string& other_side,
           std::span<const std::string> also_taken) {
  if (request.kind.empty()) request.kind = program.policy.kinds.front().name;
  if (request.route.empty()) request.route = "assigned";
  request.submitted = arrival.at;
  Event submitted = first_event(arrival, "submitted");
  if (!other_side.empty()) submitted.fields.set(request.route == "offered" ? "from" : "to", other_side);
  request.history = {std::move(submitted)};
  request.state = fold(request, program.policy.life).state;
  request.id = new_request_id(request, program.records, also_taken);
}

}  // namespace matchdesk

#include "facts/guests.hpp"

namespace matchdesk {

Guest guest_of(const Participant& person, const Activity& activity) {
  Guest guest{.person = &person};
  for (const Event* told : story_events(person)) {
    const Event& event = *told;
    if (event.text("activity") != activity.id) continue;
    if (event.kind == EventKind::invited) guest.invited = true;
    if (event.kind == EventKind::attended) guest.attended = true;
    if (event.kind == EventKind::declined_invitation) {
      guest.declined = true;
      guest.reason = event.text("reason");
    } else if (!event.text("as").empty()) {
      guest.as = event.text("as");
    }
  }
  if (guest.attended) guest.declined = false;
  if (guest.as.empty() && (guest.invited || guest.attended)) guest.as = "guest";
  return guest;
}

std::vector<Guest> guests_of(const Program& program, const Activity& activity) {
  std::vector<Guest> guests;
  for (const Participant& person : program.records.participants()) {
    Guest guest = guest_of(person, activity);
    if (guest.invited || guest.attended || guest.declined) guests.push_back(std::move(guest));
  }
  return guests;
}

std::vector<std::string> ids_of(const std::vector<Guest>& guests, bool Guest::*which) {
  std::vector<std::string> ids;
  for (const Guest& guest : guests)
    if (guest.*which) ids.push_back(guest.person->id);
  return ids;
}

std::vector<std::string> unanswered(const std::vector<Guest>& guests) {
  std::vector<std::string> ids;
  for (const Guest& guest : guests)
    if (guest.invited && !guest.attended && !guest.declined) ids.push_back(guest.person->id);
  return ids;
}

}  // namespace matchdesk

#pragma once

#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// What one person has to do with one activity.
struct Guest {
  const Participant* person = nullptr;
  bool invited = false;
  bool attended = false;
  bool declined = false;  // will not come; nothing of one who came after all
  std::string as;         // "guest" or "expert", as last said
  std::string reason;     // of declining
};

Guest guest_of(const Participant& person, const Activity& activity);

// Everybody who was invited or came, in the order of the ids.
std::vector<Guest> guests_of(const Program& program, const Activity& activity);

// The ids of those for whom it holds: `ids_of(guests, &Guest::invited)`.
std::vector<std::string> ids_of(const std::vector<Guest>& guests, bool Guest::*which);

// Of those who were invited, who neither came nor declined.
std::vector<std::string> unanswered(const std::vector<Guest>& guests);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mail/address.hpp"
#include "time/instant.hpp"

namespace matchdesk {

// A meeting that people are invited to.
struct Invitation {
  std::string id;    // of the meeting: stays while it is moved
  int sequence = 0;  // how often it was moved
  Instant made{};    // when this invitation was made
  Instant begins{};
  std::string title;
  std::string where;  // may be empty
  std::optional<Mailbox> organizer;
  std::vector<Mailbox> attendees;
};

// The invitation as an iCalendar object (RFC 5545, METHOD:REQUEST), times in UTC, an hour long: records do not say how
// long a meeting is. Lines end with LF, as in the rest of a draft. The same invitation always gives the same bytes.
std::string write_invitation(const Invitation& invitation);

}  // namespace matchdesk

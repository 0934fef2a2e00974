#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/address.hpp"
#include "time/instant.hpp"

namespace matchdesk {

// A meeting that people are invited to, or that is called off.
struct Invitation {
  std::string id;    // of the meeting: stays while it is moved
  int sequence = 0;  // how often it was moved
  Instant made{};    // when this invitation was made
  Instant begins{};
  std::chrono::minutes length{std::chrono::hours{1}};
  bool called_off = false;
  std::string title;
  std::string where;  // may be empty
  std::optional<Mailbox> organizer;
  std::vector<Mailbox> attendees;
};

// The invitation as an iCalendar object (RFC 5545, METHOD:REQUEST, or METHOD:CANCEL of what is called off), times in
// UTC. Lines end with LF, as in the rest of a draft. The same invitation always gives the same bytes.
std::string write_invitation(const Invitation& invitation);

// Of the text of an iCalendar object: its method ("REQUEST"), and the number of its SEQUENCE; empty and 0 where it says
// none.
std::string method_of(std::string_view invitation);
int sequence_of(std::string_view invitation);

}  // namespace matchdesk

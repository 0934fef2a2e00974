#pragma once

#include <string>
#include <vector>

#include "mail/address.hpp"
#include "mail/calendar_entry.hpp"
#include "mail/occasion.hpp"

namespace matchdesk {

// An addressee who cannot be written to.
struct Unreached {
  const Participant* person = nullptr;  // null for a role of the staff that nobody holds
  std::string why;                      // in words: "john-doe has no e-mail address"
};

// A letter that an event calls for, and who gets it.
struct CalledFor {
  Letter letter;
  const ComplianceStep* step = nullptr;  // of the non-compliance ladder, where the letter is one of its
  std::vector<Mailbox> to{}, copy{}, reply_to{};
  std::vector<Unreached> nobody{};  // of `to` and `copy`
  // What it is about where that is not the event's own record: the request whose meeting is called off by who left.
  std::optional<Occasion> about{};
  std::optional<CalendarEntry> entry{};  // what it puts into the calendars of those who get it, or takes out of them
};

// The policy's letters whose events and conditions hold, in its order; then those of the non-compliance ladder: of a
// step that was taken, to whom it tells and copies; of a decision that settles one, to whom it tells afterwards. What
// moves an activity calls for the letters that invited to it once more; what calls a meeting or an activity off, for a
// letter to those who were invited and get no other of this event, also when one of them leaves. In `to` and `copy`
// each address stands once; those who have left are left out, save where they are told of that, and those who want no
// letters, or none such.
std::vector<CalledFor> letters_called_for(const Occasion& occasion);

}  // namespace matchdesk

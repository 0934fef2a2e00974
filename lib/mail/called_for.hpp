#pragma once

#include <string>
#include <vector>

#include "mail/address.hpp"
#include "mail/occasion.hpp"

namespace matchdesk {

// A letter that an event calls for, and who gets it.
struct CalledFor {
  Letter letter;
  const ComplianceStep* step = nullptr;  // of the non-compliance ladder, where the letter is one of its
  std::vector<Mailbox> to, copy, reply_to;
  std::vector<std::string> nobody;  // the addressees of `to` and `copy` who cannot be written to, with why, in words
};

// The policy's letters whose events and conditions hold, in its order; then those of the non-compliance ladder: of a
// step that was taken, to whom it tells and copies; of a decision that settles one, to whom it tells afterwards. In
// `to` and `copy` each address stands once.
std::vector<CalledFor> letters_called_for(const Occasion& occasion);

}  // namespace matchdesk

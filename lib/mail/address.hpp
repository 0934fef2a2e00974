#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

// Somebody whom an e-mail goes to or comes from.
struct Mailbox {
  std::string name;  // as people read it; may be empty
  std::string address;
  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

// Whether an e-mail can be sent to this address by any server: one '@', printable ASCII without blanks, quotes,
// brackets and separators, at most 254 characters, and no '-' in front that a command could take for an option.
bool is_address(std::string_view text);

// "Matching desk <desk@example.org>" or the address alone; nothing where that is no address.
std::optional<Mailbox> parse_mailbox(std::string_view text);

// "Maria Silva", or the address where there is no name.
std::string shown(const Mailbox& mailbox);
// The shown names, joined by ", ".
std::string shown(const std::vector<Mailbox>& mailboxes);

}  // namespace matchdesk

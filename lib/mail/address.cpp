#include "mail/address.hpp"

#include <algorithm>
#include <utility>

#include "text/words.hpp"

namespace matchdesk {

bool is_address(std::string_view text) {
  constexpr std::size_t longest = 254;  // RFC 5321, 4.5.3.1.3
  constexpr std::string_view never = "()<>[],:;\\\"";
  const auto at = text.find('@');
  if (at == 0 || at == text.npos || at + 1 == text.size() || text.find('@', at + 1) != text.npos) return false;
  if (text.size() > longest || text.front() == '-' || text[at + 1] == '-') return false;
  return std::ranges::all_of(text, [&](char c) { return c > ' ' && c < '\x7f' && never.find(c) == never.npos; });
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
  const auto open = text.find('<');
  Mailbox mailbox;
  if (open == text.npos) {
    mailbox.address = text::trim(text);
  } else {
    const auto close = text.find('>', open);
    if (close == text.npos || !text::trim(text.substr(close + 1)).empty()) return std::nullopt;
    mailbox.name = text::trim(text.substr(0, open));
    mailbox.address = text::trim(text.substr(open + 1, close - open - 1));
  }
  return is_address(mailbox.address) ? std::optional(std::move(mailbox)) : std::nullopt;
}

std::string shown(const Mailbox& mailbox) { return mailbox.name.empty() ? mailbox.address : mailbox.name; }

std::string shown(const std::vector<Mailbox>& mailboxes) {
  std::vector<std::string> names;
  for (const Mailbox& mailbox : mailboxes) names.push_back(shown(mailbox));
  return text::join(names, ", ");
}

}  // namespace matchdesk

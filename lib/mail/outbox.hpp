#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/message.hpp"
#include "policy/program.hpp"
#include "store/outbox.hpp"

namespace matchdesk {

// An e-mail of the outbox, read.
struct OutboxItem {
  std::string id;  // the stem of its file
  MailFile file;
  Message message;
  std::string taken_back;  // why it should not go out any more: "its event was taken back"; mostly empty
};

// The e-mails of an outbox, oldest first. What is no e-mail becomes a finding.
std::vector<OutboxItem> read_outbox(const std::vector<MailFile>& files, const Program& program, Diagnostics& findings);

// The item that a typed word means: its id, or a part of it that no other has. An error names the nearest, or all that
// are meant ("unknown-mail", "ambiguous-mail").
Result<const OutboxItem*> find_mail(const std::vector<OutboxItem>& items, std::string_view typed);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.hpp"
#include "policy/program.hpp"
#include "record/change.hpp"
#include "store/outbox.hpp"

namespace matchdesk {

// An e-mail of the outbox, read.
struct OutboxItem {
  std::string id;  // the stem of its file
  MailFile file;
  Message message;
  std::optional<Timestamp> waits_until{};  // of a draft: when it may go out, where that is not now (see mail/hours)
  std::string overtaken{};  // why a draft goes out no more (see LetterState), or was withdrawn; mostly empty
};

// The e-mails of an outbox as of `now`, oldest first; those of one second in the order of their events. What is no
// e-mail becomes a finding.
std::vector<OutboxItem> read_outbox(const std::vector<MailFile>& files, const Program& program, Instant now,
                                    Diagnostics& findings);

// The drafts that are overtaken as of `now`, among those about the records of these ids or to one of these addresses.
// Where e-mails are sent by hand, an ask that was declined stays: the answer says that it went out.
std::vector<OutboxItem> withdrawals(const Program& program, const std::set<std::string, std::less<>>& ids,
                                    const std::set<std::string>& addresses, const std::vector<MailFile>& outbox,
                                    Instant now);

// What keeps a draft in outbox/withdrawn/ that goes out no more, with the reason in a header of its own.
ChangeSet withdrawal_of(const OutboxItem& item);

// The item that a typed word means: its id, or a part of it that no other has; one that was withdrawn only where no
// other is meant. An error names the nearest, or all that are meant ("unknown-mail", "ambiguous-mail").
Result<const OutboxItem*> find_mail(const std::vector<OutboxItem>& items, std::string_view typed);

}  // namespace matchdesk

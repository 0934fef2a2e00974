#pragma once

#include <string>
#include <vector>

#include "mail/outbox.hpp"
#include "mail/templates.hpp"
#include "policy/program.hpp"
#include "record/change.hpp"

namespace matchdesk {

struct Draft {
  std::string letter;
  std::string to;  // in words
  WriteFile file;  // outbox/ID.eml; below restricted/ where the record, or one it is about, is kept there
};

struct Drafted {
  std::vector<Draft> drafts;          // in the order of their events
  std::vector<OutboxItem> withdrawn;  // drafts of the outbox that the change overtakes
  std::vector<std::string> problems;  // what could not be written, and why, in words
  int too_old = 0;                    // events that a letter is for, but that happened longer ago than mail.within
};

// The e-mails that the events of a change set call for. The same records, changes and templates give the same drafts:
// their ids come from the record, the event and the letter. A letter answers those that earlier events of the record
// called for to the same people. A letter that the same change overtakes (see LetterState) is not written, and drafts
// of the outbox that it overtakes are withdrawn.
Drafted draft_letters(const Program& before, const ChangeSet& changes, const Templates& templates,
                      const std::vector<MailFile>& outbox, Instant now);

// What to tell of it: a line a draft, or one for many; a line a problem.
std::vector<std::string> notes_of(const Drafted& drafted);

}  // namespace matchdesk

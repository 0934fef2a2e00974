#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/result.hpp"

namespace matchdesk {

// An e-mail's file. Drafts stand in outbox/, what is being handed over in outbox/sending/, what was sent in
// outbox/sent/, what goes out no more in outbox/withdrawn/; below restricted/ likewise.
struct MailFile {
  enum class State { draft, sending, sent, withdrawn };
  std::string path;  // relative to the root
  State state = State::draft;
  std::string bytes;
};

// All of them, by path. Files that cannot be read are left out.
std::vector<MailFile> load_outbox(const std::string& root);
// The drafts among them.
std::vector<MailFile> load_drafts(const std::string& root);

// The program's own templates, by path: every .txt below templates/.
std::map<std::string, std::string> load_templates(const std::string& root);

// Where an e-mail's file stands in another state.
std::string path_in(const std::string& path, MailFile::State state);

// Moves an e-mail's file into another state, durably. A file that stands there already is never written over.
Result<void> move_mail(const std::string& root, const std::string& path, MailFile::State state);

struct Handover {
  enum class Result { sent, failed, in_doubt };
  std::string path;  // as it was before
  Result result = Result::in_doubt;
  std::string said;  // what the command wrote, and how it ended where that was not well; for people, on one line
};

// Hands a draft to a command (its words; no shell) on standard input. The draft is moved to sending/ before the command
// starts and to sent/ after it ended well, each durably, so that a crash at any moment leaves it where it is told of: a
// draft was not handed over, and what is in sending/ may have been. A command that refuses (an exit status other than
// 0) leaves a draft; one that was killed leaves doubt. The command reads the file itself, so that it has the whole
// e-mail even where Matchdesk is killed. An error (unavailable) where the draft could not be moved or the command not
// started: nothing was sent.
Result<Handover> hand_over(const std::string& root, const std::string& path, const std::vector<std::string>& command);

}  // namespace matchdesk

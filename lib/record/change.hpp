#pragma once

#include <string>
#include <variant>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

// What a command decided to change. Pure data: the store turns it into bytes and commits all of it or nothing.

// One more event in a record's history; its summary (status, provider, outcome, classification) follows by folding.
struct AppendEvent {
  Subject subject = Subject::request;
  std::string id;
  Event event;
};

// A field of a record, by its dotted name; null removes it.
struct SetField {
  Subject subject = Subject::participant;
  std::string id;
  std::string field;
  Value value;
};

// A record that leaves restricted/ for where everybody sees it, with what the same change set says of it.
struct UncoverRecord {
  Subject subject = Subject::participant;
  std::string id;
};

// A record that has no file yet. A request of a restricted seeker is restricted too.
struct CreateParticipant {
  Participant participant;
};
struct CreateRequest {
  Request request;
};
struct CreateActivity {
  Activity activity;
};

// Another text file of the program, whole: a plan, a rejects file, the policy. `path` is relative to the program's
// root.
struct WriteFile {
  std::string path;
  std::string text;
};

// A file of the program that is no record and is there no longer.
struct RemoveFile {
  std::string path;
};

using Change = std::variant<AppendEvent, SetField, UncoverRecord, CreateParticipant, CreateRequest, CreateActivity,
                            WriteFile, RemoveFile>;
using ChangeSet = std::vector<Change>;

}  // namespace matchdesk

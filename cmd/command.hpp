#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cmd/view.hpp"
#include "mail/outbox.hpp"
#include "policy/program.hpp"
#include "record/change.hpp"
#include "store/load.hpp"
#include "store/outbox.hpp"
#include "store/publication.hpp"

namespace matchdesk {

// What a word on the command line may be completed with.
enum class Completes {
  nothing,
  file,
  directory,
  participant,
  seeker,
  provider,
  request,
  record,
  activity,
  role,
  kind,
  route,
  gate,
  decline_reason,
  service,
  step_action,
  clock,
  location,
  level,
  event,
  field,
  preset,
  topic,
  choice,
};

// One option or positional word of a command.
struct Option {
  enum class Takes { flag, value, values };  // values: comma separated or repeated
  std::string name;                          // "--reason"; a positional has no dashes: "REQUEST"
  std::string about;                         // one sentence without a full stop
  std::string placeholder{};                 // "REASON"
  Takes takes = Takes::value;
  bool required = false;
  Completes completes = Completes::nothing;
  std::vector<std::string> choices{};  // of Completes::choice: anything else is wrong usage, with the nearest as a hint
};

// The words that the command line gave. Names as in the options: "--reason", "REQUEST".
class Arguments {
 public:
  void add(std::string name, std::string text) { given_[std::move(name)].push_back(std::move(text)); }
  bool has(std::string_view name) const { return given_.contains(name); }
  // The last one given, or "".
  const std::string& text(std::string_view name) const;
  // All given, split at commas.
  std::vector<std::string> texts(std::string_view name) const;
  // All given, unsplit, in their order.
  std::vector<std::string> each(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
};

// A file that the command line named (an option or positional that completes `file`), read by the driver; "-" is
// standard input.
struct Input {
  std::string path;
  std::string bytes;
};
using Inputs = std::map<std::string, Input, std::less<>>;  // by the option's name

// Everything a decision is made from.
struct Context {
  const Program& program;  // empty records and a default policy where the command needs none
  const Arguments& arguments;
  const Inputs& inputs;
  Timestamp now;                // on the program's wall clock
  std::string by;               // who records
  const Diagnostics& findings;  // what loading found
  const Texts& texts;      // the program's files as they are: those of the policy; all where the command needs them
  std::size_t width = 80;  // how wide tables may be; 0: as wide as they need
  std::string root;        // of the program, as found; for messages
  std::span<const std::string> unreadable{};  // files of records that cannot be read
  std::set<std::string> left_out{};           // ids of records that a batch has to do without: see Command::covers_all
  const std::map<std::string, std::string>* templates = nullptr;  // the program's own; where `texts` are read
  std::vector<MailFile> outbox{};                                 // only where the command needs it
  bool quiet = false;                                             // -q: nothing but errors is wanted
};

// A program that is made in a new directory, as seen from the working directory.
struct NewProgram {
  std::string directory;
  ChangeSet files;
  bool with_git = false;  // git keeps it from now on
};

// Work in the outbox: drafts that go out no more, e-mails that get another state, and drafts that are handed to the
// command of `mail.deliver`.
struct Deliveries {
  std::vector<OutboxItem> withdraw{};                           // each says why
  std::vector<std::pair<std::string, MailFile::State>> move{};  // by path
  std::vector<std::string> deliver{};                           // paths of drafts, in this order
};

// What a decision does beside showing something: just one of these. Nothing is an empty change set. cmd/effects.cpp
// carries them out.
using Effect = std::variant<ChangeSet, NewProgram, Publication, Deliveries>;

struct Outcome {
  View view{};
  Effect effect{};                   // carried out before anything is shown
  std::vector<std::string> notes{};  // on standard error, afterwards: what to know or to do next
  Diagnostics warnings{};            // of this decision, beside those of loading
  bool has_findings = false;         // exit status 1

  // The changes to records, of an outcome that has no other effect.
  ChangeSet& changes() { return std::get<ChangeSet>(effect); }
  const ChangeSet& changes() const { return std::get<ChangeSet>(effect); }
};

enum class Needs {
  nothing,  // no program directory
  policy,   // program.yaml and the overlays
  records,  // all records too, without those that cannot be read
  texts,    // the files themselves, for what looks at how they are written; policy and records where they can be read
};
enum class Access { reads, writes };

// A command: its name and options, what it needs, and its decision. The driver does the rest.
struct Command {
  std::string name;   // "assign", "intake add"; its page is cmd/assign.md, cmd/intake-add.md
  std::string about;  // one line, for the list of commands
  std::vector<Option> options;
  Needs needs = Needs::records;
  Access access = Access::reads;
  std::string writes_only_with{};  // of a writing command that only reads unless this option or word is given
  // Whether a writing command is about all records. It then leaves out those that it cannot change and does the rest,
  // and the exit status says so, as it does where records cannot be read.
  bool covers_all = false;
  // Whether it decides by comparing people and open requests, so that a record that cannot be read may decide it.
  bool weighs_all = false;
  // Whether cron runs it, in an environment that names nobody: it is then recorded by_automation.
  bool is_automatic = false;
  std::function<Result<Outcome>(const Context&)> decide{};
  // Of a command with --edit: the text that the editor opens with. What it leaves is the input "--edit".
  Result<std::string> (*form)(const Context&) = nullptr;
  bool needs_outbox = false;
  std::string_view chapter{};  // its heading in the overview: cmd/commands.cpp says it
};

// In the order of the help.
const std::vector<Command>& commands();

}  // namespace matchdesk

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cmd/command.hpp"
#include "cmd/command_line.hpp"
#include "cmd/surroundings.hpp"
#include "mail/templates.hpp"
#include "store/outbox.hpp"

namespace matchdesk {

// Everything that a run of a command reads before it decides.
struct Loaded {
  std::string root{};  // of the program; empty for a command that needs none
  std::string by{};    // who records
  Timestamp now{};     // on the program's wall clock: --as-of, else MATCHDESK_NOW, else the clock
  Policy policy{};
  Records records{};
  Diagnostics findings{};
  std::vector<std::string> unreadable{};  // the files of records that were left out
  Texts texts{};
  Templates templates{};
  std::vector<MailFile> outbox{};
};

// Whether this command line changes something.
bool writes(const Invocation& invocation);

// The files that the command line names as inputs. One that is not there is wrong usage.
Result<Inputs> read_inputs(const Invocation& invocation, const Surroundings& outside);

// Finds the program and who records. `found.root` stays empty where the command needs no program.
Result<void> find_program(const Invocation& invocation, const Surroundings& outside, Loaded& found);

// Reads what the command needs of the program that was found. Where a command that weighs all records is to write, a
// record that cannot be read is an error ("unreadable-record", invalid), unless --leave-out names its file.
Result<void> read_program(const Invocation& invocation, const Surroundings& outside, Loaded& found);

// A text that a person edits, in a file of its own below the program's .matchdesk/ until it is taken in.
class EditedText {
 public:
  // Opens `text` in the editor that VISUAL or EDITOR names, else in sensible-editor or vi, and waits. An error where
  // there is none (usage), where it failed (unavailable), or where the text was left as it was (refused); then no file
  // is left.
  Result<void> open(const std::string& root, const std::string& text, const Surroundings& outside);

  const std::string& path() const { return path_; }  // empty while there is no file
  const std::string& text() const { return text_; }  // as the editor left it
  void remove();                                     // the file

 private:
  std::string path_;
  std::string text_;
};

}  // namespace matchdesk

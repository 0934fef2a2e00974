#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cmd/command.hpp"
#include "mail/templates.hpp"
#include "store/changes.hpp"
#include "store/lock.hpp"

namespace matchdesk {

// Where an effect takes place, and on whose behalf.
struct Site {
  std::string root;  // of the program
  std::string working_directory;
  Program program;
  const Templates& templates;
  Timestamp now;
  std::string by;
  std::string command;  // its name
  bool dry_run = false;
  bool with_mail = true;  // letters about what is recorded are drafted
  std::chrono::milliseconds wait{};
  // Where it is given, records whose files cannot be changed in place are put here, and then nothing is done.
  std::vector<Unwritable>* unwritable = nullptr;
};

// Carries out the effect of an outcome: plans the files that it writes, commits them (all or none), and keeps them in
// git. A dry run stops after the plan and shows the differences of the files in place of the view. What goes wrong
// after the commit is a note, since the change is made.
Result<Outcome> carry_out(const Site& site, Outcome outcome);

// Takes the lock of the program in `root` and finishes a commit that was interrupted.
Result<Lock> take_lock(const Site& site, const std::string& root);

}  // namespace matchdesk

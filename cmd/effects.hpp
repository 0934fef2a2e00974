#pragma once

#include <string>
#include <vector>

#include "cmd/load.hpp"
#include "store/changes.hpp"
#include "store/lock.hpp"

namespace matchdesk {

// The run of a command that an effect is part of.
struct CommandRun {
  const Invocation& invocation;
  const Surroundings& outside;
  const Loaded& loaded;
  // Where it is given, records whose files cannot be changed in place are put here, and then nothing is done.
  std::vector<Unwritable>* unwritable = nullptr;

  Program program() const { return {loaded.policy, loaded.records}; }
};

// Carries out the effect of an outcome: plans the files that it writes, commits them (all or none), and keeps them in
// git. A dry run stops after the plan and shows the differences of the files in place of the view. What goes wrong
// after the commit is a note, since the change is made.
Result<Outcome> carry_out(const CommandRun& run, Outcome outcome);

// Takes the lock of the program in `root` and finishes a commit that was interrupted.
Result<Lock> take_lock(const CommandRun& run, const std::string& root);

}  // namespace matchdesk

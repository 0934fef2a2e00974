#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

enum class Color { automatic, always, never };

// What every command takes.
struct Globals {
  std::string directory;  // -C
  std::string as_of;
  std::string by;
  Format format = Format::table;
  Color color = Color::automatic;
  bool dry_run = false;
  bool no_mail = false;
  bool quiet = false;
  bool verbose = false;
  std::chrono::milliseconds wait{2000};
};

// A command line as it was understood.
struct Invocation {
  enum class Asks { command, help, version, overview };
  Asks asks = Asks::command;
  const Command* command = nullptr;  // of `command`, and of `help` where it is for one
  std::string help_for;              // the words of a group of commands ("intake"), where help is asked for it
  Arguments arguments;
  Globals globals;
};

// Reads the words after the program's name. Wrong usage names the nearest command, option or choice.
Result<Invocation> parse_command_line(const std::vector<std::string>& words, const std::vector<Command>& commands);

// The format asked for, even where the rest of the line cannot be understood: errors are shown in it.
Format asked_format(const std::vector<std::string>& words);

// The options that every command takes, for help and completion; some only where a command writes.
const std::vector<Option>& global_options();
bool is_for_writing(const Option& option);

}  // namespace matchdesk

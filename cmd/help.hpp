#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "cmd/markdown.hpp"

namespace matchdesk {

// What `matchdesk` alone prints: what it is for, what to do first, and all commands by what they are for, one a line.
std::string overview(const std::vector<Command>& commands, std::size_t width);

// A command's --help: how it is called, what it does, its options and its worked examples.
std::string command_help(const Command& command, std::size_t width);

// The commands of a group ("intake"), one a line.
std::string group_help(std::string_view group, const std::vector<Command>& commands, std::size_t width);

// A topic's page, its generated parts filled in.
std::string topic_help(std::string_view topic, std::size_t width);

// All topics, one a line.
std::string topics_help(std::size_t width);

// How a command is called: "matchdesk assign REQUEST [PROVIDER] [options]".
std::string synopsis(const Command& command);

// The stem of a command's page: "intake-add".
std::string page_name(const Command& command);

// A command's page; its line in the list of commands where it has none.
std::string_view page_of(const Command& command);

// Commands by what they are for, as the overview shows them: those that follow each other under one heading.
struct Chapter {
  std::string_view title;
  std::vector<const Command*> commands;
};
std::vector<Chapter> chapters(const std::vector<Command>& commands);

// The options of a command: how each is written, and what it says.
struct OptionRows {
  Rows words;    // positional ones
  Rows options;  // the command's own
  Rows globals;  // those of every command that apply to it
};
OptionRows option_rows(const Command& command);

}  // namespace matchdesk

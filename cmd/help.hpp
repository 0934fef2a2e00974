#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// What `matchdesk` alone prints: what it is for, what to do first, and all commands, one a line.
std::string overview(const std::vector<Command>& commands, std::size_t width);

// A command's --help: how it is called, what it does, its options and its worked examples.
std::string command_help(const Command& command, std::size_t width);

// The commands of a group ("intake"), one a line.
std::string group_help(std::string_view group, const std::vector<Command>& commands, std::size_t width);

// How a command is called: "matchdesk assign REQUEST [PROVIDER] [options]".
std::string synopsis(const Command& command);

}  // namespace matchdesk

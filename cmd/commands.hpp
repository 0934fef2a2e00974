#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// One function a command, each in the file of its name.
Command init_command();

}  // namespace matchdesk

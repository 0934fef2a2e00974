#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// One function a command, each in the file of its name.
Command init_command();
Command queue_command();
Command list_command();
Command show_command();
Command log_command();
Command report_command();

}  // namespace matchdesk

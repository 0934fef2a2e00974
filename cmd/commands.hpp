#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// One function a command, each in the file of its name or of its family.
Command init_command();
Command match_command();
Command assign_command();
Command accept_command();
Command decline_command();
Command transfer_command();
Command redirect_command();
Command withdraw_command();
Command close_command();
Command reopen_command();

}  // namespace matchdesk

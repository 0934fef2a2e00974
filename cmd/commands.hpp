#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// The commands, each in the file of its name; those of a family in the folder or file of the family's name.
Command accept_command();
Command aging_command();
Command assign_command();
Command check_command();
Command close_command();
Command completion_command();
Command decline_command();
Command fmt_command();
Command followup_command();
Command help_command();
Command init_command();
Command intake_add_command();
Command intake_import_command();
Command intake_request_command();
Command list_command();
Command log_command();
Command match_command();
Command publish_command();
Command queue_command();
Command redirect_command();
Command remind_command();
Command reopen_command();
Command report_command();
Command retract_command();
Command roster_share_command();
Command show_command();
Command simulate_command();
Command snooze_command();
Command sweep_command();
Command transfer_command();
Command withdraw_command();
std::vector<Command> activity_commands();
std::vector<Command> intake_gate_commands();
std::vector<Command> mail_commands();
std::vector<Command> roster_guest_commands();
std::vector<Command> roster_ladder_commands();
std::vector<Command> roster_membership_commands();

}  // namespace matchdesk

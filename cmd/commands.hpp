#pragma once

#include "cmd/command.hpp"

namespace matchdesk {

// One function a command, each in the file of its name or of its family.
Command init_command();
Command intake_add_command();
Command intake_request_command();
Command intake_import_command();
Command intake_review_command();
Command intake_book_command();
Command intake_send_command();
Command intake_pass_command();
Command intake_sign_command();
Command intake_fail_command();
Command help_command();
Command completion_command();
Command queue_command();
Command list_command();
Command show_command();
Command log_command();
Command report_command();
Command simulate_command();
Command match_command();
Command assign_command();
Command accept_command();
Command decline_command();
Command transfer_command();
Command redirect_command();
Command withdraw_command();
Command close_command();
Command reopen_command();
Command followup_command();
Command remind_command();
Command aging_command();
Command sweep_command();
Command snooze_command();
Command roster_pause_command();
Command roster_resume_command();
Command roster_contact_command();
Command roster_outcome_command();
Command roster_reclassify_command();
Command roster_step_command();
Command roster_except_command();
Command roster_correct_command();
Command roster_note_command();
Command roster_share_command();
Command roster_exit_command();
Command roster_invite_command();
Command roster_attend_command();
Command roster_decline_command();
Command activity_add_command();
Command activity_reschedule_command();
Command activity_held_command();
Command activity_cancel_command();
Command mail_list_command();
Command mail_show_command();
Command mail_send_command();
Command mail_settle_command();
Command retract_command();
Command check_command();
Command fmt_command();
Command publish_command();

}  // namespace matchdesk

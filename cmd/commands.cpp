#include "cmd/commands.hpp"

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      // The program
      init_command(),
      // Taking in
      intake_add_command(),
      intake_request_command(),
      intake_import_command(),
      intake_review_command(),
      intake_book_command(),
      intake_send_command(),
      intake_pass_command(),
      intake_sign_command(),
      intake_fail_command(),
      // Looking
      queue_command(),
      list_command(),
      show_command(),
      log_command(),
      report_command(),
      simulate_command(),
      // Matching, and the life of a request
      match_command(),
      assign_command(),
      accept_command(),
      decline_command(),
      followup_command(),
      remind_command(),
      transfer_command(),
      redirect_command(),
      withdraw_command(),
      close_command(),
      reopen_command(),
      // What ages
      aging_command(),
      sweep_command(),
      snooze_command(),
      // Participants after intake
      roster_pause_command(),
      roster_resume_command(),
      roster_contact_command(),
      roster_outcome_command(),
      roster_reclassify_command(),
      roster_step_command(),
      roster_except_command(),
      roster_correct_command(),
      roster_note_command(),
      roster_share_command(),
      roster_exit_command(),
      // Activities and their guests
      activity_add_command(),
      activity_reschedule_command(),
      activity_held_command(),
      activity_cancel_command(),
      roster_invite_command(),
      roster_attend_command(),
      roster_decline_command(),
      // E-mail
      mail_list_command(),
      mail_show_command(),
      mail_send_command(),
      mail_settle_command(),
      // The records themselves
      retract_command(),
      check_command(),
      fmt_command(),
      publish_command(),
      // Help
      help_command(),
      completion_command(),
  };
  return all;
}

}  // namespace matchdesk

#include "cmd/commands.hpp"

#include <utility>

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    struct Part {
      std::string_view chapter;
      std::vector<Command> commands;
    };
    std::vector<Part> parts = {
        {"Begin", {init_command(), check_command()}},
        {"Take people and requests in", {intake_add_command(), intake_request_command(), intake_import_command()}},
        {"Take people and requests in", intake_gate_commands()},
        {"See what is to be done", {queue_command(), followup_command(), aging_command()}},
        {"Match", {match_command(), assign_command(), accept_command(), decline_command()}},
        {"Follow a request to its end", {remind_command(), snooze_command(), transfer_command(), redirect_command()}},
        {"Follow a request to its end", {withdraw_command(), close_command(), reopen_command()}},
        {"Look after people", roster_membership_commands()},
        {"Look after people", roster_ladder_commands()},
        {"Look after people", {roster_share_command()}},
        {"Look after people", roster_guest_commands()},
        {"Look after people", activity_commands()},
        {"Look things up", {list_command(), show_command(), log_command(), report_command(), simulate_command()}},
        {"Keep it running", {sweep_command()}},
        {"Keep it running", mail_commands()},
        {"Keep it running", {publish_command(), retract_command(), fmt_command()}},
        {"Help", {help_command(), completion_command()}},
    };
    std::vector<Command> joined;
    for (Part& part : parts) {
      for (Command& command : part.commands) {
        command.chapter = part.chapter;
        joined.push_back(std::move(command));
      }
    }
    return joined;
  }();
  return all;
}

}  // namespace matchdesk

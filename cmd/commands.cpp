#include "cmd/commands.hpp"

#include <algorithm>
#include <iterator>

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    const std::vector<std::vector<Command>> families = {
        {init_command()},
        {intake_add_command(), intake_request_command(), intake_import_command()},
        intake_gate_commands(),
        // Looking
        {queue_command(), list_command(), show_command(), log_command(), report_command(), simulate_command()},
        // Matching, and the life of a request
        {match_command(), assign_command(), accept_command(), decline_command(), followup_command(), remind_command()},
        {transfer_command(), redirect_command(), withdraw_command(), close_command(), reopen_command()},
        // What ages
        {aging_command(), sweep_command(), snooze_command()},
        // Participants after intake
        roster_membership_commands(),
        roster_ladder_commands(),
        {roster_share_command()},
        // Activities and their guests
        activity_commands(),
        roster_guest_commands(),
        mail_commands(),
        // The records themselves
        {retract_command(), check_command(), fmt_command(), publish_command()},
        {help_command(), completion_command()},
    };
    std::vector<Command> joined;
    for (const std::vector<Command>& family : families) std::ranges::copy(family, std::back_inserter(joined));
    return joined;
  }();
  return all;
}

}  // namespace matchdesk

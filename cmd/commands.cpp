#include "cmd/commands.hpp"

#include <algorithm>
#include <iterator>

namespace matchdesk {
namespace {

// Commands and families of commands as one list.
struct Listed : std::vector<Command> {
  Listed(Command command) { push_back(std::move(command)); }
  Listed(std::vector<Command> family) : std::vector<Command>(std::move(family)) {}
};

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> joined;
    for (const Listed& listed : std::vector<Listed>{
             // The program
             init_command(),
             // Taking in
             intake_add_command(),
             intake_request_command(),
             intake_import_command(),
             intake_gate_commands(),
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
             roster_membership_commands(),
             roster_ladder_commands(),
             roster_share_command(),
             // Activities and their guests
             activity_commands(),
             roster_guest_commands(),
             // E-mail
             mail_commands(),
             // The records themselves
             retract_command(),
             check_command(),
             fmt_command(),
             publish_command(),
             // Help
             help_command(),
             completion_command(),
         })
      std::ranges::copy(listed, std::back_inserter(joined));
    return joined;
  }();
  return all;
}

}  // namespace matchdesk

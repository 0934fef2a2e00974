#include "cmd/commands.hpp"

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init_command(),
      match_command(),
      assign_command(),
      accept_command(),
      decline_command(),
      transfer_command(),
      redirect_command(),
      withdraw_command(),
      close_command(),
      reopen_command(),
  };
  return all;
}

}  // namespace matchdesk

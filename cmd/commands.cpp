#include "cmd/commands.hpp"

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init_command(),
      queue_command(),
      list_command(),
      show_command(),
      log_command(),
      report_command(),
  };
  return all;
}

}  // namespace matchdesk

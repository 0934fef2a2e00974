#include "cmd/commands.hpp"

namespace matchdesk {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init_command(),
  };
  return all;
}

}  // namespace matchdesk

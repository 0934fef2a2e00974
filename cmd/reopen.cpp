#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {

Command reopen_command() {
  return recording_command<Request>("reopen", "let a closed request go on", {EventKind::reopened});
}

}  // namespace matchdesk

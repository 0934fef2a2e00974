#include "cmd/commands.hpp"
#include "cmd/recording.hpp"

namespace matchdesk {

Command transfer_command() {
  return recording_command<Request>("transfer", "give a request back to the queue, with notes for the next provider",
                                    {EventKind::transferred});
}

}  // namespace matchdesk

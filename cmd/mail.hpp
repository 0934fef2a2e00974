#pragma once

#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// Puts what came of each delivery into the view of `mail send`, in place of what was planned.
void show_handovers(View& view, const std::vector<Handover>& handovers);

// Leaves the e-mails that went out out of the view, so that cron tells somebody only of what is left to do.
void hide_sent(View& view);

}  // namespace matchdesk

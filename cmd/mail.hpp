#pragma once

#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// Puts what came of each delivery into the view of `mail send`, in place of what was planned.
void show_handovers(View& view, const std::vector<Handover>& handovers);

}  // namespace matchdesk

#pragma once

#include <vector>

#include "aging/clocks.hpp"
#include "cmd/command.hpp"

namespace matchdesk {

// The options that narrow a worklist: --clock, --location, --waiting-on.
std::vector<Option> worklist_options();

// The running clocks that the options name, without those that are snoozed. A clock or place that the policy does not
// have is wrong usage.
Result<std::vector<Running>> narrowed(const Context& context, std::vector<Running> running);

// What a worklist shows of each running clock.
Columns<Running> worklist_columns(const Context& context);

}  // namespace matchdesk

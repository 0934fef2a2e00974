#pragma once

#include <vector>

#include "aging/clocks.hpp"
#include "cmd/command.hpp"

namespace matchdesk {

// The options by which a worklist is narrowed: --clock, --location, --waiting-on.
std::vector<Option> worklist_options();

// The running clocks that the options name and that do not rest. Wrong usage: a clock or place that the policy does not
// have.
Result<std::vector<Running>> narrowed(const Context& context, std::vector<Running> running);

// A running clock as scripts read it; `overdue` and `when` are for people.
Value item_of(const Context& context, const Running& running);

// The columns of a worklist.
std::vector<Column> worklist_columns();

}  // namespace matchdesk

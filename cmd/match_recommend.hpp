#pragma once

#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// The options of `match --recommend N`.
std::vector<Option> recommend_options();

// Whom to show to everybody who waits, recorded as `recommended` on each; a finding where somebody gets fewer than N.
Result<Outcome> match_recommend(const Context& context);

}  // namespace matchdesk

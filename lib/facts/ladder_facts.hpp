#pragma once

#include <string>
#include <utility>
#include <vector>

#include "aging/compliance.hpp"
#include "text/value.hpp"

namespace matchdesk {

// Where a provider stands on the non-compliance ladder, as data: `counted`, `rejections` (request, at, event, reason,
// counts, why_not) and `steps` (step, reached, request, done, missing,
// taken, taken_by); null where it never rejected anything.
Value ladder_facts(const LadderStanding& standing);

// What was done about a step, or that nothing was, and what is missing: "told, 2026-05-14; missing: spoke", "to be
// taken; missing: told, spoke".
std::string done_about(const ReachedStep& reached);

// The same for a page about one provider: pairs of what and words, empty where it never rejected anything.
std::vector<std::pair<std::string, std::string>> ladder_lines(const LadderStanding& standing);

}  // namespace matchdesk

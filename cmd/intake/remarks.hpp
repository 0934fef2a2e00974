#pragma once

#include <string>
#include <vector>

#include "intake/values.hpp"
#include "text/diagnostic.hpp"
#include "text/result.hpp"

namespace matchdesk {

// Returns remarks about typed values as warnings, in their order.
Diagnostics warnings_of(const std::vector<Remark>& remarks);

// Returns an error (usage) where a remark is about a place that is not in the location tree.
Result<void> refuse_unknown_places(const std::vector<Remark>& remarks);

}  // namespace matchdesk

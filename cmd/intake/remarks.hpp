#pragma once

#include <string>
#include <vector>

#include "intake/values.hpp"
#include "text/diagnostic.hpp"
#include "text/result.hpp"

namespace matchdesk {

// Remarks about typed values as warnings, in their order.
Diagnostics warnings_of(const std::vector<Remark>& remarks);

// A place that is not in the location tree is wrong usage where it was typed on a command line.
Result<void> refuse_unknown_places(const std::vector<Remark>& remarks);

}  // namespace matchdesk

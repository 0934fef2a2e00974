#pragma once

#include <string>
#include <vector>

#include "intake/values.hpp"
#include "text/diagnostic.hpp"

namespace matchdesk {

// Remarks about typed values as warnings, in their order.
Diagnostics warnings_of(const std::vector<Remark>& remarks);

}  // namespace matchdesk

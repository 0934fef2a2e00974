#pragma once

#include "policy/part.hpp"
#include "policy/policy.hpp"

namespace matchdesk {

// One line of `matching: criteria:`.
yaml::ShapePointer criterion_shape();
Criterion read_criterion(const Part& part, const Policy& policy);

}  // namespace matchdesk

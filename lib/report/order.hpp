#pragma once

#include <vector>

#include "report/names.hpp"

namespace matchdesk {

// Sorts by a name's values, smallest first: numbers and times by what they mean, terms by the order of their vocabulary
// where it has one, other texts folded. Records without a value come last; equal ones keep their order.
void sort_by(const Program& program, const Name& name, Instant now, std::vector<AnyRecord>& records);

}  // namespace matchdesk

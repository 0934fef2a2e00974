#pragma once

#include <vector>

#include "facts/fact.hpp"

namespace matchdesk {

// Sorts by a fact's values, smallest first: numbers and times by what they mean, terms by the order of their vocabulary
// where it has one, other texts folded. Records without a value come last; equal ones keep their order.
void sort_by(const Program& program, const Fact& fact, Instant now, std::vector<AnyRecord>& records);

}  // namespace matchdesk

#pragma once

#include "report/figures.hpp"
#include "report/small_cells.hpp"

namespace matchdesk {

// The smallest number under which counts can be hidden.
inline constexpr std::int64_t least_suppressed = 3;

// A report that tells nothing about few: counts from 1 to `least` - 1 are hidden, and as many others as it takes for
// them not to be found out (small_cells.hpp); so are shares, means and percentiles that are made of such counts or of a
// sample so small. Only totals and the columns of groups that people are shown stay: rows about single records, series
// and sizes of samples go. Two reports of overlapping records (other periods, other --where) are not compared.
Report suppressed(Report report, std::int64_t least);

}  // namespace matchdesk

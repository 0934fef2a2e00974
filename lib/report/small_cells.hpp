#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace matchdesk {

// Counts of several groups and of all of them together, as a report shows them.
struct CountTable {
  struct Column {
    std::optional<std::size_t> whole;  // an earlier column that it is a part of, and never more than
    bool adds_up = false;              // with the other columns of that whole that say so: their sum is the whole
    bool has_groups = true;            // otherwise only the total is shown
  };
  std::vector<Column> columns;
  std::vector<std::int64_t> totals;               // by column
  std::vector<std::vector<std::int64_t>> groups;  // by group, then column
};

struct HiddenCells {
  std::vector<bool> totals;
  std::vector<std::vector<bool>> groups;
};

// Which cells not to show so that no count from 1 to `least` - 1 is shown, and none can be found out from what is:
// neither by subtracting from totals and wholes nor from parts. Zeros tell about nobody and are shown where nothing
// else is hidden. Of a column, the groups that are hidden are two at least and come to `least` together; parts that add
// up to a shown whole are hidden in a group all together. Which others are hidden goes by their place, not by their
// size. `least` is 3 or more: a hidden count under 2 could only be 1.
HiddenCells small_cells(const CountTable& table, std::int64_t least);

}  // namespace matchdesk

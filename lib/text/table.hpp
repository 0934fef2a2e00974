#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace matchdesk::text {

// How the cells of a column stand: only those of `text` may be shortened; numbers stand to the right.
enum class Cell { text, whole, number };

struct TableColumn {
  std::string heading;
  Cell cell = Cell::text;
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// The table for a terminal of `width` columns (0: as wide as it needs): a line of headings, then one line a row, two
// spaces between columns, no trailing spaces. Where it would be too wide, cells are shortened with an ellipsis (widest
// columns first, none below four). Columns that are empty in every row are left out, unless there are no rows. Each
// cell becomes one line of safe text.
std::string render_table(const Table& table, std::size_t width);

// The same columns as a table in GitHub's Markdown, with markup characters escaped.
std::string render_markdown(const Table& table);

}  // namespace matchdesk::text

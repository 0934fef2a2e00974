#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace matchdesk::text {

enum class Align { left, right };

struct TableColumn {
  std::string header;
  Align align = Align::left;
  bool keep = false;  // never shortened: ids, numbers
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// The table for a terminal of `width` columns (0: as wide as it needs): a header line, then one line a row, two spaces
// between columns, cells shortened with an ellipsis where it would be too wide (widest columns first, none below four),
// no trailing spaces. Columns that are empty in every row are left out; without rows all headers stand. Cells become
// one line of safe text each.
std::string render_table(const Table& table, std::size_t width);

// The same columns as a table of GitHub's Markdown; what would be markup is escaped.
std::string render_markdown(const Table& table);

}  // namespace matchdesk::text

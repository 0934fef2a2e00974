#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace matchdesk::text {

// How the cells of a column stand where a table would be too wide: columns that stand aside are left out, a `text` goes
// on in the lines below it, `whole` and `number` stay on one line. Numbers stand to the right.
enum class Cell { text, aside, whole, number, aside_number };
inline bool is_number(Cell cell) { return cell == Cell::number || cell == Cell::aside_number; }

struct TableColumn {
  std::string heading;
  Cell cell = Cell::text;
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// The table for a terminal of `width` columns (0: as wide as it needs): a line of headings, then one line a row, two
// spaces between columns, no trailing spaces. Nothing is cut. Where it would be too wide, columns that stand aside are
// left out, the last first, until it fits with headings broken between words; then texts are broken too, widest columns
// first. A table whose longest words leave no room stays too wide. Columns that are empty in every row are left out,
// unless there are no rows. Each cell becomes safe text without line ends of its own.
std::string render_table(const Table& table, std::size_t width);

// The same in its two parts, each whole lines.
struct RenderedTable {
  std::string headings, rows;
};
RenderedTable rendered(const Table& table, std::size_t width);

// The same columns as a table in GitHub's Markdown, with markup characters escaped.
std::string render_markdown(const Table& table);

}  // namespace matchdesk::text

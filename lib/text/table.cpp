#include "text/table.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk::text {

namespace {

constexpr std::string_view gap = "  ";

bool may_be_broken(Cell cell) { return cell == Cell::text || cell == Cell::aside; }
bool is_aside(Cell cell) { return cell == Cell::aside || cell == Cell::aside_number; }

// The cell as one line of safe text.
std::string cell_text(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char byte) { return byte == '\n' || byte == '\r' || byte == '\t'; }, ' ');
  return neutralise(line);
}

// The table as it is shown: without empty columns, every cell one line.
Table shown(const Table& table) {
  Table result;
  result.rows.resize(table.rows.size());
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto is_empty = [column](const auto& row) { return row[column].empty(); };
    if (!table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), is_empty)) continue;
    result.columns.push_back(table.columns[column]);
    result.columns.back().heading = cell_text(table.columns[column].heading);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      result.rows[row].push_back(cell_text(table.rows[row][column]));
    }
  }
  return result;
}

std::size_t longest_word(std::string_view cell) {
  std::size_t longest = 0;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(' '), cell.size());
    longest = std::max(longest, display_width(cell.substr(0, end)));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return longest;
}

// The widest of a column's cells, as `measure` takes them.
template <class Measure>
std::size_t widest_of(const Table& table, std::size_t column, Measure measure) {
  std::size_t widest = 0;
  for (const auto& row : table.rows) widest = std::max(widest, measure(row[column]));
  return widest;
}

// The widths of the columns: what they need, and down to what they may be narrowed by breaking their headings, or their
// texts too.
struct Widths {
  std::vector<std::size_t> needed, with_broken_heading, least;
};

Widths widths_of(const Table& table, bool may_narrow) {
  Widths widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto& [heading, cell] = table.columns[column];
    const std::size_t widest = widest_of(table, column, display_width);
    widths.needed.push_back(std::max(widest, display_width(heading)));
    if (!may_narrow) continue;
    const std::size_t word = may_be_broken(cell) ? widest_of(table, column, longest_word) : widest;
    widths.with_broken_heading.push_back(std::max(widest, longest_word(heading)));
    widths.least.push_back(std::max(word, longest_word(heading)));
  }
  return widths;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap.size() * (widths.size() - 1));
}

// Leaves out the columns that stand aside, from the last to the first, until the rest fits.
void leave_out_aside(Table& table, Widths& widths, std::size_t width) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    if (total_of(widths.with_broken_heading) <= width || table.columns.size() == 1) return;
    if (!is_aside(table.columns[column].cell)) continue;
    const auto take_out = [place = static_cast<std::ptrdiff_t>(column)](auto& list) {
      list.erase(list.begin() + place);
    };
    take_out(table.columns);
    for (auto* of : {&widths.needed, &widths.with_broken_heading, &widths.least}) take_out(*of);
    for (auto& row : table.rows) take_out(row);
  }
}

// Narrows the widest column, by one each time, until the line fits or all are as narrow as they may be.
void narrow(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least, std::size_t width) {
  for (std::size_t total = total_of(widths); total > width; --total) {
    std::size_t* widest = nullptr;
    for (std::size_t column = 0; column < widths.size(); ++column)
      if (widths[column] > least[column] && (widest == nullptr || widths[column] >= *widest)) widest = &widths[column];
    if (widest == nullptr) return;
    --*widest;
  }
}

// The lines of one row, each cell within its column.
std::string row_lines(const std::vector<TableColumn>& columns, const std::vector<std::size_t>& widths,
                      const std::vector<std::string>& cells) {
  std::vector<std::vector<std::string>> broken;
  std::size_t height = 1;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const bool fits = display_width(cells[column]) <= widths[column];
    broken.push_back(fits ? std::vector{cells[column]} : split(wrap(cells[column], widths[column]), "\n"));
    height = std::max(height, broken.back().size());
  }
  std::string result;
  for (std::size_t line = 0; line < height; ++line) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const std::string text = line < broken[column].size() ? broken[column][line] : "";
      if (column > 0) result += gap;
      result += is_number(columns[column].cell) ? pad_left(text, widths[column]) : pad_right(text, widths[column]);
    }
    result.erase(result.find_last_not_of(' ') + 1);
    result += '\n';
  }
  return result;
}

std::string markdown_cell(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|~";
  std::string result;
  for (const char byte : text) {
    if (special.find(byte) != std::string_view::npos) result += '\\';
    result += byte;
  }
  return result;
}

}  // namespace

RenderedTable rendered(const Table& table, std::size_t width) {
  Table visible = shown(table);
  if (visible.columns.empty()) return {};
  Widths widths = widths_of(visible, width > 0);
  if (width > 0) {
    leave_out_aside(visible, widths, width);
    narrow(widths.needed, widths.with_broken_heading, width);
    narrow(widths.needed, widths.least, width);
  }
  std::vector<std::string> headings;
  for (const TableColumn& column : visible.columns) headings.push_back(column.heading);
  RenderedTable result{row_lines(visible.columns, widths.needed, headings), {}};
  for (const auto& row : visible.rows) result.rows += row_lines(visible.columns, widths.needed, row);
  return result;
}

std::string render_table(const Table& table, std::size_t width) {
  auto [headings, rows] = rendered(table, width);
  return headings + rows;
}

std::string render_markdown(const Table& table) {
  const Table visible = shown(table);
  if (visible.columns.empty()) return {};
  std::string result = "|";
  for (const TableColumn& column : visible.columns) result += " " + markdown_cell(column.heading) + " |";
  result += "\n|";
  for (const TableColumn& column : visible.columns) result += is_number(column.cell) ? " ---: |" : " --- |";
  result += '\n';
  for (const auto& row : visible.rows) {
    result += '|';
    for (const std::string& cell : row) result += " " + markdown_cell(cell) + " |";
    result += '\n';
  }
  return result;
}

}  // namespace matchdesk::text

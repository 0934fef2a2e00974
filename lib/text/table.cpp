#include "text/table.hpp"

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace matchdesk::text {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t narrowest = 4;  // a shortened column keeps at least as many

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

std::vector<std::size_t> natural_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = display_width(table.columns[column].heading);
    for (const auto& row : table.rows) width = std::max(width, display_width(row[column]));
    widths.push_back(width);
  }
  return widths;
}

// Shortens the widest column that may be shortened, by one each time, until the line fits or none is left.
void fit(std::vector<std::size_t>& widths, const std::vector<TableColumn>& columns, std::size_t width) {
  std::size_t total = gap.size() * (widths.size() - 1);
  for (const std::size_t column_width : widths) total += column_width;
  for (; total > width; --total) {
    std::size_t* widest = nullptr;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const bool shrinks = columns[column].cell == Cell::text && widths[column] > narrowest;
      if (shrinks && (!widest || widths[column] >= *widest)) widest = &widths[column];
    }
    if (!widest) return;
    --*widest;
  }
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

std::string render_table(const Table& table, std::size_t width) {
  const Table visible = shown(table);
  if (visible.columns.empty()) return {};
  std::vector<std::size_t> widths = natural_widths(visible);
  if (width > 0) fit(widths, visible.columns, width);
  std::string result;
  const auto add_cell = [&](std::size_t column, std::string_view text) {
    const std::string cell = shorten(text, widths[column]);
    const bool left = visible.columns[column].cell != Cell::number;
    if (column > 0) result += gap;
    result += left ? pad_right(cell, widths[column]) : pad_left(cell, widths[column]);
  };
  const auto end_line = [&result] {
    result.erase(result.find_last_not_of(' ') + 1);
    result += '\n';
  };
  for (std::size_t column = 0; column < widths.size(); ++column) add_cell(column, visible.columns[column].heading);
  end_line();
  for (const auto& row : visible.rows) {
    for (std::size_t column = 0; column < widths.size(); ++column) add_cell(column, row[column]);
    end_line();
  }
  return result;
}

std::string render_markdown(const Table& table) {
  const Table visible = shown(table);
  if (visible.columns.empty()) return {};
  std::string result = "|";
  for (const TableColumn& column : visible.columns) result += " " + markdown_cell(column.heading) + " |";
  result += "\n|";
  for (const TableColumn& column : visible.columns) result += column.cell == Cell::number ? " ---: |" : " --- |";
  result += '\n';
  for (const auto& row : visible.rows) {
    result += '|';
    for (const std::string& cell : row) result += " " + markdown_cell(cell) + " |";
    result += '\n';
  }
  return result;
}

}  // namespace matchdesk::text

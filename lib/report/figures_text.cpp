#include <algorithm>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/statistics.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

std::string number_text(double number) { return display(Value(rounded(number, 2))); }

// "90 % of 40" beside a part, "of 36" beside what was computed from a sample.
std::string whole_text(const Figure& figure) {
  if (!figure.of || !figure.value) return {};
  if (figure.unit == "hours" || figure.unit == "percent" || figure.unit == "ratio")
    return fmt::format("of {}", *figure.of);
  const auto share = percent_of(static_cast<std::int64_t>(*figure.value), *figure.of);
  return share ? fmt::format("{} % of {}", number_text(*share), *figure.of) : std::string();
}

std::string figure_lines(const std::vector<Figure>& figures) {
  text::Table table{.columns = {{"", text::Cell::whole}, {"", text::Cell::number}, {"", text::Cell::whole}},
                    .rows = {}};
  for (std::size_t place = 0; place < figures.size(); ++place) {
    const Figure& figure = figures[place];
    std::string beside = whole_text(figure);
    // The slow end of a wait stands beside its middle.
    const Figure* slow = place + 1 < figures.size() ? &figures[place + 1] : nullptr;
    if (slow != nullptr && figure.name.ends_with("-median") && slow->name.ends_with("-p90")) {
      ++place;
      if (slow->value)
        beside = fmt::format("9 of 10 within {}{}", value_text(*slow), beside.empty() ? "" : ", " + beside);
    }
    table.rows.push_back({figure.label, value_text(figure), std::move(beside)});
  }
  return text::rendered(table, 0).rows;  // the headings are empty
}

std::string row_table(const Report& report, std::size_t width) {
  text::Table table;
  for (const RowColumn& column : report.columns) {
    table.columns.push_back({column.header, cell_of(column)});
  }
  for (const Value& row : report.rows.items()) {
    std::vector<std::string> cells;
    const std::vector<std::string> hidden = row.at_path("suppressed").texts();
    for (const RowColumn& column : report.columns) {
      const bool is_hidden = std::ranges::find(hidden, column.key) != hidden.end();
      cells.push_back(is_hidden ? "hidden" : text::neutralise(display(row.at_path(column.key))));
    }
    table.rows.push_back(std::move(cells));
  }
  return text::render_table(table, width);
}

}  // namespace

text::Cell cell_of(const RowColumn& column) {
  using enum text::Cell;
  if (column.holds == RowColumn::Holds::numbers) return column.aside ? aside_number : number;
  return column.aside ? aside : text;
}

std::string value_text(const Figure& figure) {
  if (figure.is_hidden) return "hidden";
  if (!figure.value) return "–";
  if (figure.unit == "percent") return number_text(*figure.value) + " %";
  if (figure.unit != "hours") return number_text(*figure.value);
  const bool in_hours = *figure.value < 48;
  const std::string number = number_text(in_hours ? *figure.value : rounded(*figure.value / 24, 1));
  return fmt::format("{} {}{}", number, in_hours ? "hour" : "day", number == "1" ? "" : "s");
}

std::string report_text(const Report& report, std::size_t width) {
  std::string text = report.title + "\n";
  if (!report.figures.empty()) text += "\n" + figure_lines(report.figures);
  if (!report.rows.items().empty()) text += fmt::format("\n{}\n{}", report.rows_title, row_table(report, width));
  return text;
}

}  // namespace matchdesk

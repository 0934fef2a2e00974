#include "report/html.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/statistics.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

constexpr std::string_view style = R"(
:root { --ink: #1d2733; --soft: #5b6775; --line: #d8dee5; --mark: #2f6f8f; --track: #e9eef2; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.125rem; }
header p, caption, figcaption { color: var(--soft); margin: .25rem 0 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .875rem; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; }
.beside { color: var(--soft); }
.wide { overflow-x: auto; }
.bar { width: 8rem; height: .5rem; background: var(--track); border-radius: .25rem; margin-top: .5rem; overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--mark); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; break-inside: avoid; }
svg { width: 100%; height: auto; display: block; }
svg rect { fill: var(--mark); }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .axis { stroke: var(--line); }
@media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } .bar, svg rect { print-color-adjust: exact; } }
)";

std::string sentence(std::string_view name) {
  std::string words = text::replace_all(std::string(name), "-", " ");
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

// The share of a whole that a figure is, from 0 to 100; nothing for other figures.
std::optional<double> share_of(const Figure& figure) {
  if (!figure.value) return std::nullopt;
  if (figure.unit == "percent") return figure.value;
  if (!figure.of || *figure.of <= 0 || figure.unit == "hours" || figure.unit == "ratio") return std::nullopt;
  return percent_of(static_cast<std::int64_t>(*figure.value), *figure.of);
}

std::string figure_row(const Figure& figure) {
  std::string bar;
  if (const auto share = share_of(figure))
    bar = fmt::format(R"(<div class="bar"><span style="width:{:.1f}%"></span></div>)", std::clamp(*share, 0.0, 100.0));
  const std::string of = figure.of && figure.value ? fmt::format("of {}", *figure.of) : std::string();
  return fmt::format(
      R"(<tr><th scope="row">{}</th><td class="number">{}</td><td class="beside">{}</td><td>{}</td></tr>)"
      "\n",
      html_text(figure.label), html_text(value_text(figure)), of, bar);
}

std::string number_text(double number) { return display(Value(rounded(number, 2))); }

// Bars from left to right, a point each, all charts of a page on one scale.
std::string chart(const Series& series, double most) {
  constexpr double width = 320, height = 140, floor = 116, top = 20;
  const double step = width / static_cast<double>(std::max<std::size_t>(1, series.points.size()));
  std::string marks, spoken;
  for (std::size_t place = 0; place < series.points.size(); ++place) {
    const Point& point = series.points[place];
    const double tall = most > 0 ? (floor - top) * point.value / most : 0;
    const double left = step * static_cast<double>(place);
    marks += fmt::format(
        R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/><text x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text><text x="{:.1f}" y="134" text-anchor="middle">{}</text>)",
        left + step * 0.2, floor - tall, step * 0.6, tall, left + step / 2, floor - tall - 6, number_text(point.value),
        left + step / 2, html_text(point.at));
    spoken += fmt::format("{}{} {}", spoken.empty() ? "" : ", ", html_text(point.at), number_text(point.value));
  }
  return fmt::format(
      R"(<figure><figcaption>{0}</figcaption><svg viewBox="0 0 {1} {2}" role="img" aria-label="{0}: {3}">{4}<line class="axis" x1="0" y1="{5}" x2="{1}" y2="{5}"/></svg></figure>)"
      "\n",
      html_text(sentence(series.name)), width, height, spoken, marks, floor);
}

std::string charts(const Report& report) {
  double most = 0;
  for (const Series& series : report.series)
    for (const Point& point : series.points) most = std::max(most, point.value);
  std::string all;
  for (const Series& series : report.series)
    if (!series.points.empty()) all += chart(series, most);
  return all.empty() ? all : "<section><h2>Over time</h2><div class=\"charts\">\n" + all + "</div></section>\n";
}

std::string cell(const Report& report, const Value& row, const RowColumn& column) {
  const std::vector<std::string> hidden = row.at_path("suppressed").texts();
  const bool is_hidden = std::ranges::find(hidden, column.key) != hidden.end();
  const bool is_group = &column == &report.columns.front() && !report.groups.empty();
  const std::string words = is_hidden ? "hidden" : html_text(display(row.at_path(column.key)));
  if (is_group) return fmt::format(R"(<th scope="row">{}</th>)", words.empty() ? "none" : words);
  const bool numbers = column.holds == RowColumn::Holds::numbers;
  return fmt::format("<td{}>{}</td>", numbers ? R"( class="number")" : "", words);
}

std::string rows(const Report& report) {
  if (report.rows.items().empty()) return {};
  std::string out =
      fmt::format("<section><h2>{}</h2><div class=\"wide\"><table>\n<thead><tr>", html_text(report.rows_title));
  for (const RowColumn& column : report.columns)
    out += fmt::format(R"(<th scope="col"{}>{}</th>)",
                       column.holds == RowColumn::Holds::numbers ? R"( class="number")" : "", html_text(column.header));
  out += "</tr></thead>\n<tbody>\n";
  for (const Value& row : report.rows.items()) {
    out += "<tr>";
    for (const RowColumn& column : report.columns) out += cell(report, row, column);
    out += "</tr>\n";
  }
  return out + "</tbody></table></div></section>\n";
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (const char letter : text::neutralise(text)) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string report_page(const Report& report, const PageAbout& about) {
  std::string figures;
  for (const Figure& figure : report.figures) figures += figure_row(figure);
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0} – {1}</title>\n"
      "<style>{2}</style>\n</head>\n<body>\n<main>\n<header><h1>{0}</h1><p>{1}, as of {3}</p></header>\n"
      "<section><h2>Figures</h2><table><tbody>\n{4}</tbody></table></section>\n{5}{6}</main>\n</body>\n</html>\n",
      html_text(report.title), html_text(about.program), style, html_text(text::replace_all(about.as_of, "T", " ")),
      figures, charts(report), rows(report));
}

}  // namespace matchdesk

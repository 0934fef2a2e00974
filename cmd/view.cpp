#include "cmd/view.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/csv.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

namespace matchdesk {
namespace {

std::string painted(std::string_view text, std::string_view code, bool color) {
  return color ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

std::string with_newline(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

Value findings_value(const Diagnostics& findings) {
  Value list = Value::list();
  for (const Diagnostic& finding : findings) list.push(item_of(finding_columns(), finding));
  return list;
}

Value json_root(const View& view, const Diagnostics& warnings, const std::string& as_of) {
  Value root = Value::map();
  root.set("schema", "matchdesk/" + view.schema);
  root.set("as_of", or_null(as_of));
  if (view.has_items) root.set("items", view.items);
  for (const auto& [key, value] : view.beside.members()) root.set(key, value);
  if (view.diff) root.set("diff", *view.diff);
  root.set("warnings", findings_value(warnings));
  return root;
}

// A dry run without the JSON root has its diff as a field of the items: of the first, or of one made for it.
View with_diff_in_items(View view) {
  if (!view.diff) return view;
  Value items = Value::list(), diff = *view.diff;
  for (Value item : view.items.items()) {
    item.set("diff", std::exchange(diff, Value()));
    items.push(std::move(item));
  }
  if (items.items().empty()) items.push(Value::Map{{"diff", diff}});
  view.items = std::move(items);
  view.columns.push_back({"diff", "diff"});
  return view;
}

std::vector<std::string> row_of(const View& view, const Value& item) {
  std::vector<std::string> row;
  for (const Column& column : view.columns) row.push_back(display(item.at_path(column.key)));
  return row;
}

text::Table table_of(const View& view) {
  text::Table table;
  for (const auto& [key, heading, cell] : view.columns) table.columns.push_back({heading, cell});
  for (const Value& item : view.items.items()) table.rows.push_back(row_of(view, item));
  return table;
}

// All lists in one table: the columns are those of the first list, then what the others have besides.
std::string csv_of_tables(const std::vector<std::pair<std::string, Value>>& tables) {
  std::vector<std::string> keys;
  for (const auto& [name, items] : tables) {
    for (const Value& item : items.items())
      for (const auto& [key, value] : item.members())
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  std::vector<std::string> header = keys;
  header.insert(header.begin(), "table");
  std::string out = text::csv_row(header);
  for (const auto& [name, items] : tables) {
    for (const Value& item : items.items()) {
      std::vector<std::string> row{name};
      for (const std::string& key : keys) {
        const Value* value = item.find(key);
        row.push_back(value == nullptr ? std::string() : display(*value));
      }
      out += text::csv_row(row);
    }
  }
  return out;
}

std::string csv_of(const View& view) {
  if (!view.tables.empty()) return csv_of_tables(view.tables);
  std::vector<std::string> keys;
  for (const Column& column : view.columns) keys.push_back(column.key);
  std::string out = text::csv_row(keys);
  for (const Value& item : view.items.items()) out += text::csv_row(row_of(view, item));
  return out;
}

std::string ndjson_of(const View& view) {
  if (!view.has_items) return text::to_json(view.beside, text::JsonStyle::one_line) + "\n";
  std::string out;
  for (const Value& item : view.items.items()) out += text::to_json(item, text::JsonStyle::one_line) + "\n";
  return out;
}

std::string markdown_of(const View& view) {
  const std::string table = with_newline(text::render_markdown(table_of(view)));
  return view.diff ? fmt::format("{}\n```diff\n{}```\n", table, *view.diff) : table;
}

std::string for_people(const View& view, const ShowOptions& options) {
  if (view.diff) return *view.diff;
  if (!view.prose.empty()) return with_newline(text::neutralise(view.prose, text::Newlines::keep));
  std::string table = with_newline(view.when_empty);
  if (!view.items.items().empty()) {
    const auto [headings, rows] = text::rendered(table_of(view), options.width);
    table = painted(headings.substr(0, headings.size() - 1), "1", options.color) + "\n" + rows;
  }
  return with_newline(text::neutralise(view.before, text::Newlines::keep)) + with_newline(std::move(table)) +
         with_newline(text::neutralise(view.after, text::Newlines::keep));
}

}  // namespace

void show_columns(View& view, std::initializer_list<std::string_view> keys) {
  std::vector<Column> columns;
  for (const std::string_view key : keys) columns.push_back(*std::ranges::find(view.columns, key, &Column::key));
  view.columns = std::move(columns);
}

View view_of(std::string schema, const Details& details, std::string prose) {
  View view{.schema = std::move(schema), .columns = table_columns(details), .prose = std::move(prose)};
  Value item = Value::map();
  for (const auto& [column, content] : details) item.set(column.key, content);
  view.items.push(std::move(item));
  return view;
}

const Columns<Diagnostic>& finding_columns() {
  static const auto place = [](int number) { return number == 0 ? Value() : Value(number); };
  static const Columns<Diagnostic> columns = {
      {"severity", "severity", [](auto& finding) { return finding.severity == Severity::error ? "error" : "warning"; }},
      {"code", "code", &Diagnostic::code},
      {"file", "file", [](auto& finding) { return or_null(finding.file); }},
      {"line", "line", [](auto& finding) { return place(finding.position.line); }},
      {"column", "column", [](auto& finding) { return place(finding.position.column); }},
      {"message", "message", &Diagnostic::message},
      {"hint", "hint", [](auto& finding) { return or_null(finding.hint); }}};
  return columns;
}

std::string show(const View& view, const Diagnostics& warnings, const ShowOptions& options) {
  if (view.raw) return *view.raw;
  switch (options.format) {
    case Format::json:
      return text::to_json(json_root(view, warnings, options.as_of)) + "\n";
    case Format::ndjson:
      return ndjson_of(with_diff_in_items(view));
    case Format::csv:
      return csv_of(with_diff_in_items(view));
    case Format::markdown:
      return markdown_of(view);
    case Format::html:
      return view.page;
    case Format::table:
      return for_people(view, options);
  }
  return {};
}

std::string show_error(const Error& error, bool color) {
  std::string out;
  for (const Diagnostic& finding : error.diagnostics) out += to_text(finding);
  out +=
      fmt::format("{} {}\n", painted("error:", "1;31", color), text::neutralise(error.message, text::Newlines::keep));
  if (!error.hint.empty()) out += fmt::format("  {}\n", text::neutralise(error.hint, text::Newlines::keep));
  return out;
}

std::string show_error_json(const Error& error) {
  Value root = Value::map();
  root.set("schema", "matchdesk/error/1");
  root.set("code", error.code);
  root.set("message", error.message);
  root.set("hint", or_null(error.hint));
  if (!error.diagnostics.empty()) root.set("findings", findings_value(error.diagnostics));
  return text::to_json(root) + "\n";
}

}  // namespace matchdesk

#include "cmd/show.hpp"

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

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value json_root(const View& view, const Diagnostics& warnings, const std::string& as_of) {
  Value root = Value::map();
  root.set("schema", "matchdesk/" + view.schema);
  root.set("as_of", or_null(as_of));
  if (view.has_items) root.set("items", view.items);
  for (const auto& [key, value] : view.beside.members()) root.set(key, value);
  Value list = Value::list();
  for (const Diagnostic& warning : warnings) list.push(to_value(warning));
  root.set("warnings", std::move(list));
  return root;
}

text::Table table_of(const View& view) {
  text::Table table;
  for (const Column& column : view.columns) table.columns.push_back({column.header, column.align, column.keep});
  for (const Value& item : view.items.items()) {
    std::vector<std::string> row;
    for (const Column& column : view.columns) row.push_back(text::neutralise(display(item.at_path(column.path))));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string csv_of(const View& view) {
  std::vector<std::string> row;
  for (const Column& column : view.columns) row.push_back(column.path);
  std::string out = text::csv_row(row);
  for (const Value& item : view.items.items()) {
    row.clear();
    for (const Column& column : view.columns) row.push_back(display(item.at_path(column.path)));
    out += text::csv_row(row);
  }
  return out;
}

std::string ndjson_of(const View& view) {
  if (!view.has_items) return text::to_json(view.beside, text::JsonStyle::one_line) + "\n";
  std::string out;
  for (const Value& item : view.items.items()) out += text::to_json(item, text::JsonStyle::one_line) + "\n";
  return out;
}

std::string for_people(const View& view, const ShowOptions& options) {
  if (!view.prose.empty()) return with_newline(text::neutralise(view.prose, text::Newlines::keep));
  if (view.items.items().empty())
    return with_newline(view.before) + with_newline(view.when_empty) + with_newline(view.after);
  std::string table = text::render_table(table_of(view), options.width);
  if (options.color) {
    const std::size_t end = table.find('\n');
    table = painted(table.substr(0, end), "1", true) + table.substr(end);
  }
  return with_newline(text::neutralise(view.before, text::Newlines::keep)) + with_newline(std::move(table)) +
         with_newline(text::neutralise(view.after, text::Newlines::keep));
}

}  // namespace

Value to_value(const Diagnostic& diagnostic) {
  Value value = Value::map();
  value.set("severity", diagnostic.severity == Severity::error ? "error" : "warning");
  value.set("code", diagnostic.code);
  value.set("file", or_null(diagnostic.file));
  value.set("line", diagnostic.position.line == 0 ? Value() : Value(diagnostic.position.line));
  value.set("column", diagnostic.position.column == 0 ? Value() : Value(diagnostic.position.column));
  value.set("message", diagnostic.message);
  value.set("hint", or_null(diagnostic.hint));
  return value;
}

std::string show(const View& view, const Diagnostics& warnings, const ShowOptions& options) {
  if (view.raw) return *view.raw;
  switch (options.format) {
    case Format::json:
      return text::to_json(json_root(view, warnings, options.as_of)) + "\n";
    case Format::ndjson:
      return ndjson_of(view);
    case Format::csv:
      return csv_of(view);
    case Format::markdown:
      return with_newline(text::render_markdown(table_of(view)));
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
  if (!error.diagnostics.empty()) {
    Value findings = Value::list();
    for (const Diagnostic& finding : error.diagnostics) findings.push(to_value(finding));
    root.set("findings", std::move(findings));
  }
  return text::to_json(root) + "\n";
}

}  // namespace matchdesk

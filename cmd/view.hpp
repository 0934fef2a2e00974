#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/result.hpp"
#include "text/table.hpp"
#include "text/value.hpp"
#include "time/zone.hpp"

namespace matchdesk {

using text::Cell;

// A column of tables, CSV and Markdown over the items of a view.
struct Column {
  std::string key;  // of the items; dotted for what stands inside: "derived.name"
  std::string heading;
  Cell cell = Cell::text;
};

// A column with what stands in it: a function of an item, or the value itself. Without a heading only JSON has it.
template <class Content>
struct Filled {
  Column column;
  Content content;

  Filled(std::string key, std::string heading, Cell cell, Content of)
      : column{std::move(key), std::move(heading), cell}, content(std::move(of)) {}
  Filled(std::string key, std::string heading, Content of)
      : Filled(std::move(key), std::move(heading), Cell::text, std::move(of)) {}
  Filled(std::string key, Content of) : Filled(std::move(key), "", std::move(of)) {}
};

// Everything that is shown of each item of a list, in the order of the columns and of the JSON keys.
template <class Item>
using Columns = std::vector<Filled<std::function<Value(const Item&)>>>;

// Everything that is shown of the only item of a view.
using Details = std::vector<Filled<Value>>;

// What is shown on standard output, in whatever format was asked for.
struct View {
  std::string schema;             // "match/1"
  std::vector<Column> columns{};  // of tables, CSV and Markdown
  Value items = Value::list();    // JSON `items`, NDJSON lines, CSV and table rows
  Value beside = Value::map();    // JSON keys beside `items`
  // Lists that CSV shows one below the other in place of the items, each row with the name of its list in front.
  std::vector<std::pair<std::string, Value>> tables{};
  bool has_items = true;              // false: JSON has no `items`, only what stands beside them (plans, reports)
  std::string prose{};                // for people: shown instead of the table
  std::string before{}, after{};      // for people: lines before and after the table
  std::string when_empty{};           // for people: said instead of an empty table
  std::string page{};                 // as HTML, where the command has a page
  std::optional<std::string> raw{};   // the whole output in every format: a completion script, a man page
  std::optional<std::string> diff{};  // of a dry run: what would change, instead of the table and beside the data
};

// The item that a row of columns describes.
template <class Item>
Value item_of(const Columns<Item>& columns, const Item& item) {
  Value value = Value::map();
  for (const auto& [column, content] : columns) value.set(column.key, content(item));
  return value;
}

// Those of the columns that have a heading.
template <class Content>
std::vector<Column> table_columns(const std::vector<Filled<Content>>& all) {
  std::vector<Column> columns;
  for (const auto& [column, content] : all)
    if (!column.heading.empty()) columns.push_back(column);
  return columns;
}

// A view of a list of items.
template <class Item>
View view_of(const std::string& schema, const Columns<Item>& columns, const std::vector<Item>& items) {
  View view{.schema = schema, .columns = table_columns(columns)};
  for (const Item& item : items) view.items.push(item_of(columns, item));
  return view;
}

// A view of one item, which people read in a sentence.
View view_of(std::string schema, const Details& details, std::string prose);

// Leaves these columns in tables, in this order.
void show_columns(View& view, std::initializer_list<std::string_view> keys);

// A finding as JSON shows it and as `check` lists it.
const Columns<Diagnostic>& finding_columns();

enum class Format { table, json, ndjson, csv, markdown, html };

struct ShowOptions {
  Format format = Format::table;
  std::size_t width = 0;  // 0: as wide as it needs
  bool color = false;
  std::string as_of;  // of the JSON root
};

// A view as it is printed, ending with a newline unless it is empty.
std::string show(const View& view, const Diagnostics& warnings, const ShowOptions& options);

// An error for people (to standard error) and for programs (to standard output).
std::string show_error(const Error& error, bool color);
std::string show_error_json(const Error& error);

}  // namespace matchdesk

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intake/values.hpp"
#include "text/csv.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A map says how the columns of a spreadsheet become the fields of records. cmd/topic-import.md describes its file.

// One text for a field: a column's, or a template's of columns and words between them.
using SourceText = std::vector<std::variant<std::size_t, std::string>>;  // a column's index, or words

// Where what is written for one field comes from.
struct FieldSource {
  std::string field;  // dotted; also 'name', 'applied' and 'passed.GATE' of a participant, 'to' of a request
  std::vector<SourceText> texts;
  std::vector<std::string> constants;  // in every row, after the texts
  std::vector<std::string> defaults;   // where the row has nothing else
  std::map<std::size_t, ValueTable> values_of_columns{};
};

// How a record is made from a row.
struct RecordMapping {
  std::vector<FieldSource> sources;                       // in the map's order, each field once
  std::map<std::string, ValueTable, std::less<>> values;  // by field
};

struct Mapping {
  std::optional<RecordMapping> participant;  // absent where rows are requests alone
  std::optional<RecordMapping> request;
  std::vector<DatePattern> dates;
  std::vector<std::string> separators;
  std::map<std::string, std::vector<std::string>, std::less<>> separators_of;
  std::string via = "import";
  std::size_t columns = 0;            // how many the file has
  std::vector<std::string> unmapped;  // headers that the map does not mention
};

// Which rows of its file a map says are headers, or to be left out; what is wrong with that, read_mapping finds.
text::CsvLayout read_layout(const yaml::Document& document);

// What rows are imported as: participants of a role (and their requests, where the map says how), or requests alone.
struct ImportAs {
  const Role* role = nullptr;  // null: requests
};

// Reads a map for a file with these headers. Adds what is wrong to `findings`: its form, unknown headers and fields
// with the nearest known one, date patterns, a request without a seeker or a time. Returns nothing when there is an
// error among them. A header is found as it is written, or compared folded where that fits only one.
std::optional<Mapping> read_mapping(const yaml::Document& document, const std::vector<std::string>& headers,
                                    const Policy& policy, const ImportAs& as, Diagnostics& findings);

// Returns the texts that a row has for a source: those of its columns and templates and the constants, else the
// defaults. A template whose columns are all blank has none, and neither has a column with values of its own that says
// no, or what its values say is nothing.
std::vector<std::string> texts_of(const FieldSource& source, const std::vector<std::string>& row);

// Returns the columns that a source reads.
std::vector<std::size_t> columns_of(const FieldSource& source);

// Returns how many columns come before the file's own: `line`, `reason` and `rule` in a file of rejected rows, which
// had no rules before.
std::size_t columns_of_rejects(const std::vector<std::string>& headers);

}  // namespace matchdesk

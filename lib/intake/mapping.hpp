#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intake/values.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A map says how the columns of a spreadsheet become the fields of records. cmd/topic-import.md describes its file.

// One text for a field: a column's, or a template's of columns and words between them.
using SourceText = std::vector<std::variant<std::size_t, std::string>>;  // a column's index, or words

// Where what is written for one field comes from.
struct FieldSource {
  std::string field;  // dotted; also one of the names that are no field: see participant_names and request_names
  std::vector<SourceText> texts;
  std::vector<std::string> constants;  // always said, after the texts
  std::vector<std::string> defaults;   // said where nothing else is
};

// How one record comes about from a row.
struct RecordMapping {
  std::vector<FieldSource> sources;  // in the map's order, each field once
  std::map<std::string, ValueTable, std::less<>> values;
};

struct Mapping {
  std::optional<RecordMapping> participant;  // absent where rows are requests alone
  std::optional<RecordMapping> request;
  std::vector<DatePattern> dates;
  std::vector<std::string> separators;
  std::map<std::string, std::vector<std::string>, std::less<>> separators_of;
  std::string via = "import";
  std::size_t columns = 0;            // how many the file has
  std::vector<std::string> unmapped;  // headers that nothing in the map mentions
};

// What rows are imported as: participants of a role (and their requests, where the map says how), or requests alone.
struct ImportAs {
  const Role* role = nullptr;  // null: requests
};

// Reads a map for a file with these headers. Adds what is wrong to `findings`: its form, headers that the file does not
// have and fields that there are not, each with the nearest; date patterns; a request that nobody submits. Nothing when
// any of it is an error. A header is found as it is written, or compared folded where just one is meant.
std::optional<Mapping> read_mapping(const yaml::Document& document, const std::vector<std::string>& headers,
                                    const Policy& policy, const ImportAs& as, Diagnostics& findings);

// What a row says for a source: the texts of its columns and templates, constants, or else the defaults. A template
// whose columns are all blank says nothing.
std::vector<std::string> texts_of(const FieldSource& source, const std::vector<std::string>& row);

// The shape of a map's file.
yaml::ShapePointer mapping_shape();

}  // namespace matchdesk

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"

namespace matchdesk::text {

struct CsvRow {
  int line = 0;  // where the row begins, from 1
  std::vector<std::string> fields;
  std::string source;  // the row's own text, without its line end, decoded
};

struct CsvTable {
  char separator = ',';
  std::string encoding;  // "utf-8", "utf-16le", "utf-16be" or "windows-1252", as found
  std::vector<std::string> headers;
  std::vector<CsvRow> rows;  // empty lines are left out
};

// Reads a table with one header row: RFC 4180 with quoted newlines, LF or CRLF, separator ',' ';' or tab as the header
// shows, a byte order mark, UTF-16 with one, and windows-1252 where the bytes are not UTF-8. A quote that never closes
// and two headers of one name are errors; a row with too few or too many fields is returned as it is.
Result<CsvTable> parse_csv(std::string_view bytes, std::string_view file);

// One record of RFC 4180 ending with "\n". A field that a spreadsheet would take for a formula (beginning with = + - @,
// tab or CR, plain numbers apart) gets a leading apostrophe.
std::string csv_row(std::span<const std::string> fields);

}  // namespace matchdesk::text

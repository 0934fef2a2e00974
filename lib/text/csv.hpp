#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"

namespace matchdesk::text {

struct CsvRow {
  int line = 0;    // where the row begins, from 1
  int number = 0;  // as a spreadsheet numbers rows: from 1, blank ones too
  std::vector<std::string> fields;
  std::string source;  // the row's own text, without its line end, decoded
};

struct CsvTable {
  char separator = ',';
  std::string encoding;        // "utf-8", "utf-16le", "utf-16be" or "windows-1252", as found
  std::vector<int> odd_lines;  // of UTF-8: where bytes that are not were read as windows-1252, each line once
  std::vector<std::string> headers;
  std::vector<CsvRow> rows;  // without those that hold nothing but blanks and separators
};

// Which rows of a table are not its people and things, by their numbers.
struct CsvLayout {
  int header_row = 0;  // with nothing above it; 0: the first row that is not blank
  std::vector<int> skip_rows{};
};

// Parses a table with one header row: RFC 4180 with quoted newlines, LF, CRLF or CR, separator ',' ';' or tab as the
// header has it, or any as a line 'sep=;' before it says, a byte order mark, UTF-16 with one, and windows-1252 where
// bytes are not UTF-8. Headers are trimmed, fields are not; the apostrophe that csv_row puts before a formula is
// removed, and ="02140" is 02140. A second header of one name is "Phone #2"; one without a name whose column holds
// something is "column 3". Errors: a quote that never closes, text after a closing quote, no header, NUL bytes, damaged
// UTF-16. A row with too few or too many fields is no error. `file` is the name that errors give.
Result<CsvTable> parse_csv(std::string_view bytes, std::string_view file, const CsvLayout& layout = {});

// One record of RFC 4180 ending with "\n". A field that a spreadsheet would take for a formula (beginning with = + - @,
// tab or CR, plain numbers apart) gets a leading apostrophe, which parse_csv removes again.
std::string csv_row(std::span<const std::string> fields);

}  // namespace matchdesk::text

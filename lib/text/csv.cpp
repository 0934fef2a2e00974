#include "text/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk::text {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16le_mark = "\xFF\xFE";
constexpr std::string_view utf16be_mark = "\xFE\xFF";
constexpr std::string_view formula_begins = "=+-@\t\r";

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

struct Decoded {
  std::string text;  // without a byte order mark
  std::string encoding;
  std::vector<std::size_t> odd{};  // where characters of UTF-8 stand that were bytes of windows-1252
};

// Every byte is a character of windows-1252; where other characters are UTF-8, one that is not was pasted there.
Decoded decode_mixed(std::string_view bytes) {
  constexpr std::string_view windows = "windows-1252";
  Decoded decoded{{}, "utf-8", {}};
  bool is_utf8 = false;
  while (!bytes.empty()) {
    const CodePoint next = first_code_point(bytes);
    const std::string_view character = bytes.substr(0, next.bytes);
    is_utf8 = is_utf8 || (next.valid && next.bytes > 1);
    if (!next.valid) decoded.odd.push_back(decoded.text.size());
    decoded.text += next.valid ? std::string(character) : to_utf8(character, windows).value_or("\uFFFD");
    bytes.remove_prefix(next.bytes);
  }
  if (is_utf8 || decoded.odd.empty()) return decoded;
  return {std::move(decoded.text), std::string(windows), {}};
}

std::optional<Decoded> decode(std::string_view bytes) {
  const auto decoded = [](std::string_view rest, std::string_view name) -> std::optional<Decoded> {
    std::optional<std::string> text = to_utf8(rest, name);
    if (!text) return std::nullopt;
    return Decoded{*std::move(text), lower_ascii(name)};
  };
  if (bytes.starts_with(utf16le_mark)) return decoded(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with(utf16be_mark)) return decoded(bytes.substr(2), "UTF-16BE");
  return decode_mixed(bytes.starts_with(utf8_mark) ? bytes.substr(utf8_mark.size()) : bytes);
}

// Where a line like 'sep=;' ends that a spreadsheet begins a table with, and the separator it names.
struct Begin {
  std::size_t offset = 0;
  std::optional<char> separator{};
};

Begin begin_of(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  if (line.size() > 2 && line.starts_with('"') && line.ends_with('"')) line = line.substr(1, line.size() - 2);
  constexpr std::string_view word = "sep=";
  if (line.size() != word.size() + 1 || lower_ascii(line.substr(0, word.size())) != word) return {};
  return {end + (text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0), line.back()};
}

// The one of ',' ';' and tab that is most frequent outside quotes in the header: the first line with text after the
// rows above it; the first of equals.
char find_separator(std::string_view text, int rows_above) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<int, 3> found{};
  bool quoted = false;
  bool has_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (rows_above > 0) {
      rows_above -= is_line_end(byte) && !text.substr(at).starts_with("\r\n") ? 1 : 0;
      continue;
    }
    if (is_line_end(byte) && has_text) break;
    has_text = has_text || trim({&byte, 1}).size() == 1;
    for (std::size_t index = 0; index < candidates.size(); ++index) found[index] += byte == candidates[index] ? 1 : 0;
  }
  return candidates[static_cast<std::size_t>(std::max_element(found.begin(), found.end()) - found.begin())];
}

// Whether a spreadsheet would take the field for a formula, apostrophes before it apart.
bool begins_formula(std::string_view field) {
  const std::size_t first = field.find_first_not_of('\'');
  return first != std::string_view::npos && formula_begins.find(field[first]) != std::string_view::npos;
}

// The text that a formula of nothing else holds: ="02140" is how a spreadsheet is told to leave it alone.
std::string without_formula(std::string field) {
  if (field.size() < 3 || !field.starts_with("=\"") || !field.ends_with('"')) return field;
  const std::string inner = field.substr(2, field.size() - 3);
  return inner.find('"') == std::string::npos ? inner : field;
}

// A spot in a text and the line it is on, which ends with LF, CRLF or CR.
struct Spot {
  Position position;
  std::string_view line;  // without its end
};

// Where the byte at `offset` is, at most the end of the text; columns in characters.
Spot spot_of(std::string_view text, std::size_t offset) {
  Spot place{{1, 1}, {}};
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::size_t next = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (offset < next || end == text.size()) {
      place.line = text.substr(begin, end - begin);
      place.position.column = static_cast<int>(count_characters(text.substr(begin, std::min(offset, end) - begin))) + 1;
      return place;
    }
    begin = next;
    ++place.position.line;
  }
}

// An error at one place of a file. Its message names file and line; its one finding has the rest.
tl::unexpected<Error> fail_at(std::string_view file, std::string_view text, std::size_t offset, std::string_view code,
                              std::string_view message, std::string_view hint) {
  const Spot place = spot_of(text, offset);
  Error error{Failure::invalid, std::string(code), fmt::format("{}, line {}: {}", file, place.position.line, message),
              std::string(hint)};
  error.diagnostics.push_back({Severity::error, std::string(code), std::string(file), place.position,
                               std::string(message), std::string(hint), std::string(place.line)});
  return tl::unexpected(std::move(error));
}

// Reads one record after the other.
class RowReader {
 public:
  // Begins at the text's first line, or behind that.
  RowReader(std::string_view text, std::string_view file, char separator, std::size_t begin)
      : text_(text), file_(file), separator_(separator), place_(begin), line_(begin == 0 ? 1 : 2) {}

  bool at_end() const { return place_ == text_.size(); }

  Result<CsvRow> row() {
    CsvRow row;
    row.line = line_;
    const std::size_t begin = place_;
    for (;;) {
      TRY(std::string field, at_quote() ? quoted_field() : plain_field());
      if (field.starts_with('\'') && begins_formula(field)) {
        row.fields.push_back(field.substr(1));
      } else {
        row.fields.push_back(without_formula(std::move(field)));
      }
      if (at_end() || text_[place_] != separator_) break;
      ++place_;
    }
    row.source = text_.substr(begin, place_ - begin);
    if (!at_end()) end_line();
    return row;
  }

 private:
  bool at_quote() const { return !at_end() && text_[place_] == '"'; }
  bool at_field_end() const { return at_end() || text_[place_] == separator_ || is_line_end(text_[place_]); }

  void end_line() {
    place_ += text_.substr(place_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  Result<std::string> plain_field() {
    const std::size_t begin = place_;
    while (!at_field_end()) ++place_;
    return std::string(text_.substr(begin, place_ - begin));
  }

  Result<std::string> quoted_field() {
    const std::size_t open = place_++;
    std::string field;
    for (;;) {
      if (at_end()) {
        return fail_at(file_, text_, open, "unclosed-quote", "a quote opens here and never closes",
                       "add the closing quote; a quote inside a quoted field is written twice");
      }
      if (at_quote()) {
        ++place_;
        if (!at_quote()) break;
      }
      if (is_line_end(text_[place_])) {
        const std::size_t begin = place_;
        end_line();
        field += text_.substr(begin, place_ - begin);
      } else {
        field += text_[place_++];
      }
    }
    const std::size_t closed = place_;
    while (!at_field_end() && text_[place_] == ' ') ++place_;
    if (at_field_end()) return field;
    return fail_at(file_, text_, closed, "text-after-quote", "text follows the closing quote of a field",
                   "write a quote inside a quoted field twice, or put the separator after the closing quote");
  }

  std::string_view text_;
  std::string_view file_;
  char separator_;
  std::size_t place_;
  int line_;
};

bool is_blank(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](const std::string& field) { return trim(field).empty(); });
}

// Gives each column a name of its own, save blank columns without one.
void name_columns(CsvTable& table) {
  std::vector<std::string>& headers = table.headers;
  const auto is_taken = [&](const std::string& name) {
    return std::find(headers.begin(), headers.end(), name) != headers.end();
  };
  for (std::size_t at = 0; at < headers.size(); ++at) {
    const std::string name = headers[at];
    if (name.empty()) {
      const bool has_text = std::any_of(table.rows.begin(), table.rows.end(), [at](const CsvRow& row) {
        return at < row.fields.size() && !trim(row.fields[at]).empty();
      });
      if (has_text) headers[at] = fmt::format("column {}", at + 1);
      continue;
    }
    const auto here = headers.begin() + static_cast<std::ptrdiff_t>(at);
    for (int place = 2; std::find(headers.begin(), here, headers[at]) != here; ++place) {
      std::string placed = fmt::format("{} #{}", name, place);
      if (!is_taken(placed)) headers[at] = std::move(placed);
    }
  }
}

std::vector<int> odd_lines(const Decoded& decoded) {
  std::vector<int> lines;
  const std::string& text = decoded.text;
  int line = 1;
  std::size_t at = 0;
  for (const std::size_t odd : decoded.odd) {
    for (; at < odd; ++at) line += text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n') ? 1 : 0;
    if (lines.empty() || lines.back() != line) lines.push_back(line);
  }
  return lines;
}

Result<CsvTable> read_table(const Decoded& decoded, std::string_view file, const CsvLayout& layout) {
  const Begin begin = begin_of(decoded.text);
  const std::string_view text = decoded.text;
  const int rows_above = std::max(layout.header_row - 1, 0);
  CsvTable table{begin.separator.value_or(find_separator(text.substr(begin.offset), rows_above)),
                 decoded.encoding,
                 odd_lines(decoded),
                 {},
                 {}};
  RowReader reader(text, file, table.separator, begin.offset);
  for (int number = 1; !reader.at_end(); ++number) {
    TRY(CsvRow row, reader.row());
    row.number = number;
    const bool is_skipped =
        std::find(layout.skip_rows.begin(), layout.skip_rows.end(), number) != layout.skip_rows.end();
    if (number <= rows_above || is_skipped || is_blank(row)) continue;
    if (!table.headers.empty()) {
      table.rows.push_back(std::move(row));
      continue;
    }
    if (layout.header_row != 0 && number != layout.header_row) break;
    for (const std::string& field : row.fields) table.headers.emplace_back(trim(field));
  }
  name_columns(table);
  if (!table.headers.empty()) return table;
  if (layout.header_row == 0)
    return fail_at(file, text, 0, "no-header", "the table is empty", "its first line must name the columns");
  return fail_at(file, text, 0, "no-header", fmt::format("row {} does not name the columns", layout.header_row),
                 "header_row says which row does; rows are numbered as a spreadsheet numbers them");
}

}  // namespace

Result<CsvTable> parse_csv(std::string_view bytes, std::string_view file, const CsvLayout& layout) {
  const std::optional<Decoded> decoded = decode(bytes);
  if (!decoded) {
    return fail_at(file, {}, 0, "bad-encoding", "the text begins as UTF-16 but is damaged",
                   "save it again as CSV with UTF-8 encoding");
  }
  const std::size_t zero = decoded->text.find('\0');
  if (zero == std::string::npos) return read_table(*decoded, file, layout);
  return fail_at(file, decoded->text, zero, "not-text", "this is not a text file",
                 "save it as CSV with UTF-8 encoding");
}

std::string csv_row(std::span<const std::string> fields) {
  std::string result;
  for (std::size_t index = 0; index < fields.size(); ++index) {
    if (index > 0) result += ',';
    const bool dangerous = begins_formula(fields[index]) && !parse_number(fields[index]);
    const std::string field = (dangerous ? "'" : "") + fields[index];
    const bool alone_and_empty = field.empty() && fields.size() == 1;
    const bool at_risk = field.find_first_of("\",;\t\r\n") != std::string::npos || trim(field).size() != field.size();
    result += at_risk || alone_and_empty ? fmt::format("\"{}\"", replace_all(field, "\"", "\"\"")) : field;
  }
  return result += '\n';
}

}  // namespace matchdesk::text

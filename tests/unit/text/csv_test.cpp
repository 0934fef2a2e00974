#include "text/csv.hpp"

#include <doctest/doctest.h>

#include <random>

namespace matchdesk::text {

namespace {

using Fields = std::vector<std::string>;

CsvTable table_of(std::string_view bytes) {
  const Result<CsvTable> table = parse_csv(bytes, "people.csv");
  REQUIRE(table);
  return *table;
}

std::vector<Fields> rows_of(std::string_view bytes) {
  std::vector<Fields> rows;
  for (const CsvRow& row : table_of(bytes).rows) rows.push_back(row.fields);
  return rows;
}

// The findings of an error, as they are shown.
std::string findings_of(std::string_view bytes) {
  const Result<CsvTable> table = parse_csv(bytes, "people.csv");
  REQUIRE_FALSE(table);
  CHECK(table.error().failure == Failure::invalid);
  std::string text;
  for (const Diagnostic& diagnostic : table.error().diagnostics) text += to_text(diagnostic);
  return text;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFF);
    const auto high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("a table has headers, rows, their lines and their own text") {
  const CsvTable table =
      table_of("First Name , Email\r\nAna,ana@example.org\r\n\r\n\"Bo \"\"B\"\"\nLee\",\r\nCy,c\r\n");
  CHECK(table.separator == ',');
  CHECK(table.encoding == "utf-8");
  CHECK(table.headers == Fields{"First Name", "Email"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[0].fields == Fields{"Ana", "ana@example.org"});
  CHECK(table.rows[0].source == "Ana,ana@example.org");
  CHECK(table.rows[1].line == 4);
  CHECK(table.rows[1].fields == Fields{"Bo \"B\"\nLee", ""});
  CHECK(table.rows[1].source == "\"Bo \"\"B\"\"\nLee\",");
  CHECK(table.rows[2].line == 6);
}

TEST_CASE("the header shows the separator") {
  CHECK(table_of("a;b;c,d\n1;2;3\n").separator == ';');
  CHECK(table_of("a\tb\n1\t2\n").separator == '\t');
  CHECK(table_of("a,b;c\n").separator == ',');
  CHECK(table_of("\"a;b;c\",d\n").separator == ',');
  CHECK(table_of("\n \nname;mail\n").separator == ';');
  CHECK(rows_of("name\nx;y\n") == std::vector<Fields>{{"x;y"}});
}

TEST_CASE("a line before the header may name the separator") {
  for (const std::string_view line : {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\r"}) {
    const CsvTable table = table_of(std::string(line) + "name,first;mail\nAna;a,b\n");
    CHECK(table.separator == ';');
    CHECK(table.headers == Fields{"name,first", "mail"});
    CHECK(table.rows[0].fields == Fields{"Ana", "a,b"});
    CHECK(table.rows[0].line == 3);
    CHECK(table.rows[0].number == 2);
  }
  CHECK(table_of("sep=|\na|b\n1|2\n").rows[0].fields == Fields{"1", "2"});
  CHECK(table_of("\xEF\xBB\xBFsep=;\na;b\n").headers == Fields{"a", "b"});
  CHECK(table_of("sep=\n1\n").headers == Fields{"sep="});
}

TEST_CASE("the header may stand below other rows, and rows may be left out") {
  const std::string_view bytes = "Members; spring\n\n\"two\nlines\"\nname,mail\nYour name,Your mail\nAna,a;\n";
  const Result<CsvTable> table = parse_csv(bytes, "people.csv", {4, {5}});
  REQUIRE(table);
  CHECK(table->separator == ',');
  CHECK(table->headers == Fields{"name", "mail"});
  REQUIRE(table->rows.size() == 1);
  CHECK(table->rows[0].fields == Fields{"Ana", "a;"});
  CHECK(table->rows[0].number == 6);
  CHECK(table->rows[0].line == 7);
  const Result<CsvTable> without_title = parse_csv("Members\nname\nAna\n", "people.csv", {0, {1}});
  REQUIRE(without_title);
  CHECK(without_title->headers == Fields{"name"});
  for (const int row : {2, 9}) {
    const Result<CsvTable> wrong = parse_csv(bytes, "people.csv", {row, {}});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message == "people.csv, line 1: row " + std::to_string(row) + " does not name the columns");
    CHECK(wrong.error().hint == "header_row says which row does; rows are numbered as a spreadsheet numbers them");
  }
}

TEST_CASE("each column that holds something has a name of its own") {
  CHECK(table_of("Phone,Name,Phone, Phone ,Phone #3\n").headers ==
        Fields{"Phone", "Name", "Phone #2", "Phone #4", "Phone #3"});
  CHECK(table_of("a,,,b,\n1,2,,3,\n,,,,5\n").headers == Fields{"a", "column 2", "", "b", "column 5"});
}

TEST_CASE("line ends of any kind, and a last line without one") {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string text = "a,b";
    for (const std::string_view row : {"1,2", "3,\"x\""}) text.append(end).append(row);
    CHECK(rows_of(text) == std::vector<Fields>{{"1", "2"}, {"3", "x"}});
    text += end;
    CHECK(rows_of(text) == std::vector<Fields>{{"1", "2"}, {"3", "x"}});
  }
}

TEST_CASE("rows are returned as they are, blank ones left out") {
  CHECK(rows_of("a,b\n1\n1,2,3\n,\n , \n 4 ,\n") == std::vector<Fields>{{"1"}, {"1", "2", "3"}, {" 4 ", ""}});
  CHECK(rows_of("a,b\n5\" pipe,x\n\"y\" ,z\n") == std::vector<Fields>{{"5\" pipe", "x"}, {"y", "z"}});
  CHECK(table_of("a,,\n").headers == Fields{"a", "", ""});
}

TEST_CASE("encodings are recognised") {
  const std::u16string_view text = u"náme,b\né,😀\n";
  for (const bool little : {true, false}) {
    const CsvTable table = table_of((little ? "\xFF\xFE" : "\xFE\xFF") + utf16(text, little));
    CHECK(table.encoding == (little ? "utf-16le" : "utf-16be"));
    CHECK(table.headers == Fields{"náme", "b"});
    CHECK(table.rows[0].fields == Fields{"é", "😀"});
  }
  CHECK(table_of("\xEF\xBB\xBFname\nJosé\n").headers == Fields{"name"});
  const CsvTable windows = table_of("name\nJos\xE9\n");
  CHECK(windows.encoding == "windows-1252");
  CHECK(windows.rows[0].fields == Fields{"José"});
  CHECK(windows.rows[0].source == "José");
}

TEST_CASE("a byte of windows-1252 in UTF-8 changes no other letter, and its line is known") {
  const CsvTable table = table_of("name,note\r\nZoë,\r\nAl,Caf\xE9 \x93x\x94\r\nÉva,\"a\r\n\xFC\"\r\n");
  CHECK(table.encoding == "utf-8");
  CHECK(table.odd_lines == std::vector<int>{3, 5});
  CHECK(table.rows[0].fields == Fields{"Zoë", ""});
  CHECK(table.rows[1].fields == Fields{"Al", "Café “x”"});
  CHECK(table.rows[2].fields == Fields{"Éva", "a\r\nü"});
  CHECK(table_of("name\nJos\xE9\n").odd_lines.empty());
}

TEST_CASE("a formula that is a text alone is that text") {
  CHECK(rows_of("a,b,c\n=\"02140\",\"=\"\"007\"\"\",'=\"x\"\n") == std::vector<Fields>{{"02140", "007", "=\"x\""}});
  CHECK(rows_of("a,b\n=\",=\"x\"&\"y\"\n") == std::vector<Fields>{{"=\"", "=\"x\"&\"y\""}});
}

TEST_CASE("an error names its line and column") {
  CHECK(findings_of("name,notes\nAna,\"said so\nBo,fine\n") ==
        "people.csv:2:5: error: a quote opens here and never closes [unclosed-quote]\n"
        "  Ana,\"said so\n"
        "      ^\n"
        "  hint: add the closing quote; a quote inside a quoted field is written twice\n");
  CHECK(findings_of("name\n\"Ana\"x\n") ==
        "people.csv:2:6: error: text follows the closing quote of a field [text-after-quote]\n"
        "  \"Ana\"x\n"
        "       ^\n"
        "  hint: write a quote inside a quoted field twice, or put the separator after the closing quote\n");
  CHECK(findings_of("name\r\nJosé\rÉva,\"x\"y\n") ==
        "people.csv:3:8: error: text follows the closing quote of a field [text-after-quote]\n"
        "  Éva,\"x\"y\n"
        "         ^\n"
        "  hint: write a quote inside a quoted field twice, or put the separator after the closing quote\n");
  CHECK(findings_of("\n,\n") ==
        "people.csv:1:1: error: the table is empty [no-header]\n"
        "  hint: its first line must name the columns\n");
  CHECK(findings_of("") == findings_of("\xEF\xBB\xBF"));
  CHECK(findings_of(std::string_view("a,b\n1,\0\n", 8)) ==
        "people.csv:2:3: error: this is not a text file [not-text]\n"
        "  1,\uFFFD\n"
        "    ^\n"
        "  hint: save it as CSV with UTF-8 encoding\n");
  CHECK(findings_of("\xFF\xFE\x61") ==
        "people.csv:1:1: error: the text begins as UTF-16 but is damaged [bad-encoding]\n"
        "  hint: save it again as CSV with UTF-8 encoding\n");
}

TEST_CASE("a row is written with quotes where it needs them") {
  CHECK(csv_row(Fields{"a", "b c", "", "7"}) == "a,b c,,7\n");
  CHECK(csv_row(Fields{"a,b", "say \"x\"", "two\nlines", " edge"}) ==
        "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" edge\"\n");
  CHECK(csv_row(Fields{""}) == "\"\"\n");
  CHECK(csv_row(Fields{}) == "\n");
}

TEST_CASE("a field that a spreadsheet would take for a formula gets an apostrophe") {
  CHECK(csv_row(Fields{"=1+1", "+1 416 555 0101", "@x", "-x", "-"}) == "'=1+1,'+1 416 555 0101,'@x,'-x,'-\n");
  CHECK(csv_row(Fields{"-5", "-2.5"}) == "-5,-2.5\n");
  CHECK(csv_row(Fields{"\tx", "\rx"}) == "\"'\tx\",\"'\rx\"\n");
  CHECK(csv_row(Fields{"'=x", "'tis"}) == "''=x,'tis\n");
}

TEST_CASE("what is written is read back the same") {
  std::mt19937 random(23);
  const std::string parts[] = {"a", "\"", ",", ";", "\t", "\n", "\r", " ", "=", "-", "'", "é", "1", "日"};
  for (int round = 0; round < 5000; ++round) {
    Fields fields{"begin"};
    for (std::size_t count = random() % 4; count > 0; --count) {
      std::string field;
      for (std::size_t length = random() % 6; length > 0; --length) field += parts[random() % std::size(parts)];
      fields.push_back(std::move(field));
    }
    const std::string row = csv_row(fields);
    CAPTURE(row);
    CHECK(rows_of("x,y\n" + row) == std::vector<Fields>{fields});
  }
}

TEST_CASE("any bytes give a table or an error, and lines never go back") {
  std::mt19937 random(29);
  const std::string parts[] = {"a", "\"", ",", "\n", "\r", "\xFF", "\xFE", std::string(1, '\0'), "é", " "};
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t length = random() % 20; length > 0; --length) bytes += parts[random() % std::size(parts)];
    const Result<CsvTable> table = parse_csv(bytes, "people.csv");
    if (!table) {
      CHECK(table.error().diagnostics.size() == 1);
      continue;
    }
    int last = 0;
    for (const CsvRow& row : table->rows) {
      CHECK(row.line > last);
      last = row.line;
    }
  }
}

}  // namespace matchdesk::text

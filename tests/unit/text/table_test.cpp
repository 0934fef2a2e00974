#include "text/table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk::text {

namespace {

Table people() {
  return {{{"id", Cell::whole}, {"name"}, {"phone"}, {"open", Cell::number}},
          {{"ana-lima", "Ana Lima", "", "3"}, {"bo", "日本 Bo", "", "12"}}};
}

}  // namespace

TEST_CASE("a table lines up its columns and leaves out the empty ones") {
  CHECK(render_table(people(), 0) ==
        "id        name      open\n"
        "ana-lima  Ana Lima     3\n"
        "bo        日本 Bo     12\n");
}

TEST_CASE("a table that is too wide is shortened where it is widest") {
  CHECK(render_table(people(), 22) ==
        "id        name    open\n"
        "ana-lima  Ana L…     3\n"
        "bo        日本…     12\n");
  CHECK(render_table(people(), 5) ==
        "id        name  open\n"
        "ana-lima  Ana…     3\n"
        "bo        日…     12\n");
}

TEST_CASE("lines do not end in spaces") {
  CHECK(render_table({{{"a"}, {"b"}}, {{"1", "x"}, {"22", ""}}}, 0) ==
        "a   b\n"
        "1   x\n"
        "22\n");
}

TEST_CASE("a table without rows shows its headers, one without columns nothing") {
  CHECK(render_table({{{"a"}, {"b"}}, {}}, 0) == "a  b\n");
  CHECK(render_table({}, 0) == "");
  CHECK(render_table({{{"a"}}, {{""}}}, 0) == "");
  CHECK(render_markdown({{{"a"}}, {{""}}}) == "");
}

TEST_CASE("a cell is one line of safe text") {
  CHECK(render_table({{{"notes"}}, {{"two\nlines\x1B[2J"}}}, 0) ==
        "notes\n"
        "two lines\uFFFD[2J\n");
}

TEST_CASE("a table fits wherever its kept columns and four each of the others do") {
  std::mt19937 random(37);
  for (int round = 0; round < 500; ++round) {
    Table table;
    std::size_t least = 0;
    const std::size_t columns = 1 + random() % 5;
    for (std::size_t column = 0; column < columns; ++column) {
      const bool keep = random() % 3 == 0;
      const Cell cell = !keep ? Cell::text : random() % 2 == 0 ? Cell::whole : Cell::number;
      table.columns.push_back({"h" + std::to_string(column), cell});
      least += (keep ? 20 : 4) + (column > 0 ? 2 : 0);
    }
    for (std::size_t row = 0; row < 1 + random() % 4; ++row) {
      std::vector<std::string> cells;
      for (std::size_t column = 0; column < columns; ++column) cells.emplace_back(1 + random() % 20, 'x');
      table.rows.push_back(std::move(cells));
    }
    const std::size_t width = least + random() % 30;
    const std::string text = render_table(table, width);
    for (const std::string& line : split(text, "\n")) CHECK(display_width(line) <= width);
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == table.rows.size() + 1);
    if (render_table(table, 0).find("…") == std::string::npos)
      CHECK(render_table(table, 1000) == render_table(table, 0));
  }
}

TEST_CASE("Markdown marks the alignment and escapes what would be markup") {
  CHECK(render_markdown(people()) ==
        "| id | name | open |\n"
        "| --- | --- | ---: |\n"
        "| ana-lima | Ana Lima | 3 |\n"
        "| bo | 日本 Bo | 12 |\n");
  CHECK(render_markdown({{{"a"}}, {{"x|y <b> *z*\n_q_ `c` [l]"}}}) ==
        "| a |\n"
        "| --- |\n"
        "| x\\|y \\<b\\> \\*z\\* \\_q\\_ \\`c\\` \\[l\\] |\n");
}

}  // namespace matchdesk::text

#include "text/table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
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

TEST_CASE("a table that is too wide goes on below where it is widest; nothing is cut, and no word broken") {
  CHECK(render_table(people(), 20) ==
        "id        name  open\n"
        "ana-lima  Ana      3\n"
        "          Lima\n"
        "bo        日本    12\n"
        "          Bo\n");
  CHECK(render_table(people(), 5) == render_table(people(), 20));
  const Table work{{{"id", Cell::whole}, {"to do"}, {"why"}},
                   {{"k3f9", "call the client today", "waits since Monday"}, {"k3g0", "call", ""}}};
  CHECK(render_table(work, 34) ==
        "id    to do          why\n"
        "k3f9  call the       waits since\n"
        "      client today   Monday\n"
        "k3g0  call\n");
}

TEST_CASE("what matters less goes first where a table is too wide, the last column before the others") {
  const Table work{{{"id", Cell::whole}, {"place", Cell::aside}, {"to do"}, {"by", Cell::aside}},
                   {{"k3f9", "des-moines", "call the client", "dana"}, {"k3g0", "topeka", "call", "dana"}}};
  CHECK(render_table(work, 39) ==
        "id    place       to do            by\n"
        "k3f9  des-moines  call the client  dana\n"
        "k3g0  topeka      call             dana\n");
  CHECK(render_table(work, 38) ==
        "id    place       to do\n"
        "k3f9  des-moines  call the client\n"
        "k3g0  topeka      call\n");
  CHECK(render_table(work, 32) ==
        "id    to do\n"
        "k3f9  call the client\n"
        "k3g0  call\n");
  CHECK(render_table(work, 20) ==
        "id    to do\n"
        "k3f9  call the\n"
        "      client\n"
        "k3g0  call\n");
  CHECK(render_table({{{"place", Cell::aside}}, {{"des-moines"}}}, 4) == "place\ndes-moines\n");
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

TEST_CASE("a table fits wherever its longest words do, and says every word that it keeps") {
  std::mt19937 random(37);
  for (int round = 0; round < 500; ++round) {
    Table table;
    std::size_t least = 0;
    const std::size_t columns = 1 + random() % 5;
    for (std::size_t column = 0; column < columns; ++column) {
      const bool keep = random() % 3 == 0;
      const Cell cell = !keep ? Cell::text : random() % 2 == 0 ? Cell::whole : Cell::number;
      table.columns.push_back({"h" + std::to_string(column), cell});
      least += (keep ? 27 : 6) + (column > 0 ? 2 : 0);
    }
    std::map<char, std::ptrdiff_t> words;
    for (std::size_t row = 0; row < 1 + random() % 4; ++row) {
      std::vector<std::string> cells;
      for (std::size_t column = 0; column < columns; ++column) {
        std::string cell;
        for (std::size_t word = 0; word < 1 + random() % 4; ++word) {
          const char letter = static_cast<char>('p' + random() % 10);
          const std::size_t length = 1 + random() % 6;
          words[letter] += static_cast<std::ptrdiff_t>(length);
          cell += (cell.empty() ? "" : " ") + std::string(length, letter);
        }
        cells.push_back(std::move(cell));
      }
      table.rows.push_back(std::move(cells));
    }
    const std::size_t width = least + random() % 30;
    const std::string text = render_table(table, width);
    for (const std::string& line : split(text, "\n")) CHECK(display_width(line) <= width);
    for (const auto& [letter, number] : words) CHECK(std::count(text.begin(), text.end(), letter) == number);
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

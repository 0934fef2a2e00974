#include "cmd/markdown.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matchdesk;

namespace {

// A page's blocks in one line each.
std::string outline(std::string_view page) {
  std::string out;
  for (const Block& block : parse_page(page)) {
    switch (block.kind) {
      case Block::Kind::heading:
        out += "h" + std::to_string(block.level) + " " + block.text;
        break;
      case Block::Kind::paragraph:
        out += "p " + block.text;
        break;
      case Block::Kind::item:
        out += "i " + block.text;
        break;
      case Block::Kind::code:
        out += "c";
        for (const std::string& line : block.lines) out += " |" + line;
        break;
      case Block::Kind::table:
        out += "t";
        for (const auto& row : block.rows) {
          out += " (";
          for (const std::string& cell : row) out += cell + ";";
          out += ")";
        }
        break;
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a page is read in blocks") {
  CHECK(outline("# Title\n\nOne\ntwo.\n\nThree.\n## Head\n- a\n  more\n- `b`: c\n\n  d\n") ==
        "h1 Title\np One two.\np Three.\nh2 Head\ni a more\ni `b`: c\np d\n");
  CHECK(outline("```console\n$ a\n\n# b\n```\nText\n```\nlast") == "c |$ a | |# b\np Text\nc |last\n");
  CHECK(outline("| a | b |\n|---|--:|\n| 1 | `x` |\n\n| c |\n") == "t (a;b;) (1;`x`;)\nt (c;)\n");
  CHECK(outline("") == "");
  CHECK(outline("#no heading\n#\n-no item") == "p #no heading # -no item\n");
}

TEST_CASE("comments are left out") {
  CHECK(outline("<!-- program: score -->\nText <!-- a\nb -->more\n<!-- open") == "p Text more <!-- open\n");
}

TEST_CASE("inline marks") {
  using Style = StyledText::Style;
  CHECK(
      styled_texts("a `b c` **d** e") ==
      std::vector<StyledText>{
          {"a ", Style::plain}, {"b c", Style::code}, {" ", Style::plain}, {"d", Style::strong}, {" e", Style::plain}});
  CHECK(styled_texts("5 * 3 ** 2 `x") == std::vector<StyledText>{{"5 * 3 ** 2 `x", Style::plain}});
  CHECK(styled_texts("").empty());
  CHECK(without_marks("see `--help` of `matchdesk match`, **now**") == "see --help of 'matchdesk match', now");
  CHECK(without_marks("`--at 'friday 9:00'`") == "--at 'friday 9:00'");
}

TEST_CASE("definitions") {
  CHECK(definition("`a`: b"));
  CHECK_FALSE(definition("a: b"));
  CHECK_FALSE(definition("`a` is b"));
  CHECK(definition("`a b`, `c`: d `e`: f")->term == "a b, c");
  CHECK(definition("`a b`, `c`: d `e`: f")->meaning == "d `e`: f");
}

TEST_CASE("sentences as remarks") {
  CHECK(as_remark("What it is") == "what it is");
  CHECK(as_remark("A place") == "a place");
  CHECK(as_remark("JSON for programs") == "JSON for programs");
  CHECK(as_remark("E-mail address") == "E-mail address");
  CHECK(as_remark("X") == "X");
  CHECK(as_remark("") == "");
}

// Also covers read, read_events, cursor, scan and bytes.
#include "yaml/tree.hpp"

#include <doctest/doctest.h>

#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

std::string outline_of(std::string bytes) { return outline(parsed(std::move(bytes))->root()); }

std::string source(const Node& node) {
  return std::string(node.document().bytes().substr(node.span().begin, node.span().end - node.span().begin));
}

TEST_CASE("a record is read with its order, nesting and texts") {
  CHECK(outline_of("id: maria-silva\n"
                   "name: {first: Maria, last: 'O''Neill'}   # her name\n"
                   "\n"
                   "languages: [en, pt]\n"
                   "phone: \"+1 416 555 0101\"\n"
                   "history:\n"
                   "- {at: 2026-05-14T09:12:00-04:00, event: applied}\n"
                   "- at: 2026-05-15\n"
                   "  event: noted\n") ==
        "{id: maria-silva, name: {first: Maria, last: 'O''Neill'<O'Neill>}, languages: [en, pt], "
        "phone: \"+1 416 555 0101\"<+1 416 555 0101>, history: [{at: 2026-05-14T09:12:00-04:00, event: applied}, "
        "{at: 2026-05-15, event: noted}]}");
}

TEST_CASE("scalars are texts whatever YAML would make of them") {
  CHECK(outline_of("a: no\nb: 0123\nc: 1e3\nd: ~\ne: 2026-05-14\nf: null\n") ==
        "{a: no, b: 0123, c: 1e3, d: ~, e: 2026-05-14, f: null}");
}

TEST_CASE("scalars that go over several lines mean what YAML says") {
  CHECK(parsed("a: one\n  two\n\n  three\n")->root().find("a")->text() == "one two\nthree");
  CHECK(parsed("a: 'one\n  two'\n")->root().find("a")->text() == "one two");
  CHECK(parsed("a: \"one\\\n  two\"\n")->root().find("a")->text() == "onetwo");
  CHECK(parsed("a: |\n  one\n   two\n\nb: c\n")->root().find("a")->text() == "one\n two\n");
  CHECK(parsed("a: |-\n  one\n  two\n")->root().find("a")->text() == "one\ntwo");
  CHECK(parsed("a: |+\n  one\n\nb: c\n")->root().find("a")->text() == "one\n\n");
  CHECK(parsed("a: |2\n   one\n  two\n")->root().find("a")->text() == " one\ntwo\n");
  CHECK(parsed("a: >\n  one\n  two\n")->root().find("a")->text() == "one two\n");
  CHECK(parsed("a:\n- |\n  one\n- b: |\n    two\n")->root().find("a")->first()->text() == "one\n");
}

TEST_CASE("escapes in double quotes") {
  CHECK(parsed(R"(a: "\t\"\\\/\x41\u00e9\U0001F600\N\_\L\P\e\0\r\n")"
               "\n")
            ->root()
            .find("a")
            ->text() == std::string_view("\t\"\\/A\u00e9\U0001F600\u0085\u00a0\u2028\u2029\x1b\0\r\n", 25));
}

TEST_CASE("spans hold a value's own bytes") {
  const auto document = parsed("a: 'x' # c\nb: |\n  t\n\nc: {d: [1, 2 ], e: }\nf:\n- g\n- h: i\n");
  const Node root = document->root();
  CHECK(source(*root.find("a")) == "'x'");
  CHECK(source(*root.find("b")) == "|\n  t");
  CHECK(source(*root.find("c")) == "{d: [1, 2 ], e: }");
  CHECK(source(*root.find("c")->find("d")) == "[1, 2 ]");
  CHECK(source(*root.find("c")->find("e")) == "");
  CHECK(source(*root.find("f")) == "- g\n- h: i");
  CHECK(source(*root.find("f")->first()->next()) == "h: i");
  CHECK(root.find("f")->key_span() == Span{42, 43});
}

TEST_CASE("an absent value stands right after its colon") {
  const auto document = parsed("a:\nb:   # nothing\nnull: x\nc:\n-\n- d\n");
  const Node a = *document->root().find("a");
  CHECK(a.is_absent());
  CHECK(a.span() == Span{2, 2});
  CHECK(document->root().find("b")->span() == Span{5, 5});
  CHECK(document->root().find("null")->text() == "x");
  CHECK(document->root().find("c")->first()->is_absent());
  CHECK_FALSE(document->root().find("c")->first()->next()->is_absent());
}

TEST_CASE("a byte order mark and CRLF are accepted, and positions do not count them") {
  const auto document = parsed(
      "\xEF\xBB\xBF"
      "a: b\r\nc: |\r\n  d\r\n  e\r\nf: \xC3\xA9 g\r\n");
  CHECK(outline(document->root()) == "{a: b, c: |\r\n  d\r\n  e<d\ne\n>, f: \xC3\xA9 g}");
  CHECK(document->root().find("a")->span() == Span{6, 7});
  CHECK(document->position(6) == Position{1, 4});
  CHECK(document->root().find("f")->finding(Severity::warning, "x", "y").excerpt == "f: \xC3\xA9 g");
}

TEST_CASE("columns count characters") {
  const auto document = parsed("a: {\xC3\xA9\xC3\xA9: \xF0\x9F\x98\x80\xF0\x9F\x98\x80, b: cde}\n");
  const Diagnostic finding = document->root().find("a")->find("b")->finding(Severity::error, "code", "message", "hint");
  CHECK(finding.position == Position{1, 16});
  CHECK(finding.length == 3);
}

TEST_CASE("empty files are empty maps") {
  for (const char* bytes : {"", "\n", "# nothing\n", "---\n", "\xEF\xBB\xBF", "---\n# c", " "}) {
    CHECK(outline_of(bytes) == "{}");
  }
}

TEST_CASE("a leading document marker is accepted") { CHECK(outline_of("# c\n---  # d\na: b\n") == "{a: b}"); }

struct Case {
  std::string bytes;
  std::string said;
};

TEST_CASE("what records may not hold is refused with its place") {
  const Case cases[] = {
      {"a: \"Maria\nb: \"x\"\n",
       "a.yaml:1:4: error: this quote is not closed where the value should end [unclosed-quote]\n"
       "  a: \"Maria\n"
       "     ^\n"
       "  hint: close it; a text of several lines is better written after '|'\n"},
      {"a: 'Maria\n",
       "a.yaml:1:4: error: this quote is not closed where the value should end [unclosed-quote]\n"
       "  a: 'Maria\n"
       "     ^\n"
       "  hint: close it; a text of several lines is better written after '|'\n"},
      {"a: 1\nb: 2\na: 3\n",
       "a.yaml:3:1: error: 'a' appears here a second time, after line 1 [duplicate-key]\n"
       "  a: 3\n"
       "  ^\n"
       "  hint: keep one of the two\n"},
      {"a: b\n---\nc: d\n",
       "a.yaml:2:1: error: a file holds one record: no second one and no end mark [document-marker]\n"
       "  ---\n"
       "  ^~~\n"
       "  hint: remove this line and what follows it\n"},
      {"--- a: b\n",
       "a.yaml:1:5: error: nothing may follow '---' on its line [document-marker]\n"
       "  --- a: b\n"
       "      ^\n"
       "  hint: begin the record on a line of its own\n"},
      {"%YAML 1.2\n---\na: b\n",
       "a.yaml:1:1: error: directives (lines that begin with %) are not supported [directive]\n"
       "  %YAML 1.2\n"
       "  ^~~~~~~~~\n"
       "  hint: remove this line\n"},
      {"a: {b: c}\n  d\n",
       "a.yaml:2:3: error: this belongs to no key or list [unexpected-text]\n"
       "    d\n"
       "    ^\n"
       "  hint: check the indentation and the quotes here and on the line before\n"},
      {"a: 'b'#c\n",
       "a.yaml:1:7: error: this belongs to no key or list [unexpected-text]\n"
       "  a: 'b'#c\n"
       "        ^~\n"
       "  hint: put a space before '#' where a comment begins\n"},
      {"a: &x b\n",
       "a.yaml:1:4: error: anchors (&name) are not supported [anchor]\n"
       "  a: &x b\n"
       "     ^\n"
       "  hint: write the value out; put a text in quotes\n"},
      {"a: *x\n",
       "a.yaml:1:4: error: aliases (*name) are not supported [alias]\n"
       "  a: *x\n"
       "     ^\n"
       "  hint: write the value out; put a text in quotes\n"},
      {"a: !!str b\n",
       "a.yaml:1:4: error: tags (!name) are not supported [tag]\n"
       "  a: !!str b\n"
       "     ^\n"
       "  hint: remove the tag; put a text in quotes\n"},
      {"a:\n  <<: {b: c}\n",
       "a.yaml:2:3: error: merge keys (<<) are not supported [merge-key]\n"
       "    <<: {b: c}\n"
       "    ^~\n"
       "  hint: write the keys out\n"},
      {"a: @b\n",
       "a.yaml:1:4: error: a text without quotes cannot begin with '@' [reserved-character]\n"
       "  a: @b\n"
       "     ^\n"
       "  hint: put the text in quotes\n"},
      {"a:\n\tb: c\n",
       "a.yaml:2:1: error: the indentation contains a tab [tab-indentation]\n"
       "   b: c\n"
       "  ^\n"
       "  hint: indent with spaces\n"},
      {"? a\n: b\n",
       "a.yaml:1:1: error: a key must be a word or a text in quotes, on one line [complex-key]\n"
       "  ? a\n"
       "  ^\n"
       "  hint: write 'key: value'\n"},
      {"[a]: b\n",
       "a.yaml:1:1: error: a key must be a word or a text in quotes, on one line [complex-key]\n"
       "  [a]: b\n"
       "  ^\n"
       "  hint: write 'key: value'\n"},
      {": x\n",
       "a.yaml:1:1: error: there is no key before this [missing-key]\n"
       "  : x\n"
       "  ^\n"
       "  hint: write 'key: value'\n"},
      {"a: b\nc\nd: e\n",
       "a.yaml:2:1: error: no value follows 'c' [missing-colon]\n"
       "  c\n"
       "  ^\n"
       "  hint: write 'key: value'; indent the second and later lines of a text\n"},
      {"a: {b:1}\n",
       "a.yaml:1:5: error: no value follows 'b:1' [missing-colon]\n"
       "  a: {b:1}\n"
       "      ^~~\n"
       "  hint: put a space after the colon: 'key: value'\n"},
      {"a: b: c\n",
       "a.yaml:1:5: error: a text without quotes cannot contain a colon and a space [unexpected-colon]\n"
       "  a: b: c\n"
       "      ^\n"
       "  hint: put the text in quotes, or check the indentation of this line\n"},
      {"a: [b, c\nd: e\n",
       "a.yaml:1:4: error: this '[' is not closed [unclosed-bracket]\n"
       "  a: [b, c\n"
       "     ^\n"
       "  hint: write ']' where it ends\n"},
      {"a: {b: c\n",
       "a.yaml:1:4: error: this '{' is not closed [unclosed-bracket]\n"
       "  a: {b: c\n"
       "     ^\n"
       "  hint: write '}' where it ends\n"},
      {"a: [b, c]]\n",
       "a.yaml:1:10: error: no bracket is open that this could close [unexpected-bracket]\n"
       "  a: [b, c]]\n"
       "           ^\n"
       "  hint: remove it, or put the text in quotes\n"},
      {"a: [b, c: d]\n",
       "a.yaml:1:8: error: a map inside of brackets needs braces [missing-braces]\n"
       "  a: [b, c: d]\n"
       "         ^~~~~\n"
       "  hint: write '{key: value}', or put the text in quotes\n"},
      {"a: [b, , c]\n",
       "a.yaml:1:8: error: there is nothing before this comma [missing-item]\n"
       "  a: [b, , c]\n"
       "         ^\n"
       "  hint: remove one comma\n"},
      {"a: - b\n",
       "a.yaml:1:4: error: a list cannot begin here [unexpected-dash]\n"
       "  a: - b\n"
       "     ^\n"
       "  hint: begin it on the next line, or put the text in quotes\n"},
      {"a: \"\\q\"\n",
       "a.yaml:1:5: error: '\\q' means nothing in double quotes [unknown-escape]\n"
       "  a: \"\\q\"\n"
       "      ^~\n"
       "  hint: write a backslash as '\\\\', or use single quotes\n"},
      {"- a\n",
       "a.yaml:1:1: error: the file does not consist of keys and values [not-a-map]\n"
       "  - a\n"
       "  ^\n"
       "  hint: write 'key: value' lines\n"},
      {",foo",
       "a.yaml:1:1: error: the file does not consist of keys and values [not-a-map]\n"
       "  ,foo\n"
       "  ^\n"
       "  hint: write 'key: value' lines\n"},
      {"a:\n\"b\"\n",
       "a.yaml:2:1: error: this belongs to no key or list [unexpected-text]\n"
       "  \"b\"\n"
       "  ^~~\n"
       "  hint: check the indentation and the quotes here and on the line before\n"},
      {"a:\n-\tb\n",
       "a.yaml:2:2: error: the indentation contains a tab [tab-indentation]\n"
       "  - b\n"
       "   ^\n"
       "  hint: indent with spaces\n"},
      {"a: [:b]\n",
       "a.yaml:1:5: error: a text without quotes cannot begin with ':' [reserved-character]\n"
       "  a: [:b]\n"
       "      ^\n"
       "  hint: put the text in quotes\n"},
      {"a: {b:}\n",
       "a.yaml:1:5: error: no value follows 'b' [missing-colon]\n"
       "  a: {b:}\n"
       "      ^\n"
       "  hint: write 'key: value'; indent the second and later lines of a text\n"},
      {"a: |\n  \tb\n",
       "a.yaml:1:4: error: this can be read in more than one way [unclear-value]\n"
       "  a: |\n"
       "     ^\n"
       "  hint: put the text in double quotes, on one line\n"},
      {"a: |x\n  b\n",
       "a.yaml:1:5: error: from here on this cannot be read [unreadable]\n"
       "  a: |x\n"
       "      ^\n"
       "  hint: check the indentation, the quotes and the brackets on this line\n"},
      {"a: [[[[[[[[[[[[[[[[b]]]]]]]]]]]]]]]]\n",
       "a.yaml:1:19: error: lists and maps are nested more than 16 deep [too-deep]\n"
       "  a: [[[[[[[[[[[[[[[[b]]]]]]]]]]]]]]]]\n"
       "                    ^\n"
       "  hint: write it flatter\n"},
      {"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n",
       "a.yaml:2:1: error: a merge conflict is left here [conflict-marker]\n"
       "  <<<<<<< HEAD\n"
       "  ^~~~~~~~~~~~\n"
       "  hint: keep the lines that are right, and remove those beginning with <<<<<<<, ======= and >>>>>>>\n"},
      {"a: b\xFF\n",
       "a.yaml:1:5: error: the byte 0xFF is not valid UTF-8 [invalid-utf8]\n"
       "  hint: save the file as UTF-8\n"},
  };
  for (const Case& each : cases) {
    INFO(each.bytes);
    CHECK(refused(each.bytes) == each.said);
  }
}

TEST_CASE("independent findings are reported together") {
  CHECK(refused("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n") ==
        "a.yaml:2:1: error: 'a' appears here a second time, after line 1 [duplicate-key]\n"
        "  a: 2\n"
        "  ^\n"
        "  hint: keep one of the two\n"
        "a.yaml:4:1: error: 'a' appears here a second time, after line 1 [duplicate-key]\n"
        "  a: 3\n"
        "  ^\n"
        "  hint: keep one of the two\n"
        "a.yaml:3:11: error: 'c' appears here a second time, after line 3 [duplicate-key]\n"
        "  b: {c: 1, c: 2}\n"
        "            ^\n"
        "  hint: keep one of the two\n");
}

TEST_CASE("control characters are named") {
  const Case cases[] = {{std::string("a: b\0c\n", 7), "U+0000"},
                        {"a: b\x07", "U+0007"},
                        {"a: \x7F", "U+007F"},
                        {"a: \xC2\x9B", "U+009B"},
                        {"a: b\xC2\x85", "U+0085"},
                        {"a: \u2028", "U+2028"},
                        {"a: \u2029", "U+2029"},
                        {"a: \xEF\xBB\xBF", "U+FEFF"},
                        {"a: \xEF\xBF\xBE", "U+FFFE"}};
  for (const Case& each : cases) {
    Diagnostics findings;
    CHECK(Document::parse("a.yaml", each.bytes, findings) == nullptr);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message == "the control character " + each.said + " is not allowed");
    CHECK(findings[0].hint == "remove it, or write it as an escape inside double quotes");
  }
  Diagnostics findings;
  CHECK(Document::parse("a.yaml", "a: b\rc: d\n", findings) == nullptr);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "a carriage return is not followed by a line feed");
}

TEST_CASE("files over 1 MiB are refused, files of just that size are not") {
  std::string bytes = "a: " + std::string(1024 * 1024 - 4, 'x') + "\n";
  CHECK(parsed(bytes)->root().find("a")->text().size() == 1024 * 1024 - 4);
  CHECK(refused(bytes + "\n") ==
        "a.yaml: error: the file is larger than 1 MiB [too-large]\n"
        "  hint: a record holds text only; keep documents in files of their own and name them here\n");
}

}  // namespace
}  // namespace matchdesk::yaml

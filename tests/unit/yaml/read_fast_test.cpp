#include "yaml/read.hpp"

#include <doctest/doctest.h>

#include "yaml/bytes.hpp"
#include "yaml/messy.hpp"
#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

// Everything that a node is, with all below it.
std::string all_of(const Node& node) {
  const auto span = [](Span each) { return std::to_string(each.begin) + "-" + std::to_string(each.end); };
  std::string text = "(" + std::to_string(static_cast<int>(node.kind())) + " " +
                     std::to_string(static_cast<int>(node.style())) + " " + span(node.span()) + " " +
                     span(node.key_span()) + " " + std::string(node.key()) + " = " + std::string(node.text()) + " " +
                     std::to_string(node.size());
  for (const Node& child : node.children()) text += all_of(child);
  return text + ")";
}

std::string by_events(const std::string& bytes) {
  DocumentBuilder builder("a.yaml", bytes);
  Diagnostics findings;
  if (!check_bytes(builder.document(), findings)) return "unreadable bytes";
  if (!read_events(builder, findings)) return "refused";
  const auto document = builder.finish();
  return all_of(document->root());
}

// Nothing where the fast reader leaves the document to the other.
std::string fast(const std::string& bytes) {
  DocumentBuilder builder("a.yaml", bytes);
  Diagnostics findings;
  if (!check_bytes(builder.document(), findings) || !read_fast(builder)) return "";
  const auto document = builder.finish();
  return all_of(document->root());
}

const std::string usual =
    "# A record.\n"
    "id: maria-silva\n"
    "name: {first: Maria, last: 'O''Neill'}   # her name\n"
    "phone: \"+1 416 555 0101\"\n"
    "joined: 2026-05-14\n"
    "languages: [en, pt]\n"
    "capacity: {per_week: 2, seats: null, more: {a: [b, c]}}\n"
    "empty:\n"
    "notes: |\n"
    "  Free text.\n"
    "\n"
    "  More: of it # not a comment\n"
    "matching:\n"
    "  weights:  # by field\n"
    "    skills: 0.5\n"
    "  mode: no\n"
    "resume: files/maria's.pdf\n"
    "skills:\n"
    "- python\n"
    "- \"two\\nlines\"\n"
    "history:\n"
    "- {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, event: applied, via: web-form}\n"
    "- at: 2026-05-20\n"
    "  event: noted\n"
    "  text: |-\n"
    "    one\n"
    "    two\n";

TEST_CASE("a file in the tool's own form is read fast, with the same tree") {
  CHECK(fast(usual) != "");
  CHECK(fast(usual) == by_events(usual));
}

TEST_CASE("other forms are left to read_events") {
  for (const char* bytes : {"",
                            "# c\n",
                            "\xEF\xBB\xBF"
                            "a: b\n",
                            "a: b\r\n",
                            "---\na: b\n",
                            "{a: b}\n",
                            "'a': b\n",
                            "a : b\n",
                            "a:\tb\n",
                            "a: b\n  c\n",
                            "a: &x b\n",
                            "a: *x\n",
                            "a: !x b\n",
                            "<<: b\n",
                            "a: >\n  b\n",
                            "a: |2\n  b\n",
                            "a: | # c\n  b\n",
                            "a: [b,\n  c]\n",
                            "a: [b, ]\n",
                            "a: {b}\n",
                            "a: {b: }\n",
                            "a:\n  b\n",
                            "a: b: c\n",
                            "a: 'b\n  c'\n",
                            "a: \"\\q\"\n",
                            "a: b\na: c\n",
                            "a: b\n c: d\n",
                            " a: b\n",
                            "a:\n  b: c\n d: e\n",
                            "- a\n",
                            "a:\n-\n- b\n",
                            "a:\n- - b\n",
                            "a: b\n...\n",
                            "a: - b\n",
                            "a: b\nc\n"}) {
    INFO(bytes);
    CHECK(fast(bytes) == "");
  }
}

TEST_CASE("records as the tool and as people write them have the same tree, or none") {
  std::mt19937 random(5);
  int read = 0;
  for (int round = 0; round < 2000; ++round) {
    Value record = Value::map();
    for (const char* key : {"id", "name", "skills", "notes"}) record.set(key, tempting_text(random));
    record.set("list", Value::List{tempting_text(random),
                                   Value::Map{{"a", tempting_text(random)}, {"b", tempting_text(random)}}});
    record.set("map",
               Value::Map{{"c", Value::List{tempting_text(random)}}, {"d", Value::Map{{"e", tempting_text(random)}}}});
    const std::string bytes = round % 2 == 0 ? MessyWriter(random).write(record) : write_file(record, *open_map_of({}));
    const std::string tree = fast(bytes);
    if (tree.empty()) continue;
    ++read;
    INFO(bytes);
    CHECK(tree == by_events(bytes));
  }
  CHECK(read > 500);
}

TEST_CASE("damaged records have the same tree, or none") {
  static const std::vector<std::string> pieces = {
      " ", "  ",   "\n",      "\t",       ":",        ": ", "#",    " #",     "-",     "- ",    "\n- ",
      "?", "'",    "\"",      "\\",       ",",        "[",  "]",    "{",      "}",     "&a",    "*a",
      "!", "|",    "|-\n",    ">",        "%",        "@",  "<<: ", "~",      "---\n", "...\n", "\n\n",
      "a", "\n  ", "\n b: c", "\xC3\xA9", "\xC2\xA0", "''", "\"\"", "\n    ", "a: ",   "b: |\n"};
  std::mt19937 random(6);
  int read = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::size_t first = random() % usual.size();
    std::string bytes = random() % 2 == 0 ? usual : usual.substr(usual.rfind('\n', first) + 1, random() % 200);
    for (auto count = 1 + random() % 3; count > 0; --count) {
      const std::size_t at = random() % (bytes.size() + 1);
      const std::size_t length = random() % 2 == 0 ? 0 : std::min<std::size_t>(bytes.size() - at, random() % 6);
      bytes.replace(at, length, random() % 5 == 0 ? "" : pieces[random() % pieces.size()]);
    }
    const std::string tree = fast(bytes);
    if (tree.empty()) continue;
    ++read;
    if (tree == by_events(bytes)) continue;
    INFO(bytes);
    CHECK(tree == by_events(bytes));
  }
  CHECK(read > 3000);
}

}  // namespace
}  // namespace matchdesk::yaml

// Reads documents that were damaged at random and prints each that is accepted with what it says, one JSON object a
// line:
// {"bytes": text, "says": data}, every scalar as its text. Whether any input keeps the reader from returning shows too.
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "text/json.hpp"
#include "yaml/tree.hpp"

using matchdesk::Diagnostics;
using matchdesk::Value;
using namespace matchdesk::yaml;

namespace {

const std::vector<std::string> seeds = {
    "id: maria-silva\nname: {first: Maria, last: 'O''Neill'}   # her name\nphone: \"+1 416 555 0101\"\njoined: "
    "2026-05-14\n"
    "languages: [en, pt]\ncapacity: {per_week: 2, seats: null}\nnotes: |\n  Free text.\n\n  More: of it # not a "
    "comment\n"
    "status: active\nhistory:\n- {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, event: applied, via: web-form}\n"
    "- at: 2026-05-20\n  event: noted\n  text: |-\n    one\n    two\n",
    "clocks:\n  accept:\n    on: request\n    until: [accepted, declined]\n    then: {after: 5 business days, do: "
    "time-out}\n"
    "  follow-up: {from: met, until: {checked-in: {with: seeker}}}\n",
    "a: >-\n  folded\n  text\n\n  here\nb: \"two\n  lines\"\nc: plain\n  continued\nd:\n- - x\n  - y\n-\n- z\n'e f': "
    "~\n",
    "- x\n",
    "{a: b, c: [d, {e: f}]}\n",
    "---\na: b\n",
    "a:\n",
    ",foo",
    "a: [\n  b,\n  c\n]\n",
    "a: \"\\x41\\u00e9 \\\\ \\\" \\n\"\n"};

std::string damaged(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      " ",        "  ",   "\n", "\n",    "\r\n",   "\t",   ":",    ": ",   "#",       " #",       "-",
      "- ",       "\n- ", "?",  "? ",    "'",      "\"",   "\\",   ",",    "[",       "]",        "{",
      "}",        "&a ",  "*a", "!",     "!!str ", "|",    "|-\n", ">",    "%",       "@",        "`",
      "=",        "<<: ", "~",  "---\n", "...\n",  "\n\n", "a",    "\n  ", "\n b: c", "\xC3\xA9", "\xEF\xBB\xBF",
      "\xC2\x85", "null", "''", "\"\""};
  std::string bytes = seeds[random() % seeds.size()];
  for (auto count = 1 + random() % 4; count > 0; --count) {
    const std::size_t at = random() % (bytes.size() + 1);
    const std::size_t length = std::min<std::size_t>(bytes.size() - at, random() % 4);
    const std::string piece = random() % 4 == 0 ? "" : pieces[random() % pieces.size()];
    bytes.replace(at, random() % 2 == 0 ? length : 0, piece);
    if (random() % 10 == 0) bytes.resize(random() % (bytes.size() + 1));
    if (random() % 10 == 0) bytes += bytes.substr(bytes.size() / 2);
  }
  return bytes;
}

Value said(const Node& node) {
  if (node.is_scalar()) return Value(node.text());
  Value value = node.is_map() ? Value::map() : Value::list();
  for (const Node& child : node.children())
    node.is_map() ? void(value.set(child.key(), said(child))) : void(value.push(said(child)));
  return value;
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::stoi(arguments[1]) : 20000;
  std::mt19937 random(count > 2 ? static_cast<unsigned>(std::stoul(arguments[2])) : 1);
  for (int round = 0; round < rounds; ++round) {
    const std::string bytes = damaged(random);
    Diagnostics findings;
    const auto document = Document::parse("damaged.yaml", bytes, findings);
    if (!document) continue;
    const Value line = Value::Map{{"bytes", bytes}, {"says", said(document->root())}};
    std::cout << matchdesk::text::to_json(line, matchdesk::text::JsonStyle::one_line) << '\n';
  }
  return 0;
}

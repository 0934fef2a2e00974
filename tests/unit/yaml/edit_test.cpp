// Also covers splice, comments and meaning.
#include "yaml/edit.hpp"

#include <doctest/doctest.h>

#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

using Action = Edit::Action;

ShapePointer event() {
  return flow_map_of(
      {{"at", of(Type::time), true, ""}, {"event", of(Type::id), true, ""}, {"text", of(Type::text), false, ""}});
}

ShapePointer record() {
  return open_map_of(
      {{"id", of(Type::id), true, ""},
       {"name", flow_map_of({{"first", of(Type::line), false, ""}, {"last", of(Type::line), false, ""}}), false, ""},
       {"email", of(Type::line), false, ""},
       {"joined", of(Type::date), false, ""},
       {"skills", list_of(of(Type::id)), false, ""},
       {"matching", map_of({{"weight", of(Type::integer), false, ""}, {"mode", of(Type::id), false, ""}}), false, ""},
       {"notes", of(Type::text), false, ""},
       {"active", of(Type::yes_no), false, ""},
       {"status", of(Type::id), false, ""},
       {"history", list_of(event()), false, ""}});
}

std::string applied(const std::string& bytes, std::vector<Edit> edits) {
  const auto document = parsed(bytes);
  const auto result = apply(*document, edits, *record());
  if (result) return *result;
  return result.error().message + " [" + result.error().code + "] " + result.error().hint;
}

Edit set(std::vector<std::string> path, Value value) { return {Action::set, std::move(path), std::move(value)}; }
Edit append(std::vector<std::string> path, Value value) { return {Action::append, std::move(path), std::move(value)}; }
Edit remove(std::vector<std::string> path) { return {Action::remove, std::move(path), {}}; }

Value happened(const char* at, const char* what) { return Value::Map{{"event", what}, {"at", at}}; }

TEST_CASE("setting a scalar changes its own bytes") {
  CHECK(applied("id: a   # the id\nstatus:  \"b\"  # now\n", {set({"status"}, "active")}) ==
        "id: a   # the id\nstatus:  active  # now\n");
  CHECK(applied("status:   # none yet\nid: a\n", {set({"status"}, "active")}) ==
        "status: active   # none yet\nid: a\n");
  CHECK(applied("status: ~\n", {set({"status"}, "active")}) == "status: active\n");
  CHECK(applied("name: {first: A, last: B}  # c\n", {set({"name", "last"}, "no")}) ==
        "name: {first: A, last: 'no'}  # c\n");
  CHECK(applied("name: {first: , last: B}\n", {set({"name", "first"}, "A")}) == "name: {first: A , last: B}\n");
  CHECK(applied("email:\n  a@b\nid: c\n", {set({"email"}, "d")}) == "email:\n  d\nid: c\n");
  CHECK(applied("email: one\n  two  # c\nid: c\n", {set({"email"}, "d")}) == "email: d  # c\nid: c\n");
}

TEST_CASE("setting what is there already changes nothing") {
  for (const char* bytes : {"status: 'active'  # c\n", "status: \"active\"", "{status: active}\n"}) {
    CHECK(applied(bytes, {set({"status"}, "active")}) == bytes);
  }
  CHECK(applied("active: yes\n", {set({"active"}, true)}) == "active: yes\n");
  CHECK(applied("joined: '2026-05-14'\n", {set({"joined"}, "2026-05-14")}) == "joined: '2026-05-14'\n");
  CHECK(applied("skills:\n- a  # one\n- b\n", {set({"skills"}, Value::List{"a", "b"})}) ==
        "skills:\n- a  # one\n- b\n");
  CHECK(applied("name: {last: B, first: A}\n", {set({"name"}, Value::Map{{"first", "A"}, {"last", "B"}})}) ==
        "name: {last: B, first: A}\n");
  CHECK(applied("id: a\n", {remove({"status"}), remove({"name", "first"}), set({"status"}, Value())}) == "id: a\n");
}

TEST_CASE("texts of several lines come after a bar and go again") {
  CHECK(applied("notes: old # c\nid: a\n", {set({"notes"}, "one\n\ntwo\n")}) ==
        "notes: | # c\n  one\n\n  two\nid: a\n");
  CHECK(applied("notes: | # c\n  one\n\n  two\n\nid: a\n", {set({"notes"}, "three")}) == "notes: three # c\n\nid: a\n");
  CHECK(applied("notes: >-\n  one\n  two\nid: a\n", {set({"notes"}, "three\nfour")}) ==
        "notes: |-\n  three\n  four\nid: a\n");
  CHECK(applied("notes:\nid: a\n", {set({"notes"}, "one\ntwo\n")}) == "notes: |\n  one\n  two\nid: a\n");
  CHECK(applied("id: a\nnotes: x", {set({"notes"}, "one\ntwo\n")}) == "id: a\nnotes: |\n  one\n  two\n");
  CHECK(applied("id: a\nnotes: x", {set({"notes"}, "one\ntwo")}) == "id: a\nnotes: |-\n  one\n  two\n");
  CHECK(applied("name: {first: A}\n", {set({"name", "first"}, "a\nb")}) == "name: {first: \"a\\nb\"}\n");
}

TEST_CASE("a new key stands where the shape puts it, before the history at the latest") {
  CHECK(applied("id: a\n# about the mail\nemail: b\nhistory:\n- {at: c}\n",
                {set({"name"}, Value::Map{{"first", "A"}})}) ==
        "id: a\nname: {first: A}\n# about the mail\nemail: b\nhistory:\n- {at: c}\n");
  CHECK(applied("id: a\nhistory: []\n", {set({"own"}, 1)}) == "id: a\nown: 1\nhistory: []\n");
  CHECK(applied("history: []\nid: a\n", {set({"status"}, "b")}) == "status: b\nhistory: []\nid: a\n");
  CHECK(applied("status: b\n", {set({"id"}, "a")}) == "id: a\nstatus: b\n");
  CHECK(applied("id: a\nnotes: |\n  b\n\n\nhistory: []\n", {set({"status"}, "c")}) ==
        "id: a\nnotes: |\n  b\nstatus: c\n\n\nhistory: []\n");
  CHECK(applied("id: a", {set({"status"}, "b")}) == "id: a\nstatus: b");
  CHECK(applied("id: a\r\nemail: b", {set({"status"}, "b")}) == "id: a\r\nemail: b\r\nstatus: b");
  CHECK(applied("", {set({"status"}, "b")}) == "status: b\n");
  CHECK(applied("# only this", {set({"status"}, "b")}) == "# only this\nstatus: b");
  CHECK(applied("\xEF\xBB\xBF"
                "email: b\n",
                {set({"id"}, "a")}) ==
        "\xEF\xBB\xBF"
        "id: a\nemail: b\n");
}

TEST_CASE("edits reach keys inside maps") {
  CHECK(applied("name: {last: B}\n", {set({"name", "first"}, "A")}) == "name: {first: A, last: B}\n");
  CHECK(applied("name: { first: A, }\n", {set({"name", "last"}, "B")}) == "name: { first: A, last: B, }\n");
  CHECK(applied("name: {}\n", {set({"name", "last"}, "B")}) == "name: {last: B}\n");
  CHECK(applied("id: a\nname:  # c\n", {set({"name", "last"}, "B")}) == "id: a\nname: {last: B}  # c\n");
  CHECK(applied("id: a\n", {set({"name", "last"}, "B")}) == "id: a\nname: {last: B}\n");
  CHECK(applied("id: a\n", {set({"matching", "weight"}, 3)}) == "id: a\nmatching:\n  weight: 3\n");
  CHECK(applied("matching:\n    weight: 3 # c\nid: a\n", {set({"matching", "mode"}, "x")}) ==
        "matching:\n    weight: 3 # c\n    mode: x\nid: a\n");
  CHECK(applied("matching:\n    weight: 3 # c\nid: a\n", {remove({"matching", "weight"})}) ==
        "matching: {} # c\nid: a\n");
  CHECK(applied("matching:   # c\n  weight: 3\n  # d\n  mode: x\n", {set({"matching"}, Value::Map{{"mode", "z"}})}) ==
        "matching:   # c\n  # d\n  mode: z\n");
  CHECK(applied("name: {first: A, nick: N}\n", {set({"name"}, Value::Map{{"last", "B"}})}) ==
        "name: {last: B, nick: N}\n");
}

TEST_CASE("removing a key takes its lines and nothing else") {
  CHECK(applied("id: a\n# above\nemail: b  # with it\n\nstatus: c\n", {remove({"email"})}) ==
        "id: a\n# above\n\nstatus: c\n");
  CHECK(applied("id: a\nnotes: |\n  b\n  c\nskills:\n- d\n# e\n- f\nstatus: g",
                {remove({"notes"}), remove({"skills"})}) == "id: a\nstatus: g");
  CHECK(applied("id: a\nstatus:\n", {remove({"status"})}) == "id: a\n");
  CHECK(applied("id: a\r\nstatus: b", {remove({"status"})}) == "id: a\r\n");
  CHECK(applied("name: {first: A, last: B}\n", {remove({"name", "first"})}) == "name: {last: B}\n");
  CHECK(applied("name: {first: A, last: B }\n", {remove({"name", "last"})}) == "name: {first: A }\n");
  CHECK(applied("name: {first: A}\n", {remove({"name", "first"})}) == "name: {}\n");
  CHECK(applied("id: a\n", {remove({"id"})}) == "");
}

TEST_CASE("appending to a history is one added line") {
  const Value noted = happened("2026-05-14T09:12:00-04:00", "noted");
  const std::string line = "- {at: 2026-05-14T09:12:00-04:00, event: noted}\n";
  CHECK(applied("id: a\n", {append({"history"}, noted)}) == "id: a\nhistory:\n" + line);
  CHECK(applied("history: []\n", {append({"history"}, noted)}) == "history:\n" + line);
  CHECK(applied("history:\n", {append({"history"}, noted)}) == "history:\n" + line);
  CHECK(applied("history:\n- {at: x}   # c\n# end\n", {append({"history"}, noted)}) ==
        "history:\n- {at: x}   # c\n" + line + "# end\n");
  CHECK(applied("history:\n  - at: x\n    event: y\n", {append({"history"}, noted)}) ==
        "history:\n  - at: x\n    event: y\n  " + line);
  CHECK(applied("history: [{at: x}]\n", {append({"history"}, noted)}) ==
        "history: [{at: x}, {at: 2026-05-14T09:12:00-04:00, event: noted}]\n");
  CHECK(applied("history:\r\n- {at: x}", {append({"history"}, noted)}) ==
        "history:\r\n- {at: x}\r\n- {at: 2026-05-14T09:12:00-04:00, event: noted}");
  CHECK(applied("history:\n- at: x\n  text: |\n    y\n", {append({"history"}, noted)}) ==
        "history:\n- at: x\n  text: |\n    y\n" + line);
  CHECK(applied("id: a\nhistory:\n- {at: x}\nstatus: b\n", {append({"history"}, noted), append({"history"}, noted)}) ==
        "id: a\nhistory:\n- {at: x}\n" + line + line + "status: b\n");
  Value long_note = noted;
  long_note.set("text", "one\ntwo");
  CHECK(applied("history:\n- {at: x}", {append({"history"}, long_note)}) ==
        "history:\n- {at: x}\n- at: 2026-05-14T09:12:00-04:00\n  event: noted\n  text: |-\n    one\n    two\n");
}

TEST_CASE("a list that grows at its end keeps its items, any other is replaced") {
  CHECK(applied("skills: [a, b]  # c\n", {append({"skills"}, "no")}) == "skills: [a, b, 'no']  # c\n");
  CHECK(applied("skills: [a, b]  # c\n", {set({"skills"}, Value::List{"a", "b", "d"})}) == "skills: [a, b, d]  # c\n");
  CHECK(applied("skills:\n- a # c\nid: b\n", {set({"skills"}, Value::List{"a", "d"})}) ==
        "skills:\n- a # c\n- d\nid: b\n");
  CHECK(applied("skills:  # c\n- a\n- b\nid: b\n", {set({"skills"}, Value::List{"b"})}) == "skills: [b]  # c\nid: b\n");
  CHECK(applied("skills: [a, b]  # c\n", {set({"skills"}, Value::List{})}) == "skills: []  # c\n");
  CHECK(applied("skills: a  # c\n", {append({"skills"}, "b")}) == "skills: [a, b]  # c\n");
}

TEST_CASE("a change that cannot be made in place is refused with advice") {
  CHECK(applied("{id: a}\n", {set({"id"}, "b")}) ==
        "a.yaml cannot be changed without touching what a person wrote: it is written in braces as a whole "
        "[not-editable] "
        "run 'matchdesk fmt a.yaml', which rewrites it in the usual form, or change it by hand");
  CHECK(applied("skills:\n# c\n- a\n- b\n", {set({"skills"}, Value::List{"b"})}) ==
        "a.yaml cannot be changed without touching what a person wrote: there is a comment inside 'skills' "
        "[not-editable] "
        "run 'matchdesk fmt a.yaml', which rewrites it in the usual form, or change it by hand");
  CHECK(applied("name: x\n", {set({"name", "first"}, "A")}) ==
        "'name' does not hold keys and values [not-editable] change it by hand first");
  CHECK(applied("history: {a: b}\n", {append({"history"}, "A")}) ==
        "'history' does not hold a list [not-editable] change it by hand first");
}

}  // namespace
}  // namespace matchdesk::yaml

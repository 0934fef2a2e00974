// Random edits of records as people write them: what is meant comes true, and nothing else moves.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "yaml/edit.hpp"
#include "yaml/messy.hpp"
#include "yaml/parsed.hpp"

namespace matchdesk::yaml {
namespace {

const std::vector<std::string> text_keys = {"id", "email", "notes", "status", "own"};

ShapePointer record() {
  const auto line = of(Type::text);
  return open_map_of(
      {{"id", line, false, ""},
       {"name", flow_map_of({{"first", line, false, ""}, {"last", line, false, ""}}), false, ""},
       {"email", line, false, ""},
       {"skills", list_of(line), false, ""},
       {"matching", map_of({{"weight", line, false, ""}, {"mode", line, false, ""}}), false, ""},
       {"notes", line, false, ""},
       {"status", line, false, ""},
       {"history", list_of(flow_map_of({{"at", line, false, ""}, {"text", line, false, ""}})), false, ""}});
}

Value random_texts(std::mt19937& random) {
  Value list = Value::list();
  for (auto i = random() % 4; i > 0; --i) list.push(tempting_text(random));
  return list;
}

Value random_map(std::mt19937& random, std::vector<std::string> keys) {
  Value map = Value::map();
  std::shuffle(keys.begin(), keys.end(), random);
  for (const std::string& key : keys) {
    if (random() % 3 != 0) map.set(key, tempting_text(random));
  }
  return map;
}

Value random_record(std::mt19937& random) {
  std::vector<std::string> keys = {"id", "name", "email", "skills", "matching", "notes", "status", "own", "more"};
  std::shuffle(keys.begin(), keys.end(), random);
  Value record = Value::map();
  for (const std::string& key : keys) {
    if (random() % 3 == 0) continue;
    record.set(key, key == "name"       ? random_map(random, {"first", "last"})
                    : key == "matching" ? random_map(random, {"weight", "mode", "own"})
                    : key == "skills"   ? random_texts(random)
                    : random() % 8 == 0 ? Value()
                                        : Value(tempting_text(random)));
  }
  if (random() % 4 != 0) {
    Value history = Value::list();
    for (auto i = random() % 4; i > 0; --i) history.push(random_map(random, {"at", "text", "by"}));
    record.set("history", std::move(history));
  }
  return record;
}

Edit random_edit(std::mt19937& random) {
  Edit edit;
  switch (random() % 8) {
    case 0:
      return {Edit::Action::append, {"history"}, random_map(random, {"at", "text"})};
    case 1:
      return {Edit::Action::append, {"skills"}, tempting_text(random)};
    case 2:
      return {Edit::Action::remove, {text_keys[random() % text_keys.size()]}, {}};
    case 3:
      return {Edit::Action::set, {"name", random() % 2 == 0 ? "first" : "last"}, tempting_text(random)};
    case 4:
      return {Edit::Action::set, {"matching", random() % 2 == 0 ? "weight" : "mode"}, tempting_text(random)};
    case 5:
      return {Edit::Action::remove, {"matching", random() % 2 == 0 ? "weight" : "mode"}, {}};
    case 6:
      return {Edit::Action::set, {"skills"}, random_texts(random)};
    default:
      return {Edit::Action::set, {text_keys[random() % text_keys.size()]}, tempting_text(random)};
  }
}

// The edit on plain data, written without a look at how documents are edited.
void edit_data(Value& record, const Edit& edit) {
  Value inner = edit.path.size() > 1 && record.find(edit.path[0]) ? *record.find(edit.path[0]) : Value();
  Value& place = edit.path.size() > 1 ? inner : record;
  const std::string& key = edit.path.back();
  if (edit.action == Edit::Action::set) place.set(key, edit.value);
  if (edit.action == Edit::Action::remove) place.remove(key);
  if (edit.action == Edit::Action::append) {
    Value list = place.find(key) ? *place.find(key) : Value();
    list.push(edit.value);
    place.set(key, std::move(list));
  }
  if (edit.path.size() > 1 && !(inner.is_null() && edit.action == Edit::Action::remove))
    record.set(edit.path[0], inner);
}

// Every scalar as its text; members sorted and empty places left out.
Value plain_data(const Node& node) {
  if (node.is_scalar())
    return node.is_absent() || (node.style() == Style::plain && node.text() == "~") ? Value() : Value(node.text());
  Value value = node.is_list() ? Value::list() : Value::map();
  for (const Node& child : node.children()) {
    if (node.is_list()) value.push(plain_data(child));
    if (node.is_map()) value.set(child.key(), plain_data(child));
  }
  return value;
}

Value sorted_data(const Value& value) {
  if (value.is_list()) {
    Value list = Value::list();
    for (const Value& item : value.items()) list.push(sorted_data(item));
    return list;
  }
  if (!value.is_map()) return value;
  Value::Map members = value.members();
  std::erase_if(members, [](const auto& member) { return member.second.is_null(); });
  std::sort(members.begin(), members.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& [key, member] : members) member = sorted_data(member);
  return Value(std::move(members));
}

// The bytes that an edit may change: those of the deepest member on its path with its lines, or of the map that it
// empties. None where there is no such member: there something may be put in, and no more.
std::optional<Span> allowed(const Document& document, const Edit& edit) {
  std::optional<Node> node = document.root();
  std::optional<Node> deepest;
  for (const std::string& key : edit.path) {
    node = node->find(key);
    if (!node) break;
    deepest = node;
  }
  if (!deepest) return std::nullopt;
  const std::string_view bytes = document.bytes();
  const auto line_begin = bytes.substr(0, deepest->key_span().begin).rfind('\n');
  const auto line_end = bytes.find('\n', deepest->span().end);
  Span span{line_begin == bytes.npos ? 0 : static_cast<std::uint32_t>(line_begin + 1),
            static_cast<std::uint32_t>(line_end == bytes.npos ? bytes.size() : line_end + 1)};
  if (edit.action == Edit::Action::remove && edit.path.size() > 1 && node) {
    const Node map = *document.root().find(edit.path[0]);
    span.begin = std::min(span.begin, map.key_span().end);
  }
  return span;
}

// The names of our comments; each was written once.
std::multiset<std::string> comment_names(std::string_view bytes) {
  std::multiset<std::string> names;
  for (auto at = bytes.find("§"); at != bytes.npos; at = bytes.find("§", at + 1)) {
    names.emplace(bytes.substr(at, bytes.find_first_not_of("0123456789", at + 2) - at));
  }
  return names;
}

TEST_CASE("random edits of random records") {
  const auto shape = record();
  std::mt19937 random(20260514);
  int refused = 0;
  int edited = 0;
  for (int round = 0; round < 4000; ++round) {
    Value data = random_record(random);
    const std::string before = MessyWriter(random).write(data);
    const auto document = parsed(before);
    REQUIRE(sorted_data(plain_data(document->root())) == sorted_data(data));
    const Edit edit = random_edit(random);
    INFO(before);
    INFO("edit ", static_cast<int>(edit.action), " of ", edit.path.back(), " to ", display(edit.value));
    const auto result = apply(*document, std::vector{edit}, *shape);
    if (!result) {
      // Only a list of which more than the end changes, with a comment inside, cannot be edited.
      ++refused;
      const auto node = document->root().find(edit.path[0]);
      REQUIRE(node);
      const auto end = std::min(before.find('\n', node->span().end), before.size());
      const std::string inside = before.substr(node->key_span().end, end - node->key_span().end);
      CHECK(result.error().code == "not-editable");
      CHECK(inside.find('#') != inside.npos);
      continue;
    }
    ++edited;
    const std::string& after = *result;
    INFO(after);
    edit_data(data, edit);
    CHECK(sorted_data(plain_data(parsed(after)->root())) == sorted_data(data));

    if (const auto span = allowed(*document, edit)) {
      CHECK(after.starts_with(before.substr(0, span->begin)));
      CHECK(after.ends_with(before.substr(span->end)));
    } else if (edit.action != Edit::Action::remove) {
      const auto same = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin();
      CHECK(after.ends_with(before.substr(static_cast<std::size_t>(same))));
    } else {
      CHECK(after == before);
    }
    if (edit.action != Edit::Action::remove) CHECK(comment_names(before) == comment_names(after));
    const bool is_crlf = before.find("\r\n") != before.npos;
    if (is_crlf) CHECK(std::count(after.begin(), after.end(), '\n') == std::count(after.begin(), after.end(), '\r'));
  }
  CHECK(edited > 3500);
  CHECK(refused < 200);
}

}  // namespace
}  // namespace matchdesk::yaml

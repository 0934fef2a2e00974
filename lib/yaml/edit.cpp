#include "yaml/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"
#include "yaml/comments.hpp"
#include "yaml/meaning.hpp"
#include "yaml/scalar.hpp"
#include "yaml/splice.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

constexpr int most_splices = 1000;  // of one edit: more than any record has values

tl::unexpected<Error> not_editable(const Document& document, std::string_view why) {
  return fail(Failure::refused, "not-editable",
              fmt::format("{} cannot be changed without touching what a person wrote: {}", document.file(), why),
              fmt::format("run 'matchdesk fmt {}', which rewrites it in the usual form, or change it by hand",
                          document.file()));
}

// What an edit needs next: a splice, or nothing more if there is none; or it cannot be made by splices.
struct Next {
  std::optional<Splice> splice;
  bool is_refused = false;
};

Next done() { return {}; }
Next next(const std::optional<Splice>& splice) { return {splice, !splice}; }

bool removes(const Edit& edit) {
  return edit.action == Edit::Action::remove || (edit.action == Edit::Action::set && edit.value.is_null());
}

bool has_value(const std::optional<Node>& node) { return node && !is_null(*node); }

// A value inside the maps that the rest of a path, from `depth` on, names.
Value nested(const std::vector<std::string>& path, std::size_t depth, Value value) {
  for (std::size_t i = path.size(); i > depth; --i) value = Value(Value::Map{{path[i - 1], std::move(value)}});
  return value;
}

// What makes `node`, a member of a map, `value`.
Next next_change(const Node& node, const Value& value, const Shape& given, bool is_in_flow);

Next next_in_map(const Node& map, const Value& value, const Shape& shape, bool is_in_flow) {
  for (const Member& member : members_in_order(value, shape)) {
    const auto old = map.find(member.key);
    if (!old) return next(add_member(map, member.key, *member.value, shape));
    Next change = next_change(*old, *member.value, *member.shape, map.style() == Style::flow);
    if (change.splice || change.is_refused) return change;
  }
  for (auto old = map.first(); old; old = old->next()) {
    if (is_null(*old) || !is_dropped(old->key(), value, shape)) continue;
    return map.size() > 1 ? next(remove_member(map, *old)) : next(replace_value(map, Value::map(), shape, is_in_flow));
  }
  return done();
}

Next next_change(const Node& node, const Value& value, const Shape& given, bool is_in_flow) {
  const Shape& shape = layout_shape(value, given);
  if (!is_null(node)) {
    const Value before = meaning(node);
    if (same_meaning(merged(before, value, shape), before)) return done();
    if (node.is_map() && value.is_map() && node.size() > 0 && !members_in_order(value, shape).empty()) {
      return next_in_map(node, value, shape, is_in_flow);
    }
    if (node.is_list() && value.is_list()) {
      const std::size_t kept = items_kept(before, value, shape);
      if (kept > 0) return next(add_item(node, value.items()[kept], item_shape(shape)));
    }
  }
  return next(replace_value(node, value, shape, is_in_flow));
}

Next next_append(const Node& node, const Value& value, const Shape& given, bool is_in_flow) {
  const Shape& shape = layout_shape(Value::list(), given);
  if (node.is_list() && node.size() > 0) return next(add_item(node, value, item_shape(shape)));
  Value::List items;
  if (node.is_scalar() && !is_null(node)) items.emplace_back(node.text());
  items.push_back(value);
  return next(replace_value(node, Value(std::move(items)), shape, is_in_flow));
}

// What the edit needs next, whose path was followed to `map`.
Next next_step(const Node& map, std::size_t depth, const Edit& edit, const Shape& given, bool is_in_flow) {
  const Shape& shape = layout_shape(meaning(map), given);
  const std::string& key = edit.path[depth];
  const Shape& inner = member_shape(key, shape);
  const auto member = map.find(key);
  const bool members_in_flow = map.style() == Style::flow;
  const bool is_last = depth + 1 == edit.path.size();
  if (!is_last && has_value(member) && member->size() > 0)
    return next_step(*member, depth + 1, edit, inner, members_in_flow);
  if (removes(edit)) {
    if (!is_last || !member) return done();
    const bool leaves_nothing = map.size() == 1 && depth > 0;
    return leaves_nothing ? next(replace_value(map, Value::map(), shape, is_in_flow))
                          : next(remove_member(map, *member));
  }
  const bool appends = edit.action == Edit::Action::append;
  if (is_last && member) {
    return appends ? next_append(*member, edit.value, inner, members_in_flow)
                   : next_change(*member, edit.value, inner, members_in_flow);
  }
  const Value value = nested(edit.path, depth + 1, appends ? Value(Value::List{edit.value}) : edit.value);
  return member ? next(replace_value(*member, value, inner, members_in_flow))
                : next(add_member(map, key, value, shape));
}

std::string spliced(std::string_view bytes, const Splice& splice) {
  const auto first_line = bytes.find('\n');
  const bool is_crlf = first_line != bytes.npos && first_line > 0 && bytes[first_line - 1] == '\r';
  std::string result(bytes.substr(0, splice.begin));
  result += is_crlf ? text::replace_all(splice.text, "\n", "\r\n") : splice.text;
  result += bytes.substr(splice.end);
  return result;
}

// The document's bytes with one edit made; nothing if it cannot be made by splices.
std::optional<std::string> apply_one(const Document& document, const Edit& edit, const Shape& shape) {
  std::string bytes(document.bytes());
  for (int count = 0; count < most_splices; ++count) {
    Diagnostics findings;
    const auto current = Document::parse(document.file(), bytes, findings);
    if (!current) return std::nullopt;
    const Next step = next_step(current->root(), 0, edit, shape, false);
    if (step.is_refused) return std::nullopt;
    if (!step.splice) return bytes;
    bytes = spliced(bytes, *step.splice);
    if (edit.action == Edit::Action::append || removes(edit)) return bytes;
  }
  return std::nullopt;
}

// Whether all comments are still there, those apart that stood on the lines of a removed key.
bool comments_survive(const Document& before, const Document& after, std::span<const Edit> edits) {
  const auto old_texts = comment_texts(before);
  const auto new_texts = comment_texts(after);
  const bool may_take =
      std::ranges::any_of(edits, [](const Edit& edit) { return removes(edit) || edit.value.is_map(); });
  return may_take ? std::ranges::includes(old_texts, new_texts) : old_texts == new_texts;
}

}  // namespace

Result<std::string> apply(const Document& document, std::span<const Edit> edits, const Shape& shape) {
  const bool is_flow = document.root().style() == Style::flow;
  Value expected = meaning(document.root());
  std::string bytes(document.bytes());
  for (const Edit& edit : edits) {
    TRY(Value wanted, edited(expected, edit, shape));
    const bool is_same = edit.action != Edit::Action::append && same_meaning(wanted, expected);
    if (is_same && (is_flow || !removes(edit))) continue;
    expected = std::move(wanted);
    if (is_flow) return not_editable(document, "it is written in braces as a whole");
    Diagnostics findings;
    const auto before = Document::parse(document.file(), bytes, findings);
    auto after = before ? apply_one(*before, edit, shape) : std::nullopt;
    if (!after) {
      return not_editable(document, fmt::format("there is a comment inside '{}'", fmt::join(edit.path, ".")));
    }
    bytes = std::move(*after);
  }
  Diagnostics findings;
  const auto result = Document::parse(document.file(), bytes, findings);
  if (!result || !same_meaning(meaning(result->root()), expected) || !comments_survive(document, *result, edits)) {
    return not_editable(document, "the result would not mean what was asked for");
  }
  return bytes;
}

}  // namespace matchdesk::yaml

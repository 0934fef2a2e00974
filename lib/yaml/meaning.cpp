#include "yaml/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "yaml/scalar.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

bool is_scalar(const Value& value) { return !value.is_list() && !value.is_map(); }

bool is_same_scalar(const Value& before, const Value& after, const Shape& shape) {
  if (before == after) return true;
  if (!before.is_text() || !after.is_text()) return false;
  const auto left = read_scalar(before.text(), shape);
  const auto right = read_scalar(after.text(), shape);
  return left && right && *left == *right;
}

Value merged_map(const Value& before, const Value& value, const Shape& shape) {
  Value result = Value::map();
  for (const auto& [key, old] : before.members()) {
    if (is_dropped(key, value, shape) && !old.is_null()) continue;
    const Value* set = value.find(key);
    result.set(key, set && !set->is_null() ? merged(old, *set, member_shape(key, shape)) : old);
  }
  for (const auto& [key, set] : value.members()) {
    if (!set.is_null() && !result.find(key)) result.set(key, meaning(set, member_shape(key, shape)));
  }
  return result;
}

Value merged_list(const Value& before, const Value& value, const Shape& shape) {
  const std::size_t kept = items_kept(before, value, shape);
  Value result = Value::list();
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    result.push(i < kept ? before.items()[i] : meaning(value.items()[i], item_shape(shape)));
  }
  return result;
}

Value appended(Value before, const Value& value, const Shape& shape) {
  Value list = before.is_text() ? Value(Value::List{std::move(before)}) : std::move(before);
  list.push(meaning(value, item_shape(shape)));
  return list;
}

tl::unexpected<Error> does_not_hold(std::string_view key, std::string_view what) {
  return fail(Failure::refused, "not-editable", fmt::format("'{}' does not hold {}", key, what),
              "change it by hand first");
}

Result<Value> edited_at(Value before, std::size_t depth, const Edit& edit, const Shape& given) {
  const Shape& shape = layout_shape(before, given);
  const std::string& key = edit.path[depth];
  const Shape& inner = member_shape(key, shape);
  const Value* old = before.find(key);
  const bool is_there = old && !old->is_null();
  if (depth + 1 < edit.path.size()) {
    if (!is_there && edit.action == Edit::Action::remove) return before;
    if (is_there && !old->is_map()) return does_not_hold(key, "keys and values");
    TRY(auto changed, edited_at(is_there ? *old : Value::map(), depth + 1, edit, inner));
    before.set(key, std::move(changed));
  } else if (edit.action == Edit::Action::remove || (edit.action == Edit::Action::set && edit.value.is_null())) {
    before.remove(key);
  } else if (edit.action == Edit::Action::set) {
    before.set(key, is_there ? merged(*old, edit.value, inner) : meaning(edit.value, inner));
  } else {
    if (is_there && old->is_map()) return does_not_hold(key, "a list");
    before.set(key, appended(is_there ? *old : Value::list(), edit.value, layout_shape(Value::list(), inner)));
  }
  return before;
}

}  // namespace

Value meaning(const Node& node) {
  if (is_null(node)) return Value();
  if (node.is_scalar()) return Value(node.text());
  if (node.is_list()) {
    Value::List items;
    for (auto item = node.first(); item; item = item->next()) items.push_back(meaning(*item));
    return Value(std::move(items));
  }
  Value::Map members;
  for (auto member = node.first(); member; member = member->next()) {
    members.emplace_back(member->key(), meaning(*member));
  }
  return Value(std::move(members));
}

Value meaning(const Value& value, const Shape& given) {
  if (value.is_null()) return Value();
  const Shape& shape = layout_shape(value, given);
  if (is_scalar(value)) {
    const auto plain = plain_text(value, shape);
    return Value(plain ? *plain : value.text());
  }
  Value result = value.is_map() ? Value::map() : Value::list();
  for (const Value& item : value.items()) result.push(meaning(item, item_shape(shape)));
  for (const Member& member : members_in_order(value, shape))
    result.set(member.key, meaning(*member.value, *member.shape));
  return result;
}

bool same_meaning(const Value& left, const Value& right) {
  if (left.is_list() && right.is_list()) {
    return std::ranges::equal(left.items(), right.items(), same_meaning);
  }
  if (!left.is_map() || !right.is_map()) return left == right;
  const auto covers = [](const Value& outer, const Value& inner) {
    return std::ranges::all_of(inner.members(), [&](const auto& member) {
      const Value* other = outer.find(member.first);
      return member.second.is_null() ? !other || other->is_null() : other && same_meaning(*other, member.second);
    });
  };
  return covers(left, right) && covers(right, left);
}

bool is_dropped(std::string_view key, const Value& value, const Shape& shape) {
  const Value* set = value.find(key);
  if (set && !set->is_null()) return false;
  const bool is_known = std::ranges::find(shape.keys, key, &Key::name) != shape.keys.end();
  return is_known || shape.type != Type::map;
}

std::size_t items_kept(const Value& before, const Value& value, const Shape& shape) {
  const auto& old = before.items();
  if (old.size() > value.items().size()) return 0;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (!same_meaning(merged(old[i], value.items()[i], item_shape(shape)), old[i])) return 0;
  }
  return old.size();
}

Value merged(const Value& before, const Value& value, const Shape& given) {
  const Shape& shape = layout_shape(value, given);
  if (before.is_map() && value.is_map()) return merged_map(before, value, shape);
  if (before.is_list() && value.is_list()) return merged_list(before, value, shape);
  Value after = meaning(value, shape);
  return is_same_scalar(before, after, shape) ? before : after;
}

Result<Value> edited(Value before, const Edit& edit, const Shape& shape) {
  return edited_at(std::move(before), 0, edit, shape);
}

}  // namespace matchdesk::yaml

#pragma once

#include "yaml/edit.hpp"

namespace matchdesk::yaml {

// What a document says, apart from how it is written: every scalar as its text, null for what has no value. Edits are
// proved by it: what a document means after them must be what its meaning becomes by them.

Value meaning(const Node& node);

// What a value will mean once it is written by its shape. Null members are left out.
Value meaning(const Value& value, const Shape& shape);

// Equal, whatever the order of keys; a null member is as good as none.
bool same_meaning(const Value& left, const Value& right);

// What stands at a place after `value` is set there: texts that the shape reads as the same value stay as they were,
// and so do the members of maps that the shape does not know.
Value merged(const Value& before, const Value& value, const Shape& shape);

// How many items of `before` stay where a list is set to `value`: all of them, when it begins with them, or else none.
std::size_t items_kept(const Value& before, const Value& value, const Shape& shape);

// Whether a member of a map goes when the map is set to `value`.
bool is_dropped(std::string_view key, const Value& value, const Shape& shape);

// What the document means after the edit; an error where the path leads through something that is not a map.
Result<Value> edited(Value before, const Edit& edit, const Shape& shape);

}  // namespace matchdesk::yaml

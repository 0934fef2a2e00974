#pragma once

#include "yaml/edit.hpp"

namespace matchdesk::yaml {

// What a document means, apart from how it is written: every scalar as its text, null for what has no value. Edits are
// checked by it: the meaning of the edited bytes must equal the edited meaning of the bytes before.
Value meaning(const Node& node);

// What a value will mean once it is written by its shape. Null members are left out.
Value meaning(const Value& value, const Shape& shape);

// Whether both mean the same. The order of keys does not count, and a null member is no member.
bool same_meaning(const Value& left, const Value& right);

// What `before` means after it was set to `value`: texts that the shape reads as the same value stay as they were, and
// so do the members of maps that the shape does not know.
Value merged(const Value& before, const Value& value, const Shape& shape);

// How many items of `before` stay when the list is set to `value`: all if `value` begins with them, else none.
std::size_t items_kept(const Value& before, const Value& value, const Shape& shape);

// Whether a member of a map is removed when the map is set to `value`.
bool is_dropped(std::string_view key, const Value& value, const Shape& shape);

// What a document means after the edit; an error if the path leads through something that is not a map.
Result<Value> edited(Value before, const Edit& edit, const Shape& shape);

}  // namespace matchdesk::yaml

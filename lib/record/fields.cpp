#include "record/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view history_key = "history";

template <class Record>
const Field<Record>* find_field(std::string_view name) {
  static const std::unordered_map<std::string_view, const Field<Record>*> by_name = [] {
    std::unordered_map<std::string_view, const Field<Record>*> all;
    for (const Field<Record>& field : fields<Record>()) all.emplace(field.name, &field);
    return all;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

// "capacity" of "capacity.per_week"; nothing of a name without a dot.
std::string_view group_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

std::string_view name_in_group(std::string_view name) { return name.substr(name.find('.') + 1); }

Value read(const std::string& place) { return place.empty() ? Value() : Value(place); }
Value read(const std::vector<std::string>& place) { return place.empty() ? Value() : Value(place); }
Value read(const std::optional<Date>& place) { return place ? Value(to_text(*place)) : Value(); }
Value read(const std::optional<Timestamp>& place) { return or_null(place); }
Value read(const std::optional<int>& place) { return place ? Value(*place) : Value(); }
Value read(const Value& place) { return place.is_map() && place.members().empty() ? Value() : place; }

template <class Record>
Value read_field(const Field<Record>& field, const Record& record) {
  // The table's places serve writing too; here they are only read through.
  Record& readable = const_cast<Record&>(record);
  return std::visit([&](const auto& place) { return read(std::as_const(place(readable))); }, field.place);
}

Result<void> write(std::string& place, const Value& value) {
  place = value.text();
  return {};
}

Result<void> write(std::vector<std::string>& place, const Value& value) {
  place = value.texts();
  return {};
}

Result<void> write(std::optional<Date>& place, const Value& value) {
  place.reset();
  if (value.is_null()) return {};
  TRY(place, parse_date(value.text()));
  return {};
}

Result<void> write(std::optional<Timestamp>& place, const Value& value) {
  place.reset();
  if (value.is_null()) return {};
  TRY(place, parse_timestamp(value.text()));
  return {};
}

Result<void> write(std::optional<int>& place, const Value& value) {
  place.reset();
  if (value.is_integer()) place = static_cast<int>(value.integer());
  return {};
}

Result<void> write(Value& place, const Value& value) {
  place = value;
  return {};
}

template <class Record>
Result<void> write_field(const Field<Record>& field, Record& record, const Value& value) {
  return std::visit([&](const auto& place) { return write(place(record), value); }, field.place);
}

// The field that holds what a name inside it reaches: `custom` of "custom.level".
template <class Record>
const Field<Record>* find_holder(std::string_view name) {
  const Field<Record>* field = find_field<Record>(group_of(name));
  return field != nullptr && std::holds_alternative<Value& (*)(Record&)>(field->place) ? field : nullptr;
}

template <class Record>
tl::unexpected<Error> unknown_field(std::string_view name) {
  std::vector<std::string> names;
  for (const Field<Record>& field : fields<Record>()) names.emplace_back(field.name);
  return fail(Failure::usage, "unknown-field",
              fmt::format("there is no field '{}' of {} records", name, to_text(subject_of(Record()))),
              text::did_you_mean(name, names, fmt::format("its fields are {}", text::enumerate(names))));
}

std::string_view about_group(std::string_view group) {
  return group == "name" ? "What they are called" : "How much a provider takes; absent is no limit";
}

yaml::ShapePointer group_shape(std::vector<yaml::Key> keys) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::open_map_of(std::move(keys)));
  shape->flow = true;
  shape->nullable = true;
  return shape;
}

// The fields of one group, from `first` on, as one key.
template <class Record>
yaml::Key group_key(std::span<const Field<Record>> group) {
  std::vector<yaml::Key> keys;
  for (const Field<Record>& field : group) {
    keys.push_back({std::string(name_in_group(field.name)), field.shape, field.required, std::string(field.about)});
  }
  const std::string_view name = group_of(group.front().name);
  return {std::string(name), group_shape(std::move(keys)), false, std::string(about_group(name))};
}

template <class Record>
std::size_t group_size(std::span<const Field<Record>> from) {
  const std::string_view group = group_of(from.front().name);
  if (group.empty()) return 1;
  const auto end =
      std::ranges::find_if(from, [&](const Field<Record>& field) { return group_of(field.name) != group; });
  return static_cast<std::size_t>(end - from.begin());
}

// What is read from one member of a record's map: a group's members reach the fields in it.
template <class Record>
void take_member(Record& record, const std::string& name, const Value& value) {
  if (name == history_key) {
    record.history.reserve(value.items().size());
    for (const Value& item : value.items()) record.history.push_back(event_from_value(item));
  } else if (const Field<Record>* field = find_field<Record>(name)) {
    (void)write_field(*field, record, value);
  } else if (value.is_map()) {
    for (const auto& [inner, member] : value.members()) {
      const Field<Record>* in_group = find_field<Record>(fmt::format("{}.{}", name, inner));
      if (in_group != nullptr) (void)write_field(*in_group, record, member);
    }
  }
}

}  // namespace

template <class Record>
yaml::ShapePointer record_shape(const yaml::ShapePointer& custom) {
  std::vector<yaml::Key> keys;
  for (std::span<const Field<Record>> rest = fields<Record>(); !rest.empty();) {
    const Field<Record>& field = rest.front();
    const std::size_t size = group_size(rest);
    if (!group_of(field.name).empty()) {
      keys.push_back(group_key(rest.first(size)));
    } else {
      const yaml::ShapePointer& shape = field.name == "custom" && custom != nullptr ? custom : field.shape;
      keys.push_back({std::string(field.name), shape, field.required, std::string(field.about)});
    }
    rest = rest.subspan(size);
  }
  const bool has_life = std::is_same_v<Record, Request>;
  keys.push_back({std::string(history_key), history_shape(subject_of(Record())), has_life,
                  "What happened, one event after another; never changed, only added to"});
  return yaml::open_map_of(std::move(keys));
}

template <class Record>
Value get(const Record& record, std::string_view name) {
  if (const Field<Record>* field = find_field<Record>(name)) return read_field(*field, record);
  if (const Field<Record>* holder = find_holder<Record>(name)) {
    const Value inside = read_field(*holder, record);
    const Value* member = inside.find(name_in_group(name));
    return member == nullptr ? inside.at_path(name_in_group(name)) : *member;
  }
  Value group;
  for (const Field<Record>& field : fields<Record>()) {
    if (group_of(field.name) != name) continue;
    Value value = read_field(field, record);
    if (!value.is_null()) group.set(name_in_group(field.name), std::move(value));
  }
  return group;
}

template <class Record>
Result<void> set(Record& record, std::string_view name, const Value& value) {
  if (const Field<Record>* field = find_field<Record>(name)) return write_field(*field, record, value);
  const Field<Record>* holder = find_holder<Record>(name);
  if (holder == nullptr) return unknown_field<Record>(name);
  Value& inside = std::get<Value& (*)(Record&)>(holder->place)(record);
  if (value.is_null()) {
    inside.remove(name_in_group(name));
  } else {
    inside.set(name_in_group(name), value);
  }
  return {};
}

template <class Record>
Value to_value(const Record& record) {
  Value::Map members;
  for (std::span<const Field<Record>> rest = fields<Record>(); !rest.empty();) {
    const Field<Record>& field = rest.front();
    const std::string_view group = group_of(field.name);
    Value value = group.empty() ? read_field(field, record) : get(record, group);
    if (!value.is_null()) members.emplace_back(group.empty() ? field.name : group, std::move(value));
    rest = rest.subspan(group_size(rest));
  }
  if (!record.history.empty()) {
    Value::List events;
    events.reserve(record.history.size());
    for (const Event& event : record.history) events.push_back(to_value(event));
    members.emplace_back(history_key, std::move(events));
  }
  return members;
}

template <class Record>
Record from_value(const Value& value) {
  Record record;
  for (const auto& [name, member] : value.members()) take_member(record, name, member);
  return record;
}

std::vector<std::string> missing_fields(const Participant& participant, std::span<const std::string> required) {
  std::vector<std::string> missing;
  for (const std::string& name : required) {
    if (get(participant, name).is_null()) missing.push_back(name);
  }
  return missing;
}

template yaml::ShapePointer record_shape<Participant>(const yaml::ShapePointer&);
template yaml::ShapePointer record_shape<Request>(const yaml::ShapePointer&);
template yaml::ShapePointer record_shape<Activity>(const yaml::ShapePointer&);
template Value get(const Participant&, std::string_view);
template Value get(const Request&, std::string_view);
template Value get(const Activity&, std::string_view);
template Result<void> set(Participant&, std::string_view, const Value&);
template Result<void> set(Request&, std::string_view, const Value&);
template Result<void> set(Activity&, std::string_view, const Value&);
template Value to_value(const Participant&);
template Value to_value(const Request&);
template Value to_value(const Activity&);
template Participant from_value<Participant>(const Value&);
template Request from_value<Request>(const Value&);
template Activity from_value<Activity>(const Value&);

}  // namespace matchdesk

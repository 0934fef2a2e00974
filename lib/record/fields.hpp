#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/record.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// One field of a record: its name in the file (dotted where it is nested), what it may be, and where it is kept.
template <class Record>
struct Field {
  using Place =
      std::variant<std::string& (*)(Record&), std::vector<std::string>& (*)(Record&), std::optional<Date>& (*)(Record&),
                   std::optional<Timestamp>& (*)(Record&), std::optional<int>& (*)(Record&), Value& (*)(Record&)>;
  std::string_view name;
  yaml::ShapePointer shape;
  bool required = false;
  std::string_view about;
  Place place;
};

// The one table of each record type, in the order in which its keys are written: from it records are read, written and
// checked, and the schemas, CSV columns and query names are made. `history` is not in it; it is always last.
template <class Record>
std::span<const Field<Record>> fields();
template <>
std::span<const Field<Participant>> fields<Participant>();
template <>
std::span<const Field<Request>> fields<Request>();
template <>
std::span<const Field<Activity>> fields<Activity>();

// The shape of the whole file: its fields grouped by their dots, `custom` as given, and the history.
// An open map: unknown keys are kept and warned about.
template <class Record>
yaml::ShapePointer record_shape(const yaml::ShapePointer& custom);
extern template yaml::ShapePointer record_shape<Participant>(const yaml::ShapePointer&);
extern template yaml::ShapePointer record_shape<Request>(const yaml::ShapePointer&);
extern template yaml::ShapePointer record_shape<Activity>(const yaml::ShapePointer&);

// One field's value by its dotted name; null where it is not set or not known. "custom.x" and "needs.x" reach inside;
// "name" and "capacity" are maps of what is set in them.
template <class Record>
Value get(const Record& record, std::string_view name);
// Sets one field from a value its shape accepts; null removes it. Unknown names are an error ("unknown-field", usage,
// with the nearest), and so are a date or time that cannot be read.
template <class Record>
Result<void> set(Record& record, std::string_view name, const Value& value);

// The record as data in the order of its file (history included), and back.
template <class Record>
Value to_value(const Record& record);
template <class Record>
Record from_value(const Value& value);

extern template Value get(const Participant&, std::string_view);
extern template Value get(const Request&, std::string_view);
extern template Value get(const Activity&, std::string_view);
extern template Result<void> set(Participant&, std::string_view, const Value&);
extern template Result<void> set(Request&, std::string_view, const Value&);
extern template Result<void> set(Activity&, std::string_view, const Value&);
extern template Value to_value(const Participant&);
extern template Value to_value(const Request&);
extern template Value to_value(const Activity&);
extern template Participant from_value<Participant>(const Value&);
extern template Request from_value<Request>(const Value&);
extern template Activity from_value<Activity>(const Value&);

// Required fields that are missing, by dotted name, in the order given.
std::vector<std::string> missing_fields(const Participant& participant, std::span<const std::string> required);

}  // namespace matchdesk

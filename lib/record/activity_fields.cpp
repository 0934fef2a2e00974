#include "record/field_shapes.hpp"
#include "record/fields.hpp"

namespace matchdesk {
namespace {

template <auto Member>
auto& own(Activity& activity) {
  return activity.*Member;
}

using A = Activity;
using Table = std::vector<Field<Activity>>;

Table make_table() {
  const FieldShapes shapes;
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<&A::id>},
      {"title", shapes.line, false, "What it is called", &own<&A::title>},
      {"when", shapes.time, false, "When it begins", &own<&A::when>},
      {"location", shapes.id, false, "A place of the program's location tree", &own<&A::location>},
      {"for", shapes.ids, false, "The roles it is meant for", &own<&A::roles>},
      {"notes", shapes.text, false, "Free text", &own<&A::notes>},
  };
}

}  // namespace

template <>
std::span<const Field<Activity>> fields<Activity>() {
  static const Table table = make_table();
  return table;
}

}  // namespace matchdesk

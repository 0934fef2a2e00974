#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"
#include "text/value.hpp"
#include "yaml/tree.hpp"

namespace matchdesk::yaml {

struct Shape;
using ShapePointer = std::shared_ptr<const Shape>;

// What a value must look like. Each type has one rule for check, writer and schema.
enum class Type {
  text,   // any text, of several lines too
  line,   // text without a line end
  id,     // lower-case ASCII letters, digits and '-': a record's id, a term, an enumerated value
  date,   // YYYY-MM-DD
  time,   // RFC 3339 with offset
  clock,  // HH:MM
  integer,
  number,
  yes_no,    // true or false, also yes and no; written as true and false
  choice,    // one of `choices`
  duration,  // "2 business days"
  list,      // of `item`s; with `single_is_list` a scalar is read as a list of one
  map,       // of the known `keys`
  table,     // of any keys (each fitting `key_type`) to `item`s
  either,    // the first of `alternatives` whose kind of node (scalar, list, map) and type fits
  cases,     // a map whose shape depends on its key `case_key`: an event's keys on its `event`
  anything,
};

struct Key {
  std::string name;
  ShapePointer shape;
  bool required = false;
  std::string about;  // one sentence: for the schema, the help and the CSV documentation
};

// What a map is where the key that tells the cases apart has this value.
struct Case {
  std::string value;
  ShapePointer shape;  // a map that has this key among its keys
};

// What a value in a file may be. Shapes describe records and the policy once: from them values are checked with
// positions, read, written in canonical order, and JSON Schemas are made.
struct Shape {
  Type type = Type::text;
  std::vector<std::string> choices;
  std::vector<Key> keys;
  bool open = false;  // of a map: unknown keys are kept and warned about, else they are errors
  bool flow = false;  // written on one line: {a: 1, b: 2}
  ShapePointer item;
  Type key_type = Type::line;
  bool single_is_list = false;
  bool nullable = false;  // null or nothing after the colon means "no value"
  std::vector<ShapePointer> alternatives;
  std::string case_key;  // of cases: the key whose value tells the cases apart
  std::vector<Case> cases;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::string about;
};

// Builders, so that tables of fields read well.
ShapePointer of(Type type);
ShapePointer choice_of(std::vector<std::string> choices);
ShapePointer list_of(ShapePointer item);
ShapePointer map_of(std::vector<Key> keys);
ShapePointer open_map_of(std::vector<Key> keys);
ShapePointer flow_map_of(std::vector<Key> keys);
ShapePointer table_of(ShapePointer item);
ShapePointer either_of(std::vector<ShapePointer> alternatives);
ShapePointer cases_of(std::string case_key, std::vector<Case> cases);
ShapePointer nullable(const ShapePointer& shape);
ShapePointer at_least(const ShapePointer& shape, double minimum);
ShapePointer between(const ShapePointer& shape, double minimum, double maximum);

// Which of a shape's possibilities a value is:

// The case with this value, or null.
const Case* find_case(const Shape& shape, std::string_view value);

// The shape of this map's values: the shape itself, or the case that the map's `case_key` names; null where it names
// none.
const Shape* shape_of_map(const Node& map, const Shape& shape);
const Shape* shape_of_map(const Value& map, const Shape& shape);

// Whether null and an empty place are values of this shape.
bool accepts_null(const Shape& shape);

// The kind of node that values of this type are; a scalar for `either` and `anything`, which may be others too.
Kind kind_of(Type type);

// Whether values of this shape may be of this kind.
bool accepts_kind(const Shape& shape, Kind kind);

// Adds what is wrong with a value to `findings`: wrong kind, wrong type, unknown keys and cases with the nearest known
// one, missing required keys. Returns whether there is no error.
// A plain null or ~ and an empty place mean "no value", in every type: fine where the shape is nullable, a warning at
// an optional key, an error elsewhere (at a required key, where "" is no value either, and in lists and tables). Texts
// may be written like numbers (0123) or yes-no (No); ids and choices that another reader would type so must be quoted.
bool check(const Node& node, const Shape& shape, Diagnostics& findings);

// The value as its shape reads it, if `check` found no error in it. Unknown keys are left out, numbers become numbers,
// yes-no becomes a bool, an absent or null value becomes null; dates, times and ids stay texts. In `anything`, null,
// true, false and whole numbers become such where they are plain and as this tool writes them; other scalars stay
// texts.
Value to_value(const Node& node, const Shape& shape);

// The value of one text, as typed on a command line or in a CSV cell, by a scalar shape; an error where it does not
// fit.
Result<Value> read_scalar(std::string_view text, const Shape& shape);

// A JSON Schema (2020-12) that accepts what `check` accepts, in values as a reader of YAML 1.2 (core schema) sees them.
Value json_schema(const Shape& shape, std::string_view title, std::string_view id);

}  // namespace matchdesk::yaml

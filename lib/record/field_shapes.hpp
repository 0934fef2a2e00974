#pragma once

#include "yaml/shape.hpp"

namespace matchdesk {

// What the fields of records may be. All but those that are required may also stand there without a value.
struct FieldShapes {
  yaml::ShapePointer required_id;
  yaml::ShapePointer required_time;
  yaml::ShapePointer id;
  yaml::ShapePointer line;
  yaml::ShapePointer text;
  yaml::ShapePointer date;
  yaml::ShapePointer time;
  yaml::ShapePointer count;  // a whole number from 0 to a million
  yaml::ShapePointer ids;    // a list on one line; a single id stands for a list of one
  yaml::ShapePointer table;  // any keys to anything
  yaml::ShapePointer needs;  // field names to a term or a list of terms

  FieldShapes();
};

yaml::ShapePointer one_of(std::vector<std::string> choices);
yaml::ShapePointer list_of_one_or_several(yaml::ShapePointer item);

}  // namespace matchdesk
